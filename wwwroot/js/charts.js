// Chart.js with the page's inks. A chart is made once and its data are changed in place; colours are read from the tokens at each drawing.

import { ROOM_ABOVE, scalesOf } from "./chart/axes.js";
import { datasetsOf } from "./chart/datasets.js";
import { inksOf } from "./chart/inks.js";
import { notesOf } from "./chart/notes.js";
import { painter } from "./chart/paint.js";
import { thin } from "./chart/thin.js";
import { namesRoom } from "./chart/words.js";

/** @typedef {import("./chart/types.js").Drawing} Drawing */
/** @typedef {import("./chart/types.js").Series} Series */
/** @typedef {import("./chart/types.js").Point} Point */
/** @typedef {import("./chart/paint.js").Painting} Painting */
/** @typedef {import("./chart/inks.js").Inks} Inks */
/** @typedef {ReturnType<typeof createChart>} PageChart */

// Below this width there is no room for names at the ends of lines: the readout says them.
const NAMES_FROM_PX = 480;
const NAMES_AT_MOST = 0.35;
const MARK_ROOM_PX = 18;
// How far a line is worth less than a point's column when the nearest point is looked for: readers aim along the time axis.
const DOWN_COUNTS = 0.6;

/**
 * @param {any} Chart window.Chart, with the annotation plugin @param {HTMLCanvasElement} canvas
 * @param {{inks?: Inks, fixed?: {width: number, height: number, ratio: number}, onResize?: () => void}} [options] fixed: not on the page, but a picture of this size
 */
export function createChart(Chart, canvas, { inks: given, fixed, onResize } = {}) {
  /** @type {Painting} */ const painting = { inks: given ?? inksOf(canvas), turned: false, tracks: 0, names: false, chosen: null };
  if (fixed) Object.assign(canvas, { width: fixed.width, height: fixed.height });
  const chart = new Chart(canvas, {
    type: "line", data: { datasets: [] }, plugins: [painter(() => painting)],
    options: {
      animation: false, responsive: !fixed, maintainAspectRatio: false, events: [], layout: { autoPadding: false, padding: 0 }, onResize: () => onResize?.(),
      ...fixed && { devicePixelRatio: fixed.ratio },
      plugins: { legend: { display: false }, tooltip: { enabled: false }, annotation: { clip: false, annotations: {} } },
    },
  });

  return {
    /** @param {Drawing} drawing @returns {Series[]} with the points that stand on the paper */
    draw(drawing) {
      painting.inks = given ?? inksOf(canvas);
      painting.turned = drawing.turned ?? false;
      painting.tracks = new Set(drawing.series.map(one => one.track ?? one.id)).size;
      const padding = paddingOf(drawing);
      const series = drawing.series.map(one => ({ ...one, points: thinned(one, drawing, chart.width - padding.right) }));
      const few = new Set(series.filter((one, at) => one.points.length < drawing.series[at].points.length).map(one => one.id));
      const close = new Set(series.filter(one => one.points.length * MARK_ROOM_PX > chart.width).map(one => one.id));
      chart.options.layout.padding = padding;
      chart.options.scales = scalesOf(drawing, painting.inks, padding);
      chart.options.plugins.annotation.annotations = notesOf(drawing, painting.inks);
      chart.data.datasets = datasetsOf(chart.data.datasets, series, painting.inks, { turned: painting.turned, thinned: few, close });
      chart.update("none");
      return series;
    },
    /** @param {Painting["chosen"]} chosen */
    choose(chosen) {
      painting.chosen = chosen;
      chart.draw();
    },
    /**
     * The point that stands nearest to a place on the canvas.
     * @param {number} left px @param {number} top px @returns {Point|null}
     */
    nearest(left, top) {
      /** @type {Point|null} */ let best = null;
      let least = Infinity;
      chart.data.datasets.forEach((/** @type {any} */ { data, series }, /** @type {number} */ index) => {
        const alongOnly = series.form === "step" || series.form === "bars";
        chart.getDatasetMeta(index).data.forEach((/** @type {any} */ element, /** @type {number} */ at) => {
          if (data[at].point.says === undefined) return;
          const { x, y } = element.getCenterPoint();
          const [along, across] = painting.turned ? [y - top, x - left] : [x - left, y - top];
          const away = along * along + (alongOnly ? 1e-6 : DOWN_COUNTS) * across * across;
          if (away < least) { least = away; best = data[at].point; }
        });
      });
      return best;
    },
    destroy() { chart.destroy(); },
  };

  /** @param {Drawing} drawing */
  function paddingOf({ series, axisX }) {
    painting.names = chart.width >= NAMES_FROM_PX;
    const right = painting.names ? namesRoom(chart.ctx, series, axisX, painting.inks, chart.width) : 0;
    return { top: painting.inks.size * ROOM_ABOVE, right: Math.min(right, chart.width * NAMES_AT_MOST), bottom: 0, left: 0 };
  }
}

/** @param {Series} series @param {Drawing} drawing @param {number} columns */
function thinned({ points, form }, { axisX }, columns) {
  if (form === "bars" || axisX.kind === "steps" || !points.length) return points;
  return thin(points, axisX.from ?? points[0].x, axisX.to ?? points[points.length - 1].x, columns);
}
