import test from "node:test";
import assert from "node:assert/strict";
import { cssString, printHead } from "../../wwwroot/js/print.js";
import { createStore } from "../../wwwroot/js/store.js";
import { message } from "./some.js";

test("A name ends no string of the style sheet, whatever is in it", () => {
  assert.equal(cssString("Abilene, Building 1: 3–4 (RFS)"), '"Abilene, Building 1: 3–4 (RFS)"');
  assert.equal(cssString('a"b\\c\n}'), '"a\\22 b\\5c c\\a \\7d "');
  assert.equal(cssString("Doña Ana · 50 %"), '"Doña Ana \\b7  50 \\25 "');
});

test("A printed page says of what, of when and of which log it is", () => {
  const store = createStore({ frame: () => {}, now: () => Date.parse("2026-11-23T12:00:00Z"), clocks: { mono: () => 0, wall: () => Date.parse("2026-11-23T12:00:00Z") } });
  store.apply(message({ reset: true, position: 331, epoch: "511dd8626d5c4fcfbbe274dc7b8ab7ce", serverTime: "2026-11-23T12:00:00Z" }));
  const head = printHead("Stargate: status report", store, { state: "live", word: "Live", detail: "" });
  assert.equal(head.log, "update 331 of log 511dd8626d5c4fcfbbe274dc7b8ab7ce");
  assert.equal(head.margin, "update 331 of log 511dd862");
  assert.match(head.asOf, /^As of 23 November 2026/);
  assert.equal(head.state, "");
});

test("What was not current when it was printed says so", () => {
  const store = createStore({ frame: () => {} });
  assert.equal(printHead("x", store, { state: "stale", word: "Not current since 14:02", detail: "" }).state, "Not current since 14:02");
});
