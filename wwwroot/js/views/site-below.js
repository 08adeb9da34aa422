// What stands below a site's lanes: megawatts on their axis, the trend, dates by party, the progress curve.

import { part } from "../dom.js";
import { mountDates } from "./dates.js";
import { mountProgress } from "./progress.js";
import { mountRamp } from "./ramp.js";
import { together } from "./slots.js";
import { mountTrend } from "./trend.js";

/** @param {HTMLElement} frame @param {import("../types.js").ViewContext} context @param {string} site @param {() => import("../axis.js").Axis} axis of the lanes @returns {import("../types.js").View} */
export const mountBelow = (frame, context, site, axis) => together([
  mountRamp(part(frame, "ramp"), context, { site, axis }),
  mountTrend(part(frame, "trend"), context, site),
  mountDates(part(frame, "dates"), context, site),
  mountProgress(part(frame, "progress"), context, site),
]);
