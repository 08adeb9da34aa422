// Chart.js with the page's inks: a step chart on the lanes' time axis. Colours are read from the tokens, and again when the theme changes.

import { ticksOf } from "./axis.js";
import { number } from "./format.js";

/** @typedef {import("./axis.js").Axis} Axis */
/** @typedef {{x: number, y: number, step: boolean}} Point */
/** @typedef {"done"|"forecast"|"plan"} SeriesInk */
/** @typedef {{ink: SeriesInk, label: string, points: Point[]}} Series */
/** @typedef {{axis: Axis, series: Series[], at: number|null}} Drawing `at`: the day that the arrow keys chose */

const SHAPES = { done: "circle", forecast: "circle", plan: "rectRot" };
const WIDTHS = { done: 3, forecast: 2, plan: 1.6 };
/** Size of the type, in px, at which lines and points are as wide as they are given here; with larger type, on a wall, they are wider. */
const GIVEN_AT = 12.6;

/** @param {any} Chart window.Chart @param {HTMLCanvasElement} canvas */
export function stepChart(Chart, canvas) {
  /** @type {Drawing} */ let drawing = { axis: { from: 0, to: 1, today: 0 }, series: [], at: null };
  const chart = new Chart(canvas, { type: "line", data: { datasets: [] }, options: options(), plugins: [{ id: "lines", beforeDatasetsDraw: lines }] });

  function options() {
    return {
      animation: false, responsive: true, maintainAspectRatio: false, events: [], layout: { autoPadding: false, padding: { top: 20 } },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      scales: {
        x: { type: "linear", grid: { display: false }, border: { display: false }, ticks: { autoSkip: false, maxRotation: 0, align: "start" } },
        // Written inside and without a width of its own, so that the plot is as wide as the lanes above it and a year stands under its year.
        y: { afterFit: (/** @type {any} */ scale) => { scale.width = 0; }, beginAtZero: true, grace: "6%", border: { display: false }, ticks: { mirror: true, maxTicksLimit: 5, labelOffset: -8, callback: (/** @type {number} */ v) => v === 0 ? "" : number(v) } },
      },
    };
  }

  /** @param {any} chart */
  function lines({ ctx, chartArea, scales }) {
    const ink = inks(canvas);
    const times = timesOf(ink.size);
    for (const tick of ticksOf(drawing.axis)) line(ctx, scales.x.getPixelForValue(tick.day), chartArea, ink.hair, []);
    line(ctx, scales.x.getPixelForValue(drawing.axis.today + 0.5), chartArea, ink.ink, [3 * times, 2 * times], times);
    if (drawing.at !== null) line(ctx, scales.x.getPixelForValue(drawing.at), chartArea, ink.focus, [], 2 * times);
  }

  return {
    /** @param {Drawing} next */
    draw(next) {
      drawing = next;
      const ink = inks(canvas);
      const font = { family: ink.family, size: ink.size };
      const { x, y } = chart.options.scales;
      const ticks = ticksOf(next.axis);
      Object.assign(x, { min: next.axis.from, max: next.axis.to, afterBuildTicks: (/** @type {any} */ scale) => { scale.ticks = ticks.map(tick => ({ value: tick.day })); } });
      Object.assign(x.ticks, { color: ink.soft, font, callback: (/** @type {number} */ _, /** @type {number} */ i) => ticks[i]?.label ?? "" });
      Object.assign(y, { grid: { color: ink.hair }, ticks: { ...y.ticks, color: ink.soft, font, showLabelBackdrop: true, backdropColor: ink.paper, backdropPadding: 1 } });
      chart.data.datasets = next.series.map(series => dataset(series, ink));
      chart.update("none");
    },
    destroy() { chart.destroy(); },
  };
}

/** @param {number} size of the type, in px */
const timesOf = size => Math.max(1, size / GIVEN_AT);

/** @param {Series} series @param {{[name: string]: string}} ink */
function dataset({ ink, label, points }, { paper, size, ...colours }) {
  const times = timesOf(Number(size));
  const radius = points.map(point => !point.step ? 0 : (ink === "done" ? 4 : 4.5) * times);
  return {
    label, data: points, stepped: "before", clip: 8 * times, borderColor: colours[ink], borderWidth: WIDTHS[ink] * times, borderDash: ink === "plan" ? [5 * times, 4 * times] : [],
    pointStyle: SHAPES[ink], pointRadius: radius, pointBorderWidth: 1.8 * times, pointBorderColor: colours[ink], pointBackgroundColor: ink === "done" ? colours[ink] : paper,
  };
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {{top: number, bottom: number}} area @param {string} colour @param {number[]} dash @param {number} [width] */
function line(ctx, x, { top, bottom }, colour, dash, width = 1) {
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(x, top);
  ctx.lineTo(x, bottom);
  ctx.stroke();
  ctx.restore();
}

/** light-dark() is resolved only where it is used, so each token is tried on the canvas. @param {HTMLElement} canvas @returns {{[name: string]: any}} */
function inks(canvas) {
  /** @type {{[name: string]: any}} */ const found = {};
  const before = canvas.style.color;
  for (const token of ["paper", "ink", "soft", "hair", "plan", "done", "forecast", "focus"]) {
    canvas.style.color = `var(--${token})`;
    found[token] = getComputedStyle(canvas).color;
  }
  canvas.style.color = before;
  const { fontFamily, fontSize } = getComputedStyle(canvas);
  return { ...found, family: fontFamily, size: parseFloat(fontSize) * 0.84 };
}
