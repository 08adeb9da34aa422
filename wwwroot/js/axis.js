// One time axis for every lane and chart: whole days since 1970 in UTC, percent of the width on the page.

import { locale } from "./i18n.js";
import { earliestOf, latestOf } from "./stated.js";

/** @typedef {import("./types.js").Stated} Stated */
/** @typedef {import("./types.js").MilestoneRow} MilestoneRow */
/** @typedef {{from: number, to: number, today: number}} Axis days; `to` is the first day after */
/** @typedef {{day: number, label: string, rank: "year"|"quarter"|"month"}} Tick */

const DAY_MS = 86400000;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;
// A mistyped year must not squeeze the rest of the programme into one pixel: what lies beyond is drawn at the edge.
const MOST_YEARS_AWAY = 12;
const EMPTY_MONTHS = 12;
const MONTHS_UNTIL_YEARS = 40;
const YEARS_UNTIL_DECADES = 16;

/** @param {string|null|undefined} iso */
export function toDay(iso) {
  if (typeof iso !== "string" || !ISO_DAY.test(iso)) return null;
  const ms = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(ms) ? null : Math.floor(ms / DAY_MS);
}

/** @param {number} day */
export const fromDay = day => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** @param {Date} now the server's time */
export const dayOf = now => Math.floor(now.getTime() / DAY_MS);

/** Every date that a lane of this milestone can draw. @param {MilestoneRow} row @returns {Stated[]} */
export function datesOf(row) {
  /** @type {(Stated|null|undefined)[]} */ const dates = [row.current?.date, row.plan?.date];
  for (const said of row.said ?? []) dates.push(said.firstStated?.date, said.forecast?.date, said.actual?.date);
  return dates.flatMap(date => date ? [date] : []);
}

/**
 * The extent of the data in whole steps of months, with today in it.
 * @param {Stated[]} dates @param {number} today @param {number} [stepMonths] 6 for the board, 3 for a site
 * @returns {Axis}
 */
export function axisOf(dates, today, stepMonths = 6) {
  const earliest = today - MOST_YEARS_AWAY * 365;
  const latest = today + MOST_YEARS_AWAY * 365;
  let from = today, to = today;
  for (const date of dates) {
    for (const day of [toDay(earliestOf(date)), toDay(latestOf(date))]) {
      if (day === null || day < earliest || day > latest) continue;
      from = Math.min(from, day);
      to = Math.max(to, day);
    }
  }
  if (from === to) return { from: step(today, stepMonths, -EMPTY_MONTHS), to: step(today, stepMonths, EMPTY_MONTHS), today };
  // Room for a symbol that stands on the first or the last day.
  const room = Math.max(10, (to - from) * 0.03);
  return { from: step(from - room, stepMonths, 0), to: step(to + room, stepMonths, stepMonths), today };
}

/** The start of the step that holds the day, moved by months. @param {number} day @param {number} months @param {number} plus */
function step(day, months, plus) {
  const at = new Date(day * DAY_MS);
  const month = Math.floor(at.getUTCMonth() / months) * months + plus;
  return Math.floor(Date.UTC(at.getUTCFullYear(), month, 1) / DAY_MS);
}

/** Percent of the width; what lies outside is drawn at the edge. @param {Axis} axis @param {number} day */
export function percentOf(axis, day) {
  const share = (day - axis.from) / (axis.to - axis.from);
  return Math.round(Math.min(1, Math.max(0, share)) * 100000) / 1000;
}

/** Years; months too, where there are few enough of them. @param {Axis} axis @returns {Tick[]} */
export function ticksOf(axis) {
  const months = (axis.to - axis.from) / 30.44;
  const stepMonths = months <= 14 ? 1 : months <= MONTHS_UNTIL_YEARS ? 3 : 12;
  const everyYears = months / 12 > YEARS_UNTIL_DECADES ? 5 : 1;
  const name = new Intl.DateTimeFormat(locale(), { month: "short", timeZone: "UTC" });
  /** @type {Tick[]} */ const ticks = [];
  const first = new Date(axis.from * DAY_MS);
  for (let month = 0; ; month++) {
    const at = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1));
    const day = Math.floor(at.getTime() / DAY_MS);
    if (day >= axis.to) return ticks;
    const january = at.getUTCMonth() === 0;
    if (january ? at.getUTCFullYear() % everyYears === 0 : stepMonths < 12 && at.getUTCMonth() % stepMonths === 0)
      ticks.push({ day, label: january ? String(at.getUTCFullYear()) : name.format(at), rank: january ? "year" : at.getUTCMonth() % 3 === 0 ? "quarter" : "month" });
  }
}

/**
 * The lines of the years and of today as one CSS background that all tracks of a board share: no elements per lane.
 * @param {Axis} axis
 */
export function gridLines(axis) {
  const lines = ticksOf(axis).map(tick => `linear-gradient(var(--grid-${tick.rank === "year" ? "year" : "month"}) 0 0) ${percentOf(axis, tick.day)}% 0 / var(--grid-width) 100% no-repeat`);
  const today = `linear-gradient(var(--grid-today) 60%, transparent 0) ${percentOf(axis, axis.today + 0.5)}% 0 / var(--grid-width) 0.33rem repeat-y`;
  return [today, ...lines].join(", ");
}
