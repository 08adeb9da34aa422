// The one drawing of a lane on the time axis. Horizontal places are percent of the track and sizes are em, so a lane needs no
// redrawing when its width changes, and the wall's lanes are the desk's with larger type.

import { percentOf, ticksOf } from "./axis.js";
import { setAttr } from "./dom.js";

/** @typedef {import("./axis.js").Axis} Axis */
/** @typedef {import("./marks.js").Mark} Mark */
/**
 * @typedef {object} Level one line of marks within a track
 * @property {number} y percent of the track's height
 * @property {Mark[]} marks
 * @property {string} [href] the milestone that the marks open
 * @property {string} [name] what they say
 * @property {string} [label] a word beside the marks
 */

const SVG = "http://www.w3.org/2000/svg";
const LEVEL = 50;
// A symbol is drawn around (0, 0) in a box of 16 units to the em.
const UNITS = 16;
/** @type {{[shape: string]: string}} */
const PATHS = {
  diamond: "M0-6L6 0 0 6-6 0Z",
  ring: "M0-5.2A5.2 5.2 0 1 1 0 5.2 5.2 5.2 0 1 1 0-5.2Z",
  dot: "M0-5.6A5.6 5.6 0 1 1 0 5.6 5.6 5.6 0 1 1 0-5.6Z",
  press: "M0-3.8A3.8 3.8 0 1 1 0 3.8 3.8 3.8 0 1 1 0-3.8Z",
  overdue: "M0-5.6A5.6 5.6 0 1 1 0 5.6 5.6 5.6 0 1 1 0-5.6ZM0-9.5V9.5",
  early: "M3-5L-4 0 3 5Z",
  flag: "M-3 8V-8L6-4.5-3-1",
  strike: "M-11 0H11",
  // On charts only.
  line: "M-12 0H12",
  coarse: "M-3-7H3V7H-3Z",
  missing: "M-4-4H4V4H-4Z",
  check: "M-5.5 0.5L-1.8 4.5 5.5-4.5",
  cross: "M-4.4-4.4L4.4 4.4M4.4-4.4L-4.4 4.4",
};
const BAR_EM = 0.62;
const BRACKET_PERCENT = 7;
const NARROW_PERCENT = 1.8;
// A year that begins here would be written beyond the edge.
const LAST_LABEL = 92;
const COUNT_SIZE = 0.78;

/** @param {SVGSVGElement} svg @param {Axis} axis @param {Mark[]} marks @param {string} label the lane in a sentence */
export function drawLane(svg, axis, marks, label) {
  drawTrack(svg, axis, [{ y: LEVEL, marks }]);
  setAttr(svg, "role", "img");
  setAttr(svg, "aria-label", label);
}

/** Drawn only when something differs: the marks are their own key. @param {SVGSVGElement} svg @param {Axis} axis @param {Level[]} levels */
export function drawTrack(svg, axis, levels) {
  const key = JSON.stringify([axis.from, axis.to, levels]);
  if (drawn.get(svg) === key) return;
  drawn.set(svg, key);
  svg.replaceChildren(...levels.flatMap(level => drawLevel(axis, level)));
}
/** @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/** A symbol's outline around (0, 0), in a box of 16 units. @param {Mark["shape"]} shape */
export const pathOf = shape => PATHS[shape];

/** A symbol on its own, for the legend and beside a word. @param {Mark["shape"]} shape @param {string} ink */
export function symbol(shape, ink) {
  const mark = /** @type {Mark} */ ({ shape, ink, from: 20, to: shape === "whisker" || shape === "span" || shape === "bar" ? 80 : 20 });
  if (mark.to === 20) mark.from = mark.to = 50;
  const svg = make("svg", { class: "symbol", "aria-hidden": "true", focusable: "false" });
  svg.append(...drawMark({ from: 0, to: 100, today: 0 }, mark, LEVEL));
  return svg;
}

/** Years over the tracks; decoration, since every date is also in words. @param {SVGSVGElement} svg @param {Axis} axis @param {string} todayLabel */
export function drawAxis(svg, axis, todayLabel) {
  const key = JSON.stringify([axis, todayLabel, ticksOf(axis)]);
  if (drawn.get(svg) === key) return;
  drawn.set(svg, key);
  const today = percentOf(axis, axis.today + 0.5);
  const labels = ticksOf(axis).flatMap(tick => {
    const at = percentOf(axis, tick.day);
    return at > LAST_LABEL ? [] : text(tick.label, { x: `${at}%`, y: "90%", dx: "0.3em", class: tick.rank });
  });
  const now = text(todayLabel, { x: `${today}%`, y: "32%", class: "today", "text-anchor": today > 90 ? "end" : today < 10 ? "start" : "middle" });
  svg.replaceChildren(...labels, now);
}

/** @param {Axis} axis @param {Level} level @returns {Element[]} */
function drawLevel(axis, { y, marks, href, name, label }) {
  const shapes = marks.flatMap(mark => drawMark(axis, mark, y));
  if (label) shapes.push(beside(axis, marks, y, label));
  if (!href) return shapes;
  // Reached with the arrow keys from its row: a stop of the tab key for every mark would be too many.
  const link = make("a", { href, "aria-label": name ?? "", tabindex: "-1", class: "mark-link" });
  const ends = extremes(axis, marks);
  link.append(make("rect", { class: "target", x: `${ends.from}%`, y: `${y}%`, width: `${ends.to - ends.from}%`, height: "0.1" }), ...shapes);
  return [link];
}

/** @param {Axis} axis @param {Mark} mark @param {number} y @returns {Element[]} */
function drawMark(axis, mark, y) {
  const x1 = percentOf(axis, mark.from);
  const x2 = percentOf(axis, mark.to);
  const at = { x1: `${x1}%`, x2: `${x2}%`, y1: `${y}%`, y2: `${y}%`, class: `${mark.shape} ${mark.ink}` };
  switch (mark.shape) {
    case "whisker": return x2 > x1 ? [make("line", at)] : [];
    case "span": return [make("line", at), ...openEnds(mark, x1, x2, y)];
    case "bar": return [bar(mark, x1, x2, y), ...openEnds(mark, x1, x2, y)];
    case "bracket": return [make("line", at), make("line", { ...at, x2: at.x1, y2: `${y + BRACKET_PERCENT}%` }), make("line", { ...at, x1: at.x2, y2: `${y + BRACKET_PERCENT}%` })];
    case "tick": return tick(mark, x1, y);
    default: return [placed(x1, y, make("path", { d: PATHS[mark.shape], class: `${mark.shape} ${mark.ink}` }))];
  }
}

/** @param {Mark} mark @param {number} x1 @param {number} x2 @param {number} y */
function bar({ ink, openFrom, openTo }, x1, x2, y) {
  const open = openFrom || openTo ? " open" : "";
  // Its height is in em but its middle is in percent: the nested svg moves the origin there.
  const box = make("svg", { x: `${x1}%`, y: `${y}%`, width: `${Math.max(x2 - x1, 0.01)}%`, height: "1", overflow: "visible" });
  box.append(make("rect", { x: "0", y: `${-BAR_EM / 2}em`, width: "100%", height: `${BAR_EM}em`, class: `bar ${ink}${open}` }));
  // A month on an axis of years would vanish under its plan's diamond: from its middle it is drawn at least this wide.
  if (x2 - x1 < NARROW_PERCENT) box.append(placed(50, 0, make("path", { d: "M-6-5H6V5H-6Z", class: `bar ${ink}` })));
  return box;
}

/** A side that nobody stated points outwards. @param {Mark} mark @param {number} x1 @param {number} x2 @param {number} y */
function openEnds({ ink, openFrom, openTo }, x1, x2, y) {
  const ends = [];
  if (openFrom) ends.push(placed(x1, y, make("path", { d: "M1-5L-4 0 1 5", class: `open-end ${ink}` })));
  if (openTo) ends.push(placed(x2, y, make("path", { d: "M-1-5L4 0-1 5", class: `open-end ${ink}` })));
  return ends;
}

/** @param {Mark} mark @param {number} x @param {number} y */
function tick({ ink, count = 1, shift = 0 }, x, y) {
  const shape = ink === "forecast" ? "M-1.5-5H1.5V5H-1.5Z" : ink === "late" ? "M0-5V5M-3.5 0H3.5" : "M0-5V5";
  const path = make("path", { d: shape, class: `tick ${ink}`, transform: `translate(${shift * UNITS} 0)` });
  const parts = [placed(x, y, path)];
  // Text is smaller than the marks, so its em is too.
  if (count > 1) parts.push(text(String(count), { x: `${x}%`, y: `${y}%`, dx: `${(shift + 0.28) / COUNT_SIZE}em`, dy: "0.36em", class: "count" }));
  return parts;
}

/** @param {Axis} axis @param {Mark[]} marks @param {number} y @param {string} label */
function beside(axis, marks, y, label) {
  const { from, to } = extremes(axis, marks);
  const left = to > 72;
  return text(label, { x: `${left ? from : to}%`, y: `${y}%`, dx: left ? "-0.9em" : "0.9em", dy: "0.34em", "text-anchor": left ? "end" : "start", class: "mark-label" });
}

/** @param {Axis} axis @param {Mark[]} marks */
function extremes(axis, marks) {
  const from = Math.min(100, ...marks.map(mark => percentOf(axis, mark.from)));
  return { from, to: Math.max(from, ...marks.map(mark => percentOf(axis, mark.to))) };
}

/** @param {number} x @param {number} y percent @param {Element} child */
function placed(x, y, child) {
  const box = make("svg", { x: `${x}%`, y: `${y}%`, width: "1em", height: "1em", viewBox: `0 0 ${UNITS} ${UNITS}`, overflow: "visible" });
  box.append(child);
  return box;
}

/** @param {string} content @param {{[name: string]: string}} attributes */
function text(content, attributes) {
  const el = make("text", attributes);
  el.textContent = content;
  return el;
}

/** @param {string} name @param {{[name: string]: string}} attributes @returns {SVGElement} */
function make(name, attributes) {
  const el = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value);
  return el;
}
