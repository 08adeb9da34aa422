// One time axis for every lane and chart: whole days since 1970 in UTC, percent of the width on the page.

import { lang, perLanguage } from "./i18n.js";
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
const MONTH = perLanguage(locale => new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" }));
const DAYS_KEPT = 50000;
/** @type {Map<string, number|null>} a programme has few different days, and each stands in many rows */
const days = new Map();
/** @type {WeakMap<MilestoneRow, number[]>} the days of a lane; a row that changed is another row */
const daysOfLane = new WeakMap();

/** @param {string|null|undefined} iso */
export function toDay(iso) {
  if (typeof iso !== "string") return null;
  let day = days.get(iso);
  if (day === undefined) {
    if (days.size === DAYS_KEPT) days.clear();
    days.set(iso, day = parsed(iso));
  }
  return day;
}

/** @param {string} iso */
function parsed(iso) {
  if (!ISO_DAY.test(iso)) return null;
  const ms = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(ms) ? null : Math.floor(ms / DAY_MS);
}

/** @param {number} day */
export const fromDay = day => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** @param {Date} now the server's time */
export const dayOf = now => Math.floor(now.getTime() / DAY_MS);

/** Every date that a lane of this milestone can draw, with those of its parties below it. @param {MilestoneRow} row @returns {Stated[]} */
export function datesOf(row) {
  /** @type {(Stated|null|undefined)[]} */ const dates = [row.current?.date, row.plan?.date];
  for (const said of row.said ?? []) dates.push(said.firstStated?.date, said.forecast?.date, said.actual?.date);
  return dates.flatMap(date => date ? [date] : []);
}

/** The days of what a lane draws without its parties: plan, current date, and the press's word where it is all there is. @param {MilestoneRow} row */
function laneDays(row) {
  let kept = daysOfLane.get(row);
  if (!kept) {
    const press = row.current ? [] : (row.said ?? []).filter(said => said.rank === "press").map(said => said.actual?.date ?? said.forecast?.date);
    daysOfLane.set(row, kept = daysIn([row.plan?.date, row.current?.date, ...press]));
  }
  return kept;
}

/** @param {(Stated|null|undefined)[]} dates */
const daysIn = dates => dates.flatMap(date => [earliestOf(date), latestOf(date)]).flatMap(iso => toDay(iso) ?? []);

/**
 * The extent of the data in whole steps of months, with today in it.
 * @param {Stated[]} dates @param {number} today @param {number} [stepMonths] 6 for the board, 3 for a site
 * @returns {Axis}
 */
export const axisOf = (dates, today, stepMonths) => axisOfDays([daysIn(dates)], today, stepMonths);

/** The same of what the lanes of a board draw, parties apart. @param {MilestoneRow[]} rows @param {number} today @returns {Axis} */
export const axisOfLanes = (rows, today) => axisOfDays(rows.map(laneDays), today);

/** @param {number[][]} lists @param {number} today @param {number} [stepMonths] @returns {Axis} */
function axisOfDays(lists, today, stepMonths = 6) {
  const earliest = today - MOST_YEARS_AWAY * 365;
  const latest = today + MOST_YEARS_AWAY * 365;
  let from = today, to = today;
  for (const list of lists) {
    for (const day of list) {
      if (day < earliest || day > latest) continue;
      if (day < from) from = day;
      if (day > to) to = day;
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

/** Years; months too, where there are few enough of them. Views that share an axis share its ticks. @param {Axis} axis @returns {Tick[]} */
export function ticksOf(axis) {
  const key = `${axis.from} ${axis.to} ${lang()}`;
  if (lastTicks.key !== key) lastTicks = { key, ticks: findTicks(axis) };
  return lastTicks.ticks;
}
/** @type {{key: string, ticks: Tick[]}} */
let lastTicks = { key: "", ticks: [] };

/** @param {Axis} axis @returns {Tick[]} */
function findTicks(axis) {
  const months = (axis.to - axis.from) / 30.44;
  const stepMonths = months <= 14 ? 1 : months <= MONTHS_UNTIL_YEARS ? 3 : 12;
  const everyYears = months / 12 > YEARS_UNTIL_DECADES ? 5 : 1;
  const name = MONTH();
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
