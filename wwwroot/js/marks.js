// What a lane shows, as values: shapes on days. Drawing them is timeline.js; every rule (current, slip, overdue) was computed by the server.

import { toDay } from "./axis.js";
import { isOverdue, isoDay } from "./format.js";
import { bounded } from "./stated.js";

/** @typedef {import("./types.js").Stated} Stated */
/** @typedef {import("./types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("./types.js").Said} Said */
/** @typedef {import("./types.js").FlagRow} FlagRow */
/** @typedef {"plan"|"done"|"forecast"|"late"|"early"|"unsure"|"press"} Ink */
/**
 * @typedef {object} Mark
 * @property {"diamond"|"span"|"bracket"|"whisker"|"early"|"bar"|"ring"|"dot"|"overdue"|"press"|"tick"|"flag"|"strike"|"line"|"coarse"|"missing"|"check"|"cross"} shape
 * @property {Ink} ink
 * @property {number} from a day, which may have a fraction
 * @property {number} to the same day for a point
 * @property {boolean} [openFrom] nobody said how early
 * @property {boolean} [openTo] nobody said how late
 * @property {number} [count] of a tick that stands for several
 * @property {number} [shift] em to the right: ticks that share a place stand side by side
 */
/** @typedef {{from: number, to: number, openFrom: boolean, openTo: boolean, isDay: boolean}} Extent */

// How far an open side is drawn: enough to be seen as a direction, too short to be read as a date.
const OPEN_SIDE_DAYS = 45;
/** @type {Mark["shape"][]} */
const LAYERS = ["span", "bar", "whisker", "early", "diamond", "press", "ring", "dot"];

/** @param {Stated|null|undefined} stated @returns {Extent|null} null when no side is known */
export function extentOf(stated) {
  if (!stated) return null;
  const bounds = bounded(stated);
  const earliest = toDay(bounds.earliest);
  const latest = toDay(bounds.latest);
  if (earliest === null && latest === null) return null;
  const to = latest === null ? Number(earliest) + OPEN_SIDE_DAYS : latest + 1;
  const from = earliest === null ? to - OPEN_SIDE_DAYS : earliest;
  return { from: Math.min(from, to - 1), to, openFrom: earliest === null, openTo: latest === null, isDay: earliest !== null && earliest === latest };
}

/** @param {Extent} extent where its symbol stands: the known side of an open one */
const middle = ({ from, to, openFrom, openTo }) => openFrom ? to - 0.5 : openTo ? from + 0.5 : (from + to) / 2;

/** @param {MilestoneRow} row @param {Date} now the server's time @returns {Mark[]} in the order in which they are drawn */
export function laneMarks(row, now) {
  const plan = extentOf(row.plan?.date);
  const current = extentOf(row.current?.date);
  if (row.status === "withdrawn") return withdrawn(plan, current);
  const overdue = isOverdue(row, now);
  /** @type {Mark[]} */ const marks = [];
  if (plan && current) marks.push(...slipMarks(row, plan, current));
  if (plan) marks.push(...planMarks(plan));
  if (current) marks.push(...(row.current?.kind === "actual" ? actualMarks(current) : forecastMarks(current, overdue)));
  else marks.push(...pressMarks(row));
  // What is wide lies under what is a point: a plan within its forecast's bar stays in sight.
  marks.sort((a, b) => LAYERS.indexOf(a.shape) - LAYERS.indexOf(b.shape));
  if (overdue) marks.push(point("overdue", "late", Number(toDay(row.overdueFrom)) - 0.5));
  return marks;
}

/** What one party says, without a slip of its own. @param {Said} said @returns {Mark[]} */
export function saidMarks(said) {
  // Said once: its only statement needs no diamond beneath it.
  const last = said.actual ?? said.forecast;
  const first = last && last.report === said.firstStated?.report ? null : extentOf(said.firstStated?.date);
  const actual = extentOf(said.actual?.date);
  const forecast = actual ? null : extentOf(said.forecast?.date);
  const press = said.rank === "press";
  /** @type {Mark[]} */ const marks = first ? planMarks(first) : [];
  const at = actual ?? forecast;
  if (at && press) marks.push(...pressMark(at));
  else if (actual) marks.push(...actualMarks(actual));
  else if (forecast) marks.push(...forecastMarks(forecast, false));
  return marks;
}

/** One voice's date: a baseline, a forecast, an actual, or what the press says. @param {{kind: string, rank?: string|null, date?: Stated|null}} word @param {Date} now @returns {Mark[]} */
export function wordMarks({ kind, rank, date }, now) {
  const at = extentOf(date);
  if (!at) return [];
  if (rank === "press") return pressMark(at);
  if (kind === "actual") return actualMarks(at);
  if (kind !== "forecast") return planMarks(at);
  const passed = !at.openTo && at.to <= now.getTime() / 86400000;
  return passed ? [...forecastMarks(at, true), point("overdue", "late", at.to - 0.5)] : forecastMarks(at, false);
}

/** @param {FlagRow[]} flags @returns {Mark[]} */
export const flagMarks = flags => flags.flatMap(flag => {
  const at = extentOf(flag.date);
  return at ? [point("flag", "plan", middle(at))] : [];
});

/** @type {WeakMap<MilestoneRow, {on: string, standing: {day: number, ink: Ink}|null}>} a row that changed is another row */
const standings = new WeakMap();

/** The day at which a milestone stands on the board, and how. @param {MilestoneRow} row @param {Date} now @returns {{day: number, ink: Ink}|null} */
export function standing(row, now) {
  const on = isoDay(now);
  let kept = standings.get(row);
  if (kept?.on !== on) standings.set(row, kept = { on, standing: findStanding(row, now) });
  return kept.standing;
}

/** @param {MilestoneRow} row @param {Date} now @returns {{day: number, ink: Ink}|null} */
function findStanding(row, now) {
  if (row.status === "withdrawn") return null;
  if (isOverdue(row, now)) return { day: Number(toDay(row.overdueFrom)) - 0.5, ink: "late" };
  const current = extentOf(row.current?.date);
  if (current) return { day: middle(current), ink: row.current?.kind === "actual" ? "done" : "forecast" };
  const press = pressMarks(row)[0];
  if (press) return { day: (press.from + press.to) / 2, ink: "press" };
  const plan = extentOf(row.plan?.date);
  return plan && { day: middle(plan), ink: "plan" };
}

/** @param {Extent} plan @returns {Mark[]} */
function planMarks(plan) {
  const diamond = point("diamond", "plan", middle(plan));
  return plan.isDay ? [diamond] : [span("span", "plan", plan), diamond];
}

/** @param {Extent} at @returns {Mark[]} */
function actualMarks(at) {
  const dot = point("dot", "done", middle(at));
  return at.isDay ? [dot] : [span("span", "done", at), dot];
}

/** @param {Extent} at @param {boolean} overdue @returns {Mark[]} */
const forecastMarks = (at, overdue) => at.isDay ? overdue ? [] : [point("ring", "forecast", middle(at))] : [span("bar", overdue ? "late" : "forecast", at)];

/**
 * From the plan to the current date. Only what is late for sure is rust: from the latest day planned to the earliest that is said now.
 * @param {MilestoneRow} row @param {Extent} plan @param {Extent} current @returns {Mark[]}
 */
function slipMarks({ slip }, plan, current) {
  if (!slip || slip.sense === "on-plan") return [];
  if (slip.sense === "early") {
    const gap = { from: current.to, to: Math.max(plan.from, current.to) };
    return [whisker("early", gap.from, gap.to), point("early", "early", (gap.from + gap.to) / 2)];
  }
  if (slip.sense === "late") return [whisker("late", plan.to, current.from > plan.to ? current.from : current.to)];
  return [whisker("unsure", middle(plan), middle(current))];
}

/** @param {MilestoneRow} row @returns {Mark[]} */
function pressMarks(row) {
  const said = (row.said ?? []).filter(said => said.rank === "press" && (said.actual?.date ?? said.forecast?.date));
  const last = said.sort((a, b) => b.dataDate < a.dataDate ? -1 : 1)[0];
  const at = extentOf(last?.actual?.date ?? last?.forecast?.date);
  return at ? pressMark(at) : [];
}

/** @param {Extent} at @returns {Mark[]} */
function pressMark(at) {
  const hollow = point("press", "press", middle(at));
  return at.isDay ? [hollow] : [span("span", "press", at), hollow];
}

/** @param {Extent|null} plan @param {Extent|null} current @returns {Mark[]} */
function withdrawn(plan, current) {
  const at = plan ?? current;
  return at ? [...planMarks(at), point("strike", "plan", middle(at))] : [];
}

/** @param {Mark["shape"]} shape @param {Ink} ink @param {number} at @returns {Mark} */
const point = (shape, ink, at) => ({ shape, ink, from: at, to: at });

/** @param {Mark["shape"]} shape @param {Ink} ink @param {Extent} extent @returns {Mark} */
const span = (shape, ink, { from, to, openFrom, openTo }) => ({ shape, ink, from, to, openFrom, openTo });

/** @param {Ink} ink @param {number} a @param {number} b @returns {Mark} */
const whisker = (ink, a, b) => ({ shape: "whisker", ink, from: Math.min(a, b), to: Math.max(a, b) });
