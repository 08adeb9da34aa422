// What stands below a site's lanes: megawatts on their axis, the forecast, the critical path, the trend, dates by party, the progress curve, earned value, schedules.

import { part } from "../dom.js";
import { mountEarned } from "./earned.js";
import { mountForecast } from "./forecast.js";
import { mountNetwork } from "./network.js";
import { mountSchedules } from "./schedules.js";
import { mountDates } from "./dates.js";
import { mountProgress } from "./progress.js";
import { mountRamp } from "./ramp.js";
import { together } from "./slots.js";
import { mountTrend } from "./trend.js";

/** @param {HTMLElement} frame @param {import("../types.js").ViewContext} context @param {string} site @param {() => import("../axis.js").Axis} axis of the lanes @returns {import("../types.js").View} */
export const mountBelow = (frame, context, site, axis) => together([
  mountRamp(part(frame, "ramp"), context, { site, axis }),
  mountForecast(part(frame, "forecast"), context, site),
  mountNetwork(part(frame, "network"), context, site),
  mountTrend(part(frame, "trend"), context, site),
  mountDates(part(frame, "dates"), context, site),
  mountProgress(part(frame, "progress"), context, site),
  mountEarned(part(frame, "earned"), context, site),
  mountSchedules(part(frame, "schedules"), context, site),
]);
