// A chart as a picture that can stand alone in a deck: paper, title, unit and source, legend, and as of which update and time it is.

import { createChart } from "../charts.js";
import { pathOf } from "../timeline.js";
import { LOOKS } from "./inks.js";
import { symbolOf } from "./legend.js";
import { inkable } from "./words.js";

/** @typedef {import("./types.js").Drawing} Drawing */
/** @typedef {import("./types.js").LegendEntry} LegendEntry */
/** @typedef {import("./inks.js").Inks} Inks */
/** @typedef {{title: string, subtitle: string, legend: LegendEntry[], stamp: string}} Words */

const WIDTH = 1200;
const RATIO = 2;
const MARGIN = 40;
const PLOT_HEIGHT = 520;
const STEP_HEIGHT = 52;
const SAME_SCALE_HEIGHT = 760;
const ROOM_FOR_NAMES = 160;
const SIZES = { title: 26, text: 16, chart: 15 };
const LINE = 1.35;
const LONGEST = 600;

/** @param {any} Chart @param {Drawing} drawing @param {Words} words @param {Inks} pageInks @returns {HTMLCanvasElement} */
export function pictureOf(Chart, drawing, words, pageInks) {
  const inks = { ...pageInks, size: SIZES.chart };
  const plot = plotOf(Chart, drawing, inks);
  const canvas = document.createElement("canvas");
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const lines = linesOf(ctx, words, inks.family);
  const above = MARGIN + lines.reduce((sum, line) => sum + line.size * LINE, 0) + (words.legend.length ? SIZES.text * 2 : 0);
  Object.assign(canvas, { width: WIDTH * RATIO, height: (above + plot.height / RATIO + SIZES.text * 2.5 + MARGIN / 2) * RATIO });
  ctx.scale(RATIO, RATIO);
  ctx.fillStyle = inks.colours.paper;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  let y = MARGIN;
  for (const line of lines) y = write(ctx, line, inks, y);
  if (words.legend.length) drawLegend(ctx, words.legend, inks, y + SIZES.text);
  ctx.drawImage(plot, MARGIN, above, plot.width / RATIO, plot.height / RATIO);
  y = above + plot.height / RATIO + SIZES.text * 0.8;
  ctx.fillStyle = inks.colours.hair;
  ctx.fillRect(MARGIN, y, WIDTH - 2 * MARGIN, 1);
  write(ctx, { text: words.stamp, size: SIZES.text, bold: false }, inks, y + SIZES.text * 0.5);
  return canvas;
}

/** @param {any} Chart @param {Drawing} drawing @param {Inks} inks */
function plotOf(Chart, drawing, inks) {
  const { width, height } = sizeOf(drawing);
  const canvas = document.createElement("canvas");
  const chart = createChart(Chart, canvas, { inks, fixed: { width, height, ratio: RATIO } });
  chart.draw(drawing);
  // Taken down the canvas loses its size, so what was drawn is kept first.
  const kept = document.createElement("canvas");
  Object.assign(kept, { width: canvas.width, height: canvas.height });
  kept.getContext("2d")?.drawImage(canvas, 0, 0);
  chart.destroy();
  return kept;
}

/** @param {Drawing} drawing */
function sizeOf({ axisX, axisY, turned, sameScale }) {
  const width = WIDTH - 2 * MARGIN;
  if (turned && axisX.kind === "steps") return { width, height: STEP_HEIGHT * (axisX.labels.length + 1) };
  if (!sameScale || axisX.kind !== "days" || axisY.kind !== "days") return { width, height: PLOT_HEIGHT };
  return { width: Math.min(width, SAME_SCALE_HEIGHT * (axisX.to - axisX.from) / (axisY.to - axisY.from) + ROOM_FOR_NAMES), height: SAME_SCALE_HEIGHT };
}

/** @param {CanvasRenderingContext2D} ctx @param {Words} words @param {string} family */
function linesOf(ctx, { title, subtitle }, family) {
  const titles = wrap(ctx, title, `600 ${SIZES.title}px ${family}`).map(text => ({ text, size: SIZES.title, bold: true }));
  return [...titles, ...wrap(ctx, subtitle, `${SIZES.text}px ${family}`).map(text => ({ text, size: SIZES.text, bold: false }))];
}

/** @param {CanvasRenderingContext2D} ctx @param {string} text @param {string} font */
function wrap(ctx, text, font) {
  ctx.font = font;
  /** @type {string[]} */ const lines = [];
  for (const word of inkable(text, LONGEST).split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && ctx.measureText(longer).width <= WIDTH - 2 * MARGIN) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Returns where the next line begins. @param {CanvasRenderingContext2D} ctx @param {{text: string, size: number, bold: boolean}} line @param {Inks} inks @param {number} y */
function write(ctx, { text, size, bold }, { colours, family }, y) {
  ctx.font = `${bold ? "600 " : ""}${size}px ${family}`;
  ctx.textBaseline = "top";
  ctx.fillStyle = bold ? colours.ink : colours.soft;
  ctx.fillText(text, MARGIN, y);
  return y + size * LINE;
}

/** @param {CanvasRenderingContext2D} ctx @param {LegendEntry[]} legend @param {Inks} inks @param {number} y its middle */
function drawLegend(ctx, legend, { colours, tints, family }, y) {
  let x = MARGIN + 10;
  ctx.font = `${SIZES.text}px ${family}`;
  ctx.textBaseline = "middle";
  for (const { shape, ink, label: long } of legend) {
    const label = inkable(long);
    const path = new Path2D(pathOf(symbolOf(shape)));
    ctx.save();
    ctx.translate(x, y);
    ctx.fillStyle = shape === "dot" ? colours[ink] : shape === "bar" ? tints[ink] : colours.paper;
    ctx.strokeStyle = colours[ink];
    ctx.lineWidth = LOOKS[ink].width;
    if (symbolOf(shape) === "line") ctx.setLineDash(LOOKS[ink].dash);
    ctx.fill(path);
    ctx.stroke(path);
    ctx.restore();
    ctx.fillStyle = colours.soft;
    ctx.fillText(label, x + 18, y);
    x += 18 + ctx.measureText(label).width + 34;
  }
}
