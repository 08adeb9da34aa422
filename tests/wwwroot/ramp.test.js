import assert from "node:assert/strict";
import test from "node:test";
import { toDay } from "../../wwwroot/js/axis.js";
import { daysOf, nowAt, pointsOf, rampOf, totalAt, widestGap } from "../../wwwroot/js/rampdata.js";
import { day, milestone, stated } from "./some.js";

const TODAY = toDay("2026-11-23");
const mw = (value, basis = "facility") => [{ value, basis }];
const current = (kind, date) => ({ kind, date, party: "p", rank: "owner", dataDate: "2026-01-01", report: 2 });
const plan = date => ({ kind: "first-stated", date, party: "p", dataDate: "2025-01-01", report: 1 });
const ready = (value, iso, planned) => milestone({ id: `r${iso}`, status: "done", mw: mw(value), current: current("actual", day(iso)), plan: planned ? plan(day(planned)) : null });
const due = (value, date, planned) => milestone({ id: `f${value}`, mw: mw(value), current: current("forecast", date), plan: planned ? plan(day(planned)) : null });

test("megawatts of another basis are never added", () => {
  const ramp = rampOf([milestone({ status: "done", mw: [...mw(100), ...mw(70, "it")], current: current("actual", day("2026-01-01")) })], "it", TODAY);
  assert.equal(ramp.planned, 70);
});

test("a span counts when all of it has passed", () => {
  const ramp = rampOf([due(590, stated("quarter", "2027-01-01", "2027-03-31"))], "facility", TODAY);
  assert.equal(nowAt(ramp, toDay("2027-03-30")), 0);
  assert.equal(nowAt(ramp, toDay("2027-03-31")), 590);
});

test("a forecast that has passed is not ready: it counts from tomorrow at the earliest", () => {
  const ramp = rampOf([due(590, day("2026-08-01"))], "facility", TODAY);
  assert.equal(nowAt(ramp, TODAY), 0);
  assert.equal(ramp.forecast[0].day, TODAY + 1);
});

test("withdrawn scope is on no line and no slip", () => {
  const ramp = rampOf([milestone({ status: "withdrawn", mw: mw(941), plan: plan(day("2026-03-01")) })], "facility", TODAY);
  assert.deepEqual([ramp.withdrawn, ramp.planned, ramp.first.length, widestGap(ramp, TODAY)], [941, 0, 0, null]);
});

test("what was done without a date stated beforehand makes no gap", () => {
  const ramp = rampOf([ready(147, "2025-09-26")], "facility", TODAY);
  assert.deepEqual([ramp.unplanned, totalAt(ramp.first, TODAY), widestGap(ramp, TODAY)], [147, 147, null]);
});

test("megawatts without a current date are counted and named, not drawn", () => {
  assert.equal(rampOf([milestone({ status: "press", mw: mw(10) })], "facility", TODAY).undated, 10);
});

test("the finding is where first stated and today's dates differ most", () => {
  const ramp = rampOf([ready(590, "2026-05-23", "2026-04-01"), due(590, day("2027-03-31"), "2026-07-01")], "facility", TODAY);
  assert.deepEqual(widestGap(ramp, TODAY), { day: TODAY, first: 1180, now: 590 });
});

test("the end of a year is the finding when the gap is still to come", () => {
  const ramp = rampOf([due(900, day("2029-01-01"), "2027-06-30")], "facility", TODAY);
  assert.deepEqual(widestGap(ramp, TODAY), { day: toDay("2027-12-31"), first: 900, now: 0 });
});

test("a line rises in steps from edge to edge, one step for one day", () => {
  const ramp = rampOf([ready(147, "2025-09-26"), ready(148, "2025-12-24"), { ...ready(5, "2025-12-24"), id: "other" }], "facility", TODAY);
  assert.deepEqual(pointsOf(ramp.actual, 0, TODAY).map(point => [point.x, point.y]), [[0, 0], [toDay("2025-09-26"), 147], [toDay("2025-12-24"), 300], [TODAY, 300]]);
});

test("the arrow keys find every step and today", () => {
  assert.deepEqual(daysOf(rampOf([ready(1, "2025-09-26")], "facility", TODAY), TODAY), [toDay("2025-09-26"), TODAY]);
  assert.deepEqual(daysOf(rampOf([], "facility", TODAY), TODAY), [TODAY]);
});
