// What a chart is drawn from, for the type checker only: this module has no code. How a view uses it: chart-frame.js.

/** @typedef {import("../pieces.js").Piece} Piece */
/** @typedef {"plan"|"done"|"forecast"|"late"|"stale"|"ink"|"soft"} Ink what it means, never how it looks */
/** @typedef {"dot"|"ring"|"diamond"|"overdue"|"press"|"missing"|"none"} Shape */

/**
 * @typedef {object} Point
 * @property {number} x a day since 1970 (axis.js), an amount, or the number of a step
 * @property {number} y
 * @property {number} [y2] the other end: the last day of a coarse date, or where a bar ends that begins at y
 * @property {string|(() => string)} [says] what is read out; a point that says nothing is only a bend of its line
 * @property {string} [href] the reports that it comes from
 * @property {Shape} [shape] the ink's own, unless another is named; where points stand close only those named are drawn
 * @property {Ink} [ink] the series' own, unless another is named
 * @property {string} [label] a short word beside it
 */
/**
 * @typedef {object} Series
 * @property {string} id the same in every update
 * @property {string} label
 * @property {Ink} ink
 * @property {"step"|"line"|"points"|"bars"} [form] a line, unless another is named
 * @property {Point[]} points in the order of x
 * @property {string} [track] series of one track are walked as one by the arrow keys
 * @property {boolean} [dashed] plan and stale always are
 * @property {boolean} [named] its label stands at the end of its line
 * @property {boolean} [legend] false: not in the legend
 */
/** @typedef {{kind: "days", from: number, to: number, today?: number, inside?: boolean}} DaysAxis `to` is the first day after */
/** @typedef {{kind: "amounts", unit?: string, from?: number, to?: number, write?: (n: number) => string, inside?: boolean}} AmountsAxis from 0 on, unless `from` is given; unit: written once; inside: a y axis that takes no width, for a plot as wide as the lanes above it */
/** @typedef {{kind: "steps", labels: string[]}} StepsAxis points with x 0, 1, 2 … */
/** @typedef {DaysAxis|AmountsAxis|StepsAxis} ChartAxis */
/** @typedef {{kind: "diagonal", label?: string} | {kind: "across"|"down", at: number, ink?: Ink, dashed?: boolean, label?: string}} Annotation across: at a y; down: at an x */
/** @typedef {{shape: Shape|"line"|"bar", ink: Ink, label: string}} LegendEntry */

/** @typedef {{label: string, figure?: boolean}} Column figure: numbers, set right */
/** @typedef {string|number|null|undefined|{text: string, value?: string|number|null, href?: string, data?: boolean}} Cell value: what the CSV gets instead of the text; data: in the language of the data */
/** @typedef {{key: string, cells: Cell[]}} Row */

/**
 * @typedef {object} Drawing
 * @property {string} name of its files: "ramp abilene-tx"
 * @property {string} label what the chart is, for who hears it
 * @property {string|Piece[]} title the finding
 * @property {string|Piece[]} [subtitle] unit, basis, who says so
 * @property {Series[]} series the first lies on top
 * @property {ChartAxis} axisX
 * @property {ChartAxis} axisY
 * @property {Annotation[]} [annotations]
 * @property {boolean} [sameScale] a day is as long on both axes
 * @property {boolean} [turned] bars only: x runs down the page, y across
 * @property {LegendEntry[]} [legend] made of the series, where it is left out
 * @property {{track: string, x: number}} [rest] the point that is read out while none is chosen
 * @property {string} [empty] why there is nothing to draw
 * @property {string} [stamp] as of when, in a sentence for the picture; the store's update and time, where it is left out
 * @property {Column[]} columns
 * @property {() => Row[]} rows asked for only when the table or the CSV is
 */
/** @typedef {{state: "loading"|"ready"|"error"|"stale", error?: string|null, at?: number|null, retry?: (() => void)|null}} Answer as analysis.js gives it */
export {};
