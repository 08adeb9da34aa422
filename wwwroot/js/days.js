// The days that can be looked back at, as places on a line: from the first on which anything was known to today.

import { toDay } from "./axis.js";

/** @typedef {{day: string, events: number}} DayCount */

const BARS = 120;

/** @param {DayCount[]} days @param {number} today */
export const firstDay = (days, today) => Math.min(toDay(days[0]?.day) ?? today, today);

/**
 * How much became known over the line, as bars of equal width: shares of the highest, 0 to 1, by the logarithm: a day on which a
 * whole file came does not flatten all others.
 * @param {DayCount[]} days @param {number} from @param {number} to @returns {number[]}
 */
export function barsOf(days, from, to) {
  const count = Math.max(1, Math.min(BARS, to - from + 1));
  const bars = new Array(count).fill(0);
  for (const { day, events } of days) {
    const at = toDay(day);
    if (at !== null && at >= from && at <= to) bars[Math.min(count - 1, Math.floor((at - from) / (to - from + 1) * count))] += events;
  }
  const most = Math.log1p(Math.max(1, ...bars));
  return bars.map(events => Math.log1p(events) / most);
}

/** The next day on which something became known, or the one before. @param {DayCount[]} days @param {number} from @param {1|-1} direction @returns {number|null} */
export function nextNews(days, from, direction) {
  const known = days.map(({ day }) => toDay(day) ?? from);
  const beyond = direction > 0 ? known.filter(day => day > from) : known.filter(day => day < from);
  return beyond.length ? (direction > 0 ? Math.min(...beyond) : Math.max(...beyond)) : null;
}

/** The day of the address as a place on the line; null where it names an instant or a position. @param {string|null} asOf */
export const dayOfMoment = asOf => asOf !== null && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? toDay(asOf) : null;
