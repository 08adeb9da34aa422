import assert from "node:assert/strict";
import test from "node:test";
import { buildingNumbers, campusPercent, readyBuildings } from "../../wwwroot/js/readiness.js";
import { day, milestone } from "./some.js";

const actual = party => ({ kind: "actual", date: day("2026-05-23"), party, rank: "observer", dataDate: "2026-05-23", report: 1 });
const percent = (value, dataDate) => ({ value, party: "oracle", dataDate, report: 1 });

test("buildings are counted one by one, however they are grouped", () => {
  assert.deepEqual(["3-4", "8", "1, 3-4", null, "data hall", "4-3"].map(buildingNumbers), [[3, 4], [8], [1, 3, 4], [], [], []]);
});

test("a building is ready once, whoever says so", () => {
  const rows = [milestone({ id: "a", status: "done", buildings: "1", current: actual("epoch-ai") }), milestone({ id: "b", status: "done", buildings: "1-2", current: actual("oracle") }),
    milestone({ id: "c", buildings: "5-8" }), milestone({ id: "d", status: "done", phase: "energised", buildings: "7", current: actual("crusoe") })];
  assert.deepEqual(readyBuildings(rows), { done: 2, parties: ["epoch-ai", "oracle"] });
});

test("the campus's percent is the latest that speaks of the whole, not one building's", () => {
  const rows = [milestone({ id: "old", phase: "full-capacity", percent: percent(42, "2026-06-10") }), milestone({ id: "new", phase: "full-capacity", percent: percent(75, "2026-09-10") }),
    milestone({ id: "hall", buildings: "3", percent: percent(99, "2026-10-01") })];
  assert.equal(campusPercent(rows)?.id, "new");
  assert.equal(campusPercent(rows.slice(2)), null);
});
