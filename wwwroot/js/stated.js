// What a stated date can mean. A day comes as its text alone; what is coarser brings its precision and its bounds.

/** @typedef {import("./types.js").Stated} Stated */
/** @typedef {import("./types.js").Coarse} Coarse */

/** @param {Stated} stated @returns {Coarse | {text: string, precision: "day", earliest: string, latest: string}} */
export const bounded = stated => "precision" in stated ? stated : { text: stated.text, precision: "day", earliest: stated.text, latest: stated.text };

/** The first day that it can mean; the last where only that is known. @param {Stated|null|undefined} stated */
export const earliestOf = stated => edgeOf(stated, ({ earliest, latest }) => earliest ?? latest);
/** The last day that it can mean; the first where only that is known. @param {Stated|null|undefined} stated */
export const latestOf = stated => edgeOf(stated, ({ earliest, latest }) => latest ?? earliest);

/** @param {Stated|null|undefined} stated @param {(bounds: ReturnType<typeof bounded>) => string|undefined} edge */
const edgeOf = (stated, edge) => stated ? edge(bounded(stated)) : undefined;
