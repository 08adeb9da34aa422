// Megawatts ready over time, in one basis: what is actual, what is forecast, and what was first stated. Values in, values out.

import { toDay } from "./axis.js";
import { latestOf } from "./stated.js";

/** @typedef {import("./types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("./types.js").Stated} Stated */
/** @typedef {{day: number, mw: number, row: MilestoneRow}} Step one milestone's megawatts at the day on which they count */
/**
 * @typedef {object} Ramp
 * @property {Step[]} actual
 * @property {Step[]} forecast
 * @property {Step[]} first
 * @property {number} planned all megawatts that are still in scope
 * @property {number} undated in scope, but without a date now: on no line
 * @property {number} withdrawn no longer in scope: no slip, and on no line
 * @property {number} unplanned done, but nobody had stated a date: on the first line at the actual date
 */

/** @param {MilestoneRow[]} milestones @param {string} basis @param {number} today @returns {Ramp} */
export function rampOf(milestones, basis, today) {
  /** @type {Ramp} */ const ramp = { actual: [], forecast: [], first: [], planned: 0, undated: 0, withdrawn: 0, unplanned: 0 };
  for (const row of milestones) {
    const mw = row.mw?.find(one => one.basis === basis)?.value ?? 0;
    if (!(mw > 0)) continue;
    if (row.status === "withdrawn") { ramp.withdrawn += mw; continue; }
    ramp.planned += mw;
    const current = counts(row.current?.date);
    const plan = counts(row.plan?.date);
    if (current === null) ramp.undated += mw;
    // A forecast that has passed is not ready: it counts from today on at the earliest.
    else if (row.current?.kind === "forecast") ramp.forecast.push({ day: Math.max(current, today + 1), mw, row });
    else ramp.actual.push({ day: current, mw, row });
    if (plan !== null) ramp.first.push({ day: plan, mw, row });
    else if (current !== null && row.current?.kind === "actual") {
      ramp.first.push({ day: current, mw, row });
      ramp.unplanned += mw;
    }
  }
  for (const steps of [ramp.actual, ramp.forecast, ramp.first]) steps.sort((a, b) => a.day - b.day || (a.row.id < b.row.id ? -1 : 1));
  return ramp;
}

/** A span counts when all of it has passed. @param {Stated|null|undefined} date */
const counts = date => toDay(latestOf(date));

/** @param {Step[]} steps @param {number} day megawatts at the end of the day */
export const totalAt = (steps, day) => steps.reduce((sum, step) => step.day <= day ? sum + step.mw : sum, 0);

/** What is said now, ready and forecast, at the end of a day. @param {Ramp} ramp @param {number} day */
export const nowAt = (ramp, day) => totalAt(ramp.actual, day) + totalAt(ramp.forecast, day);

/** Every day on which a line rises, and today. @param {Ramp} ramp @param {number} today */
export function daysOf(ramp, today) {
  const days = new Set([today, ...[...ramp.actual, ...ramp.forecast, ...ramp.first].map(step => step.day)]);
  return [...days].sort((a, b) => a - b);
}

/**
 * The points of a line that rises in steps: from the left edge at 0 (or a start value) to the right edge.
 * @param {Step[]} steps @param {number} from @param {number} to @param {number} [start] @returns {{x: number, y: number, step: boolean}[]}
 */
export function pointsOf(steps, from, to, start = 0) {
  let y = start;
  const points = [{ x: from, y, step: false }];
  for (const step of steps) {
    y += step.mw;
    const last = points[points.length - 1];
    if (last.step && last.x === step.day) last.y = y;
    else points.push({ x: step.day, y, step: true });
  }
  if (points[points.length - 1].x < to) points.push({ x: to, y, step: false });
  return points;
}

/**
 * Where the first stated dates and today's differ most: today, or the end of a year.
 * @param {Ramp} ramp @param {number} today @returns {{day: number, first: number, now: number}|null} null where nothing is missing anywhere
 */
export function widestGap(ramp, today) {
  const last = daysOf(ramp, today).at(-1) ?? today;
  const ends = [today];
  for (let year = new Date(today * 86400000).getUTCFullYear(); ; year++) {
    const end = Date.UTC(year, 11, 31) / 86400000;
    if (end > today) ends.push(end);
    if (end >= last) break;
  }
  const gaps = ends.map(day => ({ day, first: totalAt(ramp.first, day), now: nowAt(ramp, day) })).filter(gap => gap.first > gap.now);
  return gaps.sort((a, b) => (b.first - b.now) - (a.first - a.now) || a.day - b.day)[0] ?? null;
}
