// What stands below a site's lanes.

export { mountDates } from "./dates.js";
export { mountProgress } from "./progress.js";
export { mountRamp } from "./ramp.js";
export { mountTrend } from "./trend.js";
