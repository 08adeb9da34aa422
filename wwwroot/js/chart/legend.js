// Everything that stands on a chart, named: shape, ink and word.

import { keyed, setText } from "../dom.js";
import { symbol } from "../timeline.js";
import { LOOKS } from "./inks.js";

/** @typedef {import("./types.js").Drawing} Drawing */
/** @typedef {import("./types.js").LegendEntry} LegendEntry */

/** What the view names, otherwise its series; those that are named on the chart need no second name. @param {Drawing} drawing @returns {LegendEntry[]} */
export function legendOf({ legend, series }) {
  const entries = legend ?? series.filter(one => one.legend !== false && !one.named)
    .map(({ label, ink, form, points }) => ({ label, ink, shape: form === "bars" ? /** @type {const} */ ("bar") : form === "points" && points[0]?.shape || LOOKS[ink].shape }));
  return [...new Map(entries.map(entry => [keyOf(entry), entry])).values()];
}

/** The shape under its name in timeline.js. @param {LegendEntry["shape"]} shape */
export const symbolOf = shape => shape === "bar" ? "coarse" : shape === "none" ? "line" : shape;

/** @param {HTMLElement} list @param {LegendEntry[]} entries */
export function fillLegend(list, entries) {
  keyed(list, entries, keyOf, make, (item, { label }) => setText(item.lastElementChild, label));
  list.hidden = entries.length === 0;
}

/** @param {LegendEntry} entry */
function make({ shape, ink }) {
  const item = document.createElement("li");
  item.append(symbol(symbolOf(shape), ink), document.createElement("span"));
  return item;
}

/** @param {LegendEntry} entry */
const keyOf = ({ shape, ink, label }) => `${shape} ${ink} ${label}`;
