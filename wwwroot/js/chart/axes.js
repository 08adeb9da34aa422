// The two axes as Chart.js takes them. Days are whole numbers, so that lanes, charts and ticks share one axis (axis.js).

import { ticksOf } from "../axis.js";
import { number } from "../format.js";
import { inkable } from "./words.js";

/** @typedef {import("./types.js").ChartAxis} ChartAxis */
/** @typedef {import("./types.js").DaysAxis} DaysAxis */
/** @typedef {import("./types.js").StepsAxis} StepsAxis */
/** @typedef {import("./types.js").Drawing} Drawing */
/** @typedef {import("./inks.js").Inks} Inks */
/** @typedef {{from: number, to: number}} Range */

const ABOVE_LINE = 0.72;
const ABOVE_BAR = 0.55;
const DAYS_GUTTER = 3.2;
const ROW_OF_LABELS = 1.9;
const TICK_ROOM_ACROSS = 2.7;
const TICK_ROOM_DOWN = 2.6;
const MOST_AMOUNTS = 5;
const AMOUNT_ROOM_DOWN = 2.8;
const AMOUNT_ROOM_ACROSS = 5;
const AIR = 0.06;
const LETTER = 0.56;

/** Room over the plot for "today", in lines of what is written on a chart. */
export const ROOM_ABOVE = 1.5;

/** @param {Drawing} drawing @param {Inks} inks @param {{right: number}} padding px */
export function scalesOf({ axisX, axisY, sameScale, turned }, inks, padding) {
  const [across, down] = turned ? [axisY, axisX] : [axisX, axisY];
  const x = { ...common(across, inks), grid: grid(across, inks), afterFit: (/** @type {any} */ scale) => { scale.height = inks.size * ROW_OF_LABELS; } };
  const y = { ...common(down, inks), grid: grid(down, inks), reverse: down.kind === "steps", afterFit: (/** @type {any} */ scale) => { scale.width = gutter(down, inks) ?? scale.width; } };
  Object.assign(x.ticks, { align: across.kind === "days" ? "start" : "center", maxRotation: 0, padding: 2 });
  Object.assign(y.ticks, gutter(down, inks) === 0 ? within(down, inks) : { padding: 6 });
  if (sameScale && across.kind === "days" && down.kind === "days") keepScale(x, y, across, down, inks, padding);
  return { x, y };
}

/** The width of what is written beside the plot, in px; null where it follows from the numbers. @param {ChartAxis} down @param {Inks} inks */
const gutter = (down, { size }) => down.kind === "steps" || down.inside ? 0 : down.kind === "days" ? size * DAYS_GUTTER : null;

/** Written on the plot itself: over its line, a step over its bar. @param {ChartAxis} down @param {Inks} inks */
const within = (down, { size, colours }) => ({ mirror: true, z: 1, labelOffset: -size * (down.kind === "steps" ? ABOVE_BAR : ABOVE_LINE), textStrokeColor: colours.paper, textStrokeWidth: 3 });

/**
 * Two ranges of days in a box, a day as long on both: the one that has room to spare runs on.
 * @param {Range} x @param {Range} y @param {number} width @param {number} height @returns {{x: Range, y: Range}}
 */
export function sameScaleOf(x, y, width, height) {
  const perDay = Math.min(width / (x.to - x.from), height / (y.to - y.from));
  if (!(perDay > 0) || !Number.isFinite(perDay)) return { x, y };
  return { x: { from: x.from, to: x.from + width / perDay }, y: { from: y.from, to: y.from + height / perDay } };
}

/** @param {any} x @param {any} y @param {DaysAxis} across @param {DaysAxis} down @param {Inks} inks @param {{right: number}} padding */
function keepScale(x, y, across, down, inks, padding) {
  const ranges = (/** @type {any} */ { width, height }) => sameScaleOf(across, down, width - padding.right - (gutter(down, inks) ?? 0), height - inks.size * (ROOM_ABOVE + ROW_OF_LABELS));
  x.afterDataLimits = (/** @type {any} */ scale) => { scale.max = ranges(scale.chart).x.to; };
  y.afterDataLimits = (/** @type {any} */ scale) => { scale.max = ranges(scale.chart).y.to; };
}

/** @param {ChartAxis} axis @param {Inks} inks */
function common(axis, inks) {
  const ticks = { color: inks.colours.soft, font: { family: inks.family, size: inks.size }, autoSkip: axis.kind === "steps" };
  const scale = { type: "linear", border: { display: false } };
  if (axis.kind === "days") return { ...scale, ...days(axis, ticks, inks) };
  if (axis.kind === "steps") return { ...scale, ...steps(axis, ticks, inks) };
  return { ...scale, ...amounts(axis, ticks, inks) };
}

/** The unit stands at the last tick only. @param {import("./types.js").AmountsAxis} axis @param {object} ticks @param {Inks} inks */
function amounts({ from, to, unit, write = n => number(n, 1) }, ticks, { size }) {
  return {
    min: from, max: to, beginAtZero: from === undefined,
    afterDataLimits: (/** @type {any} */ scale) => { if (to === undefined) scale.max += (scale.max - scale.min) * AIR; },
    afterBuildTicks: (/** @type {any} */ scale) => {
      const room = scale.isHorizontal() ? scale.chart.width / (size * AMOUNT_ROOM_ACROSS) : scale.chart.height / (size * AMOUNT_ROOM_DOWN);
      scale.ticks = roundNumbers(scale.min, scale.max, Math.min(MOST_AMOUNTS, room)).map(value => ({ value }));
    },
    ticks: { ...ticks, callback: (/** @type {number} */ n, /** @type {number} */ at, /** @type {unknown[]} */ all) => n === 0 ? "" : at === all.length - 1 && unit ? `${write(n)}\u00a0${unit}` : write(n) },
  };
}

/** Steps of 1, 2, 2.5 (where that is a whole number) or 5 times a power of ten. @param {number} min @param {number} max @param {number} most @returns {number[]} */
export function roundNumbers(min, max, most) {
  if (!(max > min)) return [min];
  const least = (max - min) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ((power < 10 ? [1, 2, 5] : [1, 2, 2.5, 5]).find(times => times * power >= least) ?? 10);
  const first = Math.ceil(min / step);
  return Array.from({ length: Math.floor(max / step) - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** @param {DaysAxis} axis @param {object} ticks @param {Inks} inks */
function days(axis, ticks, inks) {
  /** @type {import("../axis.js").Tick[]} */ let found = [];
  return {
    min: axis.from, max: axis.to,
    afterBuildTicks: (/** @type {any} */ scale) => {
      const room = scale.isHorizontal() ? scale.chart.width / (inks.size * TICK_ROOM_ACROSS) : scale.chart.height / (inks.size * TICK_ROOM_DOWN);
      found = fewer(ticksOf({ from: Math.floor(scale.min), to: Math.ceil(scale.max), today: 0 }), room);
      scale.ticks = found.map(tick => ({ value: tick.day }));
    },
    ticks: { ...ticks, callback: function (/** @type {number} */ day, /** @type {number} */ at) { return beyond(this, day) ? "" : found[at]?.label ?? ""; } },
  };
}

/** What begins here would be written over the right edge. @param {any} scale @param {number} day */
const beyond = (scale, day) => scale.isHorizontal() && (day - scale.min) / (scale.max - scale.min) * scale.chart.width > scale.chart.width - scale.options.ticks.font.size * 2.2;

/** Months and quarters only where they have room, and of the years as many as have. @param {import("../axis.js").Tick[]} ticks @param {number} room */
function fewer(ticks, room) {
  if (ticks.length <= room) return ticks;
  const quarters = ticks.filter(tick => tick.rank !== "month");
  if (quarters.length <= room) return quarters;
  const years = ticks.filter(tick => tick.rank === "year");
  const every = Math.max(1, Math.ceil(years.length / Math.max(1, room)));
  return years.filter((_, at) => at % every === 0);
}

/** @param {StepsAxis} axis @param {object} ticks @param {Inks} inks */
const steps = ({ labels }, ticks, { size }) => ({
  min: -0.5, max: Math.max(labels.length, 1) - 0.5,
  afterBuildTicks: (/** @type {any} */ scale) => { scale.ticks = labels.map((_, value) => ({ value })); },
  ticks: { ...ticks, callback: function (/** @type {number} */ value) { return inkable(labels[value] ?? "", lettersIn(this, labels.length, size)); } },
});

/** @param {any} scale @param {number} count @param {number} size */
const lettersIn = (scale, count, size) => Math.max(4, Math.floor(scale.chart.width / (scale.isHorizontal() ? count : 1) / (size * LETTER)));

/** Hairlines; the steps need none. @param {ChartAxis} axis @param {Inks} inks */
const grid = (axis, { colours }) => ({ display: axis.kind !== "steps", color: colours.hair, drawTicks: false });
