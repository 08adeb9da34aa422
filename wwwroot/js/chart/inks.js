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

/** light-dark() is resolved only where it is used, so each token is tried beside the canvas, all in one go. @param {HTMLElement} canvas on the page @returns {Inks} */
export function inksOf(canvas) {
  const probe = document.createElement("span");
  probe.hidden = true;
  const samples = TOKENS.flatMap(token => [`var(--${token})`, `color-mix(in srgb, var(--${token}) ${TINT}, var(--paper))`]).map(colour => {
    const sample = probe.appendChild(document.createElement("i"));
    sample.style.color = colour;
    return sample;
  });
  canvas.after(probe);
  const found = samples.map(sample => getComputedStyle(sample).color);
  const { fontFamily, fontSize } = getComputedStyle(canvas);
  probe.remove();
  return {
    colours: Object.fromEntries(TOKENS.map((token, at) => [token, found[2 * at]])), tints: Object.fromEntries(TOKENS.map((token, at) => [token, found[2 * at + 1]])),
    family: fontFamily, size: parseFloat(fontSize) * SMALL,
  };
}
