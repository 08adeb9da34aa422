// A series as Chart.js takes it: the dataset of an id stays the same object for as long as there is a series of that id.

import { LOOKS } from "./inks.js";

/** @typedef {import("./types.js").Series} Series */
/** @typedef {import("./types.js").Point} Point */
/** @typedef {import("./types.js").Shape} Shape */
/** @typedef {import("./inks.js").Inks} Inks */

/** @type {{[shape in Shape]: {style: string, radius: number, filled?: boolean}}} */
const MARKS = {
  dot: { style: "circle", radius: 4, filled: true }, ring: { style: "circle", radius: 4.5 }, diamond: { style: "rectRot", radius: 5 }, overdue: { style: "circle", radius: 5 },
  press: { style: "circle", radius: 3 }, missing: { style: "rect", radius: 4 }, none: { style: "circle", radius: 0 },
};
const MARK_LINE = 1.8;
const BAR_PX = 14;
const TURNED_BAR_PX = 9;
// Below its label, which stands in the upper half of the step.
const TURNED_SHIFT = 0.15;
const SHORTEST_BAR = 2;

/**
 * @param {any[]} before the chart's datasets @param {Series[]} series with the points that are drawn @param {Inks} inks
 * @param {{turned?: boolean, thinned?: Set<string>, close?: Set<string>}} [options] close: ids of those whose marks would touch @returns {any[]}
 */
export function datasetsOf(before, series, inks, { turned = false, thinned, close } = {}) {
  const known = new Map(before.map(dataset => [dataset.id, dataset]));
  return series.map(one => Object.assign(known.get(one.id) ?? { id: one.id }, one.form === "bars" ? bars(one, inks, turned) : line(one, inks, thinned?.has(one.id) ?? false, close?.has(one.id) ?? false)));
}

/** The shape of a point, also where its series names none. @param {Point} point @param {Series} series @returns {Shape} */
export const shapeOf = (point, series) => point.says === undefined && point.shape === undefined ? "none" : point.shape ?? LOOKS[point.ink ?? series.ink].shape;

/** What is not one value stands in its middle, like a lane's symbol. @param {Point} point */
export const middleOf = ({ y, y2 }) => y2 === undefined ? y : (y + y2) / 2;

/** @param {Series} series @param {Inks} inks @param {boolean} thinned @param {boolean} close */
function line(series, { colours }, thinned, close) {
  const { ink, points, form, dashed } = series;
  const look = LOOKS[ink];
  const marks = points.map(point => ({ ...MARKS[close && form !== "points" && point.shape === undefined ? "none" : shapeOf(point, series)], colour: colours[point.ink ?? ink] }));
  return {
    type: "line", label: series.label, series, parsing: false, data: points.map(point => ({ x: point.x, y: middleOf(point), point })),
    showLine: form !== "points", stepped: form === "step" ? "before" : false, clip: 8, tension: 0,
    borderColor: colours[ink], borderWidth: thinned ? 1 : look.width, borderDash: dashed && !look.dash.length ? [4, 3] : look.dash, borderJoinStyle: "round",
    pointStyle: marks.map(mark => mark.style), pointRadius: thinned && form === "points" ? points.map(() => 1) : marks.map(mark => mark.radius), pointBorderWidth: MARK_LINE,
    pointBorderColor: marks.map(mark => mark.colour), pointBackgroundColor: marks.map(mark => mark.filled || thinned ? mark.colour : colours.paper),
  };
}

/** @param {Series} series @param {Inks} inks @param {boolean} turned */
function bars(series, { colours, tints }, turned) {
  const inks = series.points.map(point => point.ink ?? series.ink);
  return {
    type: "bar", label: series.label, series, indexAxis: turned ? "y" : "x", grouped: false, barThickness: turned ? TURNED_BAR_PX : BAR_PX, minBarLength: SHORTEST_BAR,
    data: series.points.map(point => {
      const span = [point.y, point.y2 ?? 0];
      return turned ? { x: span, y: point.x + TURNED_SHIFT, point } : { x: point.x, y: span, point };
    }),
    backgroundColor: inks.map(ink => tints[ink]), borderColor: inks.map(ink => colours[ink]), borderWidth: 1.2, borderSkipped: false,
  };
}
