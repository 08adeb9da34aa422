// The one frame that every chart stands in: finding, unit and source, tools, legend, plot, readout, and the table with the same numbers.
//   const chart = chartFrame(element, context, { tools: [label] });      once, when the view is mounted
//   chart.update(drawing, answer);                                         whenever something changed: `drawing` (chart/types.js) holds all
//     words and points, null while there are none; `answer` is what watch() of analysis.js gives, left out where the data are at hand
//   chart.destroy();                                                       when the view is unmounted
// A point with `says` is a stop of the arrow keys and the pointer; its `href` opens with Enter or a click. Data change in place, by series id.

import { inksOf } from "./chart/inks.js";
import { fillLegend, legendOf } from "./chart/legend.js";
import { pictureOf } from "./chart/picture.js";
import { pointing } from "./chart/pointing.js";
import { nameOf, saveCsv, savePng, stampOf } from "./chart/save.js";
import { fillState, stateOf } from "./chart/states.js";
import { fillTable } from "./chart/table.js";
import { keptPlace, restOf, stopAt, tracksOf } from "./chart/walk.js";
import { createChart } from "./charts.js";
import { clone, part, setAttr, setText } from "./dom.js";
import { number } from "./format.js";
import { t } from "./i18n.js";
import { loadChart } from "./libs.js";
import { setPieces } from "./pieces.js";
import { onTheme } from "./theme.js";

/** @typedef {import("./chart/types.js").Drawing} Drawing */
/** @typedef {import("./chart/types.js").Answer} Answer */
/** @typedef {import("./chart/types.js").Series} Series */
/** @typedef {import("./chart/walk.js").Place} Place */

const STEP_REM = 3.1;

/** @param {HTMLElement} element @param {Pick<import("./types.js").ViewContext, "store">} context @param {{tools?: HTMLElement[]}} [options] tools: what chooses, before the frame's own buttons */
export function chartFrame(element, { store }, { tools = [] } = {}) {
  const frame = clone("chart-frame");
  const [plot, readout, table, asTable, png] = ["plot", "readout", "table", "as-table", "png"].map(name => part(frame, name));
  const canvas = /** @type {HTMLCanvasElement} */ (part(frame, "canvas"));
  /** @type {import("./charts.js").PageChart|null} */ let chart = null;
  /** @type {any} */ let Chart;
  /** @type {Drawing|null} */ let drawing = null;
  /** @type {Answer} */ let answer = { state: "ready" };
  /** @type {Series[]} as drawn */ let drawn = [];
  /** @type {import("./chart/walk.js").Track[]} */ let tracks = [];
  /** @type {Place|null} */ let place = null;
  let gone = false, missing = false, tableChosen = false;
  part(frame, "tools").prepend(...tools);
  element.append(frame);

  loadChart().then(loaded => {
    if (gone) return;
    Chart = loaded;
    missing = !Chart;
    render();
  });
  asTable.addEventListener("click", () => { tableChosen = !tableChosen; render(); });
  png.addEventListener("click", () => { if (drawing && Chart) savePng(nameOf(store, drawing.name, "png"), pictureOf(Chart, drawing, wordsOf(drawing), inksOf(canvas))); });
  part(frame, "csv").addEventListener("click", () => { if (drawing) saveCsv(nameOf(store, drawing.name, "csv"), drawing.columns, drawing.rows()); });
  part(frame, "retry").addEventListener("click", () => answer.retry?.());
  pointing(part(frame, "body"), plot, {
    now: () => ({ tracks, place, rest: drawing?.rest }), choose,
    nearest: (left, top) => chart?.nearest(left, top) ?? null,
    open: () => part(frame, "open").click(),
  });
  const stop = onTheme(draw);

  function render() {
    const state = stateOf(drawing, answer);
    fillState(frame, state, drawing, answer);
    for (const name of ["title", "subtitle", "legend", "as-table", "files"]) part(frame, name).hidden = !drawing;
    for (const element of [plot, readout, table]) element.hidden = !drawing;
    if (!drawing) return;
    write(part(frame, "title"), drawing.title);
    write(part(frame, "subtitle"), drawing.subtitle ?? "");
    fillLegend(part(frame, "legend"), legendOf(drawing));
    setAttr(plot, "aria-label", t("chart.label", { label: drawing.label }));
    setAttr(table, "aria-label", t("chart.table", { label: drawing.label }));
    const nothing = state === "empty";
    const showTable = (tableChosen || missing) && !nothing;
    table.hidden = !showTable;
    plot.hidden = readout.hidden = missing || nothing;
    asTable.hidden = png.hidden = missing || nothing;
    part(frame, "files").hidden = nothing;
    setAttr(asTable, "aria-pressed", String(tableChosen));
    if (showTable) fillTable(/** @type {any} */ (part(frame, "numbers")), part(frame, "more"), drawing.columns, drawing.rows());
    draw();
  }

  function draw() {
    if (gone || !drawing || plot.hidden) return;
    const steps = drawing.turned && drawing.axisX.kind === "steps" ? `${drawing.axisX.labels.length * STEP_REM + 3}rem` : "";
    if (plot.style.blockSize !== steps) plot.style.blockSize = steps;
    plot.classList.toggle("same-scale", drawing.sameScale ?? false);
    if (Chart) chart ??= createChart(Chart, canvas, { onResize: () => queueMicrotask(draw) });
    drawn = chart?.draw(drawing) ?? drawing.series;
    const before = tracks;
    tracks = tracksOf(drawn);
    choose(keptPlace(before, place, tracks));
  }

  /** @param {Place|null} next */
  function choose(next) {
    place = next;
    const stop = place && stopAt(tracks, place);
    chart?.choose(stop && place ? { dataset: stop.series, index: drawn[stop.series].points.indexOf(stop.point), track: tracks[place.track].id } : null);
    sayPoint();
  }

  /** The chart is a slider over its points: who hears it is told each in words. */
  function sayPoint() {
    const at = place ?? restOf(tracks, drawing?.rest);
    const point = stopAt(tracks, at)?.point;
    const says = typeof point?.says === "function" ? point.says() : point?.says ?? "";
    const text = place ? says : [says, ...thinnedWords()].filter(Boolean).join(" · ");
    setText(part(frame, "says"), text);
    setAttr(plot, "aria-valuetext", text);
    setAttr(plot, "aria-valuemin", 0);
    setAttr(plot, "aria-valuemax", Math.max(0, (tracks[at.track]?.stops.length ?? 0) - 1));
    setAttr(plot, "aria-valuenow", Math.max(0, at.stop));
    const open = part(frame, "open");
    open.hidden = !place || !point?.href;
    setAttr(open, "href", point?.href ?? "/");
    setAttr(open, "aria-label", point?.href ? t("chart.open-of", { says }) : null);
    plot.classList.toggle("leads", Boolean(place && point?.href));
  }

  function thinnedWords() {
    return (drawing?.series ?? []).filter((one, at) => drawn[at] && drawn[at].points.length < one.points.length)
      .map(one => t("chart.thinned", { count: one.points.length, drawn: number(drawn[(drawing?.series ?? []).indexOf(one)].points.length) }));
  }

  /** @param {Drawing} drawing */
  const wordsOf = drawing => ({ title: plain(drawing.title), subtitle: plain(drawing.subtitle ?? ""), legend: legendOf(drawing), stamp: drawing.stamp ?? stampOf(store) });

  return {
    /** @param {Drawing|null} next @param {Answer} [from] */
    update(next, from = { state: "ready" }) { drawing = next; answer = from; render(); },
    destroy() { gone = true; stop(); chart?.destroy(); frame.remove(); },
  };
}

/** @param {HTMLElement} el @param {string|import("./pieces.js").Piece[]} words */
const write = (el, words) => { if (typeof words === "string") setText(el, words); else setPieces(el, words); };

/** @param {string|import("./pieces.js").Piece[]} words */
const plain = words => typeof words === "string" ? words : words.map(piece => piece.text).join("");
