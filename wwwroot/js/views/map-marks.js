// What is drawn on the map: outlines, and a site's symbol.

import { setAttr } from "../dom.js";

const SVG = "http://www.w3.org/2000/svg";
// A symbol is drawn around (0, 0) with 16 units to the em, as those of the lanes are.
const UNITS = 16;
const LEAST_RING = 3.2;

/** @typedef {import("../places.js").Box} Box */
/** @typedef {{ring: number, disc: number, late: boolean, stage: string}} SiteMark radii in em; a ring of 0: nobody states megawatts */

/** @param {HTMLElement} el an svg @param {Box} box @param {[string, string][]} outlines path in tenths of a degree, and its class @param {Box} [marked] part of the world that another frame shows */
export function drawOutline(el, box, outlines, marked) {
  setAttr(el, "viewBox", `${box.west * 10} ${-box.north * 10} ${(box.east - box.west) * 10} ${(box.north - box.south) * 10}`);
  const key = JSON.stringify([outlines.map(([path, name]) => [path.length, name]), marked]);
  if (el.dataset.drawn === key) return;
  el.dataset.drawn = key;
  const rect = marked && make("rect", { x: marked.west * 10, y: -marked.north * 10, width: (marked.east - marked.west) * 10, height: (marked.north - marked.south) * 10, class: "elsewhere" });
  el.replaceChildren(...outlines.map(([d, name]) => make("path", { d, class: name })), ...rect ? [rect] : []);
}

/** @param {HTMLElement} el an svg @param {SiteMark} mark */
export function drawSite(el, mark) {
  const key = JSON.stringify(mark);
  if (el.dataset.drawn === key) return;
  el.dataset.drawn = key;
  const ring = Math.max(LEAST_RING, mark.ring * UNITS);
  const ink = mark.stage === "withdrawn" || mark.stage === "paused" ? "plan" : mark.late ? "late" : "forecast";
  const shapes = mark.ring > 0 ? [make("circle", { r: ring, class: `site-ring ${ink} ${mark.stage}` })] : [make("path", { d: "M0-5L5 0 0 5-5 0Z", class: `site-ring ${ink} ${mark.stage}` })];
  if (mark.disc > 0) shapes.push(make("circle", { r: mark.disc * UNITS, class: "site-disc" }));
  // Late is told by the tail that it has on the board too, not by its ink alone.
  if (mark.late) shapes.push(make("path", { d: `M${ring} 0h7`, class: "site-tail" }));
  if (mark.stage === "withdrawn") shapes.push(make("path", { d: `M${-ring - 4} 0h${2 * ring + 8}`, class: "strike" }));
  el.replaceChildren(...shapes);
}

/** @param {string} name @param {{[name: string]: string|number}} attributes */
function make(name, attributes) {
  const el = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, String(value));
  return el;
}
