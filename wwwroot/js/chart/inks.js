// What each ink looks like on a canvas: colours from the tokens, and the width, dash and shape that go with them.

/** @typedef {import("./types.js").Ink} Ink */
/** @typedef {import("./types.js").Shape} Shape */
/** @typedef {{[name: string]: string}} Colours */
/** @typedef {{colours: Colours, tints: Colours, family: string, size: number}} Inks size in px, of what is written on a chart */
/** @typedef {{width: number, dash: number[], shape: Shape}} Look */

const TOKENS = ["paper", "ink", "soft", "hair", "plan", "done", "forecast", "late", "stale", "focus"];
const SMALL = 0.84;
const TINT = "26%";

/** @type {{[ink in Ink]: Look}} */
export const LOOKS = {
  plan: { width: 1.6, dash: [5, 4], shape: "diamond" },
  done: { width: 3, dash: [], shape: "dot" },
  forecast: { width: 2, dash: [], shape: "ring" },
  late: { width: 2, dash: [], shape: "overdue" },
  stale: { width: 1.4, dash: [2, 3], shape: "missing" },
  ink: { width: 1.4, dash: [], shape: "none" },
  soft: { width: 1, dash: [], shape: "none" },
};

/** light-dark() is resolved only where it is used, so each token is tried on the element. @param {HTMLElement} el @returns {Inks} */
export function inksOf(el) {
  /** @type {Colours} */ const colours = {};
  /** @type {Colours} */ const tints = {};
  const before = el.style.color;
  for (const token of TOKENS) {
    colours[token] = tried(el, `var(--${token})`);
    tints[token] = tried(el, `color-mix(in srgb, var(--${token}) ${TINT}, var(--paper))`);
  }
  el.style.color = before;
  const { fontFamily, fontSize } = getComputedStyle(el);
  return { colours, tints, family: fontFamily, size: parseFloat(fontSize) * SMALL };
}

/** @param {HTMLElement} el @param {string} colour */
function tried(el, colour) {
  el.style.color = colour;
  return getComputedStyle(el).color;
}
