import assert from "node:assert/strict";
import test from "node:test";
import { roundNumbers, sameScaleOf, scalesOf } from "../../wwwroot/js/chart/axes.js";
import { datasetsOf } from "../../wwwroot/js/chart/datasets.js";
import { legendOf } from "../../wwwroot/js/chart/legend.js";
import { notesOf } from "../../wwwroot/js/chart/notes.js";
import { stateOf } from "../../wwwroot/js/chart/states.js";
import { thin } from "../../wwwroot/js/chart/thin.js";
import { keptPlace, restOf, stopAt, tracksOf, walk } from "../../wwwroot/js/chart/walk.js";
import { inkable, placeWords } from "../../wwwroot/js/chart/words.js";

const inks = { colours: new Proxy({}, { get: (_, name) => String(name) }), tints: new Proxy({}, { get: (_, name) => `light ${String(name)}` }), family: "sans", size: 12 };
const points = (...xs) => xs.map(x => ({ x, y: x * 10, says: `at ${x}` }));
const series = (id, xs, over = {}) => ({ id, label: id, ink: "forecast", points: points(...xs), ...over });
const drawing = over => ({ name: "n", label: "l", title: "t", series: [], axisX: { kind: "days", from: 0, to: 100 }, axisY: { kind: "days", from: 0, to: 100 }, columns: [], rows: () => [], ...over });

// The arrow keys

test("The arrow keys go along a track, to its ends, and across to where the next one stands nearest", () => {
  const tracks = tracksOf([series("a", [1, 5, 9]), series("b", [2, 6, 7])]);
  const go = (from, ...keys) => { let at = from; for (const key of keys) at = walk(tracks, at, key) ?? at; return stopAt(tracks, at)?.point.says; };
  const start = { track: 0, stop: 1 };
  assert.equal(go(start, "ArrowRight"), "at 9");
  assert.equal(go(start, "ArrowLeft", "ArrowLeft"), "at 1");
  assert.equal(go(start, "End", "ArrowRight"), "at 9");
  assert.equal(go(start, "Home"), "at 1");
  assert.equal(go(start, "ArrowDown"), "at 6");
  assert.equal(go(start, "ArrowDown", "ArrowDown"), "at 6");
  assert.equal(go(start, "ArrowDown", "ArrowUp"), "at 5");
  assert.equal(walk(tracks, start, "Tab"), null);
});

test("Series of one track are walked as one, and what says nothing is no stop", () => {
  const tracks = tracksOf([series("forecast", [5, 8], { track: "now" }), series("done", [1, 3], { track: "now" }), { ...series("edge", [4]), points: [{ x: 4, y: 0 }] }]);
  assert.deepEqual(tracks.map(({ id, stops }) => [id, stops.map(stop => stop.point.x)]), [["now", [1, 3, 5, 8]]]);
});

test("The reading begins at the point that the view names, or at the end of the first track", () => {
  const tracks = tracksOf([series("a", [1, 5]), series("b", [2, 6])]);
  assert.deepEqual(restOf(tracks, { track: "b", x: 3 }), { track: 1, stop: 0 });
  assert.deepEqual(restOf(tracks), { track: 0, stop: 1 });
  assert.equal(stopAt([], restOf([])), null);
});

test("What is chosen stays chosen when other points come and go", () => {
  const before = tracksOf([series("a", [1, 5]), series("b", [2, 6])]);
  const after = tracksOf([series("b", [0, 1, 2, 6])]);
  assert.deepEqual(keptPlace(before, { track: 1, stop: 0 }, after), { track: 0, stop: 2 });
  assert.equal(keptPlace(before, { track: 0, stop: 0 }, after), null);
});

test("A tenth of a long track is a page", () => {
  const tracks = tracksOf([series("a", Array.from({ length: 101 }, (_, x) => x))]);
  assert.deepEqual(walk(tracks, { track: 0, stop: 50 }, "PageUp"), { track: 0, stop: 60 });
});

// A hundred thousand points

test("Of each column of pixels the first, lowest, highest and last point are kept, in their order", () => {
  const all = Array.from({ length: 100000 }, (_, x) => ({ x, y: Math.sin(x / 5000) * 1000 + (x % 7) }));
  all[55555] = { x: 55555, y: 1e6 };
  const kept = thin(all, 0, 100000, 600);
  assert.ok(kept.length <= 4 * 600 && kept.length > 600, `${kept.length}`);
  assert.ok(kept.includes(all[55555]), "an outlier of one point is drawn");
  assert.deepEqual([kept[0], kept.at(-1)], [all[0], all.at(-1)]);
  assert.ok(kept.every((point, at) => at === 0 || kept[at - 1].x < point.x));
});

test("Both ends of what is not one value count, and few points stay as they are", () => {
  const wide = Array.from({ length: 5000 }, (_, x) => ({ x, y: 0, ...x === 2500 && { y2: 9 } }));
  assert.ok(thin(wide, 0, 5000, 10).some(point => point.y2 === 9));
  assert.equal(thin(wide.slice(0, 900), 0, 900, 10).length, 900);
});

// What Chart.js is given

test("A series keeps its dataset from update to update, whatever comes before it", () => {
  const before = datasetsOf([], [series("a", [1]), series("b", [2])], inks);
  const after = datasetsOf(before, [series("new", [0]), series("b", [2, 3])], inks);
  assert.equal(after[1], before[1]);
  assert.deepEqual(after[1].data.map(({ x, y }) => [x, y]), [[2, 20], [3, 30]]);
});

test("A coarse date stands in its middle; a bar goes from one value to the other, and lies where the chart is turned", () => {
  const coarse = { ...series("a", []), points: [{ x: 1, y: 10, y2: 20, says: "" }] };
  assert.equal(datasetsOf([], [coarse], inks)[0].data[0].y, 15);
  assert.deepEqual(datasetsOf([], [{ ...coarse, form: "bars" }], inks)[0].data[0].y, [10, 20]);
  const [turned] = datasetsOf([], [{ ...coarse, form: "bars" }], inks, { turned: true });
  assert.deepEqual([turned.indexAxis, turned.data[0].x], ["y", [10, 20]]);
});

test("A mark has the shape of its ink, or the one that its point names; a bend has none, and a crowd only those named", () => {
  const one = { ...series("a", [1]), points: [{ x: 0, y: 0 }, { x: 1, y: 1, says: "" }, { x: 2, y: 2, says: "", shape: "dot", ink: "done" }] };
  const [open] = datasetsOf([], [one], inks);
  assert.deepEqual([open.pointRadius.map(radius => radius > 0), open.pointBorderColor[2], open.pointBackgroundColor[1]], [[false, true, true], "done", "paper"]);
  const [crowded] = datasetsOf([], [one], inks, { close: new Set(["a"]) });
  assert.deepEqual(crowded.pointRadius.map(radius => radius > 0), [false, false, true]);
});

test("A day is as long on both axes: the one that has room to spare runs on", () => {
  // 400 by 200 px; 100 days across would be 4 px each, 100 days down 2 px each: 2 px it is, and 200 days across.
  assert.deepEqual(sameScaleOf({ from: 0, to: 100 }, { from: 50, to: 150 }, 400, 200), { x: { from: 0, to: 200 }, y: { from: 50, to: 150 } });
  assert.deepEqual(sameScaleOf({ from: 0, to: 100 }, { from: 0, to: 50 }, 0, 0), { x: { from: 0, to: 100 }, y: { from: 0, to: 50 } });
});

test("A turned chart has its steps down the page and its amounts across, the first step on top", () => {
  const { x, y } = /** @type {any} */ (scalesOf(drawing({ turned: true, axisX: { kind: "steps", labels: ["a", "b"] }, axisY: { kind: "amounts", unit: "d" } }), inks, { right: 0 }));
  assert.deepEqual([y.min, y.max, y.reverse, x.beginAtZero], [-0.5, 1.5, true, true]);
});

test("An amount's unit is written once, at the last of its round numbers", () => {
  const { y } = /** @type {any} */ (scalesOf(drawing({ axisY: { kind: "amounts", unit: "MW" } }), inks, { right: 0 }));
  const scale = { min: 0, max: 1180, ticks: [], chart: { height: 256 }, isHorizontal: () => false };
  y.afterDataLimits(scale);
  y.afterBuildTicks(scale);
  assert.deepEqual(scale.ticks.map(({ value }, at) => y.ticks.callback(value, at, scale.ticks)), ["", "500", "1,000\u00a0MW"]);
});

test("Round numbers are steps of 1, 2, 2.5 or 5, as many as there is room for", () => {
  assert.deepEqual(roundNumbers(0, 84, 6), [0, 20, 40, 60, 80]);
  assert.deepEqual(roundNumbers(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(roundNumbers(-30, 45, 4), [-20, 0, 20, 40]);
  assert.deepEqual(roundNumbers(0, 11271, 5), [0, 2500, 5000, 7500, 10000]);
  assert.deepEqual(roundNumbers(0, 12, 5), [0, 5, 10]);
  assert.deepEqual(roundNumbers(5, 5, 4), [5]);
});

test("Today, baselines and the diagonal are annotations; what lies off the axis is none", () => {
  const notes = /** @type {any} */ (notesOf(drawing({
    axisX: { kind: "days", from: 0, to: 100, today: 40 },
    annotations: [{ kind: "diagonal" }, { kind: "across", at: 70, label: "baseline 1" }, { kind: "down", at: 20, label: "rebaselined" }, { kind: "across", at: 900 }],
  }), inks));
  assert.deepEqual(Object.keys(notes), ["today", "diagonal-0", "across-1", "down-2"]);
  assert.deepEqual([notes.today.scaleID, notes.today.value], ["x", 40.5]);
  assert.deepEqual([notes["across-1"].scaleID, notes["across-1"].borderDash, notes["down-2"].scaleID, notes["down-2"].borderDash], ["y", [5, 4], "x", []]);
  const chart = { scales: { x: { min: 10, max: 90 }, y: { min: 0, max: 120 } } };
  assert.deepEqual([notes["diagonal-0"].xMin({ chart }), notes["diagonal-0"].yMax({ chart })], [10, 90]);
});

// Words and states

test("A word that would stand on another moves below it, and is left out where there is no room", () => {
  const word = (text, x, y, own = true) => ({ text, x, y, long: 50, own });
  const room = { right: 300, bottom: 40 };
  assert.deepEqual(placeWords([word("a", 0, 10), word("b", 20, 12), word("c", 200, 12), word("d", 280, 13)], room, 14).map(({ text, x, y }) => [text, x, y]), [["a", 0, 10], ["b", 20, 24], ["c", 200, 12], ["d", 250, 13]]);
  assert.deepEqual(placeWords([word("a", 0, 38), word("b", 0, 39)], room, 14).map(({ text }) => text), ["a"]);
  assert.deepEqual(placeWords([word("other", 0, 10, false), word("chosen", 0, 11)], room, 14).map(({ text }) => text), ["chosen", "other"]);
});

test("What people wrote turns no line of a picture, piles nothing up and has an end", () => {
  assert.equal(inkable("a\u202Eb\u2067c"), "abc");
  assert.equal(inkable(`e${"\u0301".repeat(10000)}x`), "e\u0301\u0301x");
  assert.equal(inkable("x".repeat(500), 10), `${"x".repeat(9)}…`);
});

test("The legend is what the view names, otherwise its series, each once; names on the chart need no second", () => {
  assert.deepEqual(legendOf(drawing({ series: [series("a", []), series("a", []), series("b", [], { named: true }), series("c", [], { form: "bars", ink: "late" })] })).map(({ label, shape }) => [label, shape]), [["a", "ring"], ["c", "bar"]]);
  assert.deepEqual(legendOf(drawing({ legend: [] })), []);
});

test("A chart without data loads or could not be read; with data it is ready, empty, or not current", () => {
  const full = drawing({ series: [series("a", [1])] });
  assert.equal(stateOf(null, { state: "loading" }), "loading");
  assert.equal(stateOf(null, { state: "error" }), "error");
  assert.equal(stateOf(full, { state: "ready" }), "ready");
  assert.equal(stateOf(full, { state: "loading" }), "loading");
  assert.equal(stateOf(full, { state: "error" }), "stale");
  assert.equal(stateOf(full, { state: "stale" }), "stale");
  assert.equal(stateOf(drawing({ series: [series("a", [])] }), { state: "ready" }), "empty");
});
