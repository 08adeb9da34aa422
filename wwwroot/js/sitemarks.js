// A site in one row: its next ready-for-service date and its worst slip as marks, everything else as ticks with counts.

import { percentOf } from "./axis.js";
import { laneMarks, standing } from "./marks.js";
import { laneSentence, statusOf } from "./words.js";
import { t } from "./i18n.js";

/** @typedef {import("./types.js").SiteRow} SiteRow */
/** @typedef {import("./types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("./types.js").Store} Store */
/** @typedef {import("./axis.js").Axis} Axis */
/** @typedef {import("./marks.js").Mark} Mark */
/** @typedef {import("./timeline.js").Level} Level */

// Ticks closer than this share of the track are one tick with a count.
const CLUSTER_PERCENT = 3.6;
/** @type {import("./marks.js").Ink[]} */
const INKS = ["late", "done", "forecast", "plan", "press"];
const TICK_EM = 0.42;
const DIGIT_EM = 0.5;
const TICKS_Y = 84;
/** @type {{[levels: number]: number[]}} */
const LEVELS_Y = { 1: [40], 2: [22, 54] };
const LABEL_LENGTH = 30;

/** @param {SiteRow} site @param {MilestoneRow[]} milestones @param {Axis} axis @param {Store} store @returns {Level[]} */
export function siteLevels(site, milestones, axis, store) {
  const leading = leadingOf(site, milestones);
  const levels = leading.map(({ row, why }, i) => ({
    y: LEVELS_Y[leading.length][i],
    marks: laneMarks(row, store.serverNow()),
    href: milestoneHref(row),
    name: `${t(`board.${why}`)}: ${laneSentence(row, store)}`,
    label: shortName(row),
  }));
  const rest = milestones.filter(row => !leading.some(one => one.row === row));
  return [...levels.filter(level => level.marks.length > 0), { y: TICKS_Y, marks: tickMarks(rest, axis, store.serverNow()) }];
}

/** The two milestones that a closed row shows, or the one that is both. @param {SiteRow} site @param {MilestoneRow[]} milestones */
export function leadingOf(site, milestones) {
  const next = milestones.find(row => row.id === site.next);
  const worst = milestones.find(row => row.id === site.worst);
  if (next && next === worst) return [{ row: next, why: "next-and-worst" }];
  return [...(next ? [{ row: next, why: "next" }] : []), ...(worst ? [{ row: worst, why: "worst" }] : [])];
}

/** @param {MilestoneRow} row */
export const milestoneHref = row => `/sites/${encodeURIComponent(String(row.site))}/milestones/${encodeURIComponent(row.id)}`;

/** @param {MilestoneRow[]} rows @param {Axis} axis @param {Date} now @returns {Mark[]} */
export function tickMarks(rows, axis, now) {
  const placed = rows.flatMap(row => standing(row, now) ?? []).sort((a, b) => a.day - b.day);
  /** @type {{at: number, day: number, inks: Map<import("./marks.js").Ink, number>}[]} */ const clusters = [];
  for (const { day, ink } of placed) {
    const at = percentOf(axis, day);
    let near = clusters.at(-1);
    if (!near || at - near.at >= CLUSTER_PERCENT) clusters.push(near = { at, day, inks: new Map() });
    near.inks.set(ink, (near.inks.get(ink) ?? 0) + 1);
  }
  return clusters.flatMap(({ day, inks }) => {
    let shift = 0;
    return INKS.filter(ink => inks.has(ink)).map(ink => {
      const mark = { shape: /** @type {const} */ ("tick"), ink, from: day, to: day, count: Number(inks.get(ink)), shift };
      shift += mark.count > 1 ? TICK_EM + String(mark.count).length * DIGIT_EM : TICK_EM;
      return mark;
    });
  });
}

/** "12 done, 4 forecast, 1 overdue": what the ticks stand for. @param {MilestoneRow[]} milestones @param {Date} now */
export function countSentence(milestones, now) {
  /** @type {Map<string, number>} */ const counts = new Map();
  for (const row of milestones) counts.set(statusOf(row, now), (counts.get(statusOf(row, now)) ?? 0) + 1);
  const order = ["done", "forecast", "overdue", "planned", "press", "undated", "withdrawn"];
  return order.filter(status => counts.has(status)).map(status => t(`board.count-${status}`, { count: counts.get(status) })).join(", ");
}

/** Beside its marks a milestone needs no phase: what stands there is the next to be ready. Cut at a word, so that it is part of the full name. @param {MilestoneRow} row */
function shortName({ name, phase }) {
  const ending = ` ${phase.replaceAll("-", " ")}`;
  const short = name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name;
  if (short.length <= LABEL_LENGTH) return short;
  const end = short.lastIndexOf(" ", LABEL_LENGTH);
  return short.slice(0, end > 0 ? end : LABEL_LENGTH);
}
