// What Chart.js has no word for, drawn around its datasets: coarse dates as bars, the bar through what is overdue, lines between a
// waterfall's bars, names at the ends of lines, and the point that keys or pointer chose.

import { shapeOf } from "./datasets.js";
import { LOOKS } from "./inks.js";
import { isOwn, writeWords } from "./words.js";

/** @typedef {import("./inks.js").Inks} Inks */
/** @typedef {{dataset: number, index: number, track: string}} Chosen */
/** @typedef {{inks: Inks, turned: boolean, tracks: number, names: boolean, chosen: Chosen|null}} Painting names: there is room for them */

const COARSE_PX = 7;
const OVERDUE_PX = 9;
const HALO_PX = 8;
const DIMMED = 0.28;

/** @param {() => Painting} now */
export const painter = now => ({
  id: "paint",
  /** @param {any} chart @param {{index: number}} args */
  beforeDatasetDraw(chart, { index }) {
    const { series } = chart.data.datasets[index];
    chart.ctx.save();
    if (!isOwn(now(), series)) chart.ctx.globalAlpha = DIMMED;
    if (series.form === "bars") connect(chart, index, now());
    else coarse(chart, index, now());
  },
  /** @param {any} chart @param {{index: number}} args */
  afterDatasetDraw(chart, { index }) {
    overdue(chart, index, now());
    chart.ctx.restore();
  },
  /** @param {any} chart */
  afterDatasetsDraw(chart) {
    writeWords(chart, now());
    halo(chart, now());
  },
});

/** @param {any} chart @param {number} index @param {Painting} painting */
function coarse(chart, index, { inks: { colours, tints } }) {
  const { series } = chart.data.datasets[index];
  const { ctx, scales } = chart;
  chart.getDatasetMeta(index).data.forEach((/** @type {any} */ element, /** @type {number} */ at) => {
    const { point } = chart.data.datasets[index].data[at];
    if (point.y2 === undefined) return;
    const ink = point.ink ?? series.ink;
    const [top, bottom] = [scales.y.getPixelForValue(Math.max(point.y, point.y2)), scales.y.getPixelForValue(Math.min(point.y, point.y2))];
    ctx.fillStyle = tints[ink];
    ctx.strokeStyle = colours[ink];
    ctx.lineWidth = 1.2;
    ctx.fillRect(element.x - COARSE_PX / 2, top, COARSE_PX, bottom - top);
    ctx.strokeRect(element.x - COARSE_PX / 2, top, COARSE_PX, bottom - top);
  });
}

/** From where a bar ends to where the next begins, where that is the same. @param {any} chart @param {number} index @param {Painting} painting */
function connect(chart, index, { inks: { colours }, turned }) {
  const { ctx, data } = chart;
  const elements = chart.getDatasetMeta(index).data;
  const scale = turned ? chart.scales.x : chart.scales.y;
  ctx.strokeStyle = colours.soft;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let at = 0; at + 1 < elements.length; at++) {
    const { point } = data.datasets[index].data[at];
    if (data.datasets[index].data[at + 1].point.y !== (point.y2 ?? 0)) continue;
    const end = scale.getPixelForValue(point.y2 ?? 0);
    if (turned) { ctx.moveTo(end, elements[at].y); ctx.lineTo(end, elements[at + 1].y); }
    else { ctx.moveTo(elements[at].x, end); ctx.lineTo(elements[at + 1].x, end); }
  }
  ctx.stroke();
}

/** @param {any} chart @param {number} index @param {Painting} painting */
function overdue(chart, index, { inks: { colours } }) {
  const { series, data } = chart.data.datasets[index];
  const { ctx } = chart;
  if (series.form === "bars") return;
  chart.getDatasetMeta(index).data.forEach((/** @type {any} */ { x, y }, /** @type {number} */ at) => {
    if (shapeOf(data[at].point, series) !== "overdue") return;
    ctx.strokeStyle = colours[data[at].point.ink ?? series.ink];
    ctx.lineWidth = LOOKS.late.width;
    ctx.beginPath();
    ctx.moveTo(x, y - OVERDUE_PX);
    ctx.lineTo(x, y + OVERDUE_PX);
    ctx.stroke();
  });
}

/** The point that is chosen: its day, and a halo around it. @param {any} chart @param {Painting} painting */
function halo(chart, { chosen, inks: { colours } }) {
  const element = chosen && chart.getDatasetMeta(chosen.dataset)?.data[chosen.index];
  if (!element) return;
  const { ctx, chartArea } = chart;
  const { x, y } = element.getCenterPoint();
  ctx.save();
  ctx.strokeStyle = colours.focus;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(x, chartArea.top);
  ctx.lineTo(x, chartArea.bottom);
  ctx.stroke();
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.arc(x, y, HALO_PX, 0, 2 * Math.PI);
  ctx.stroke();
  ctx.restore();
}
