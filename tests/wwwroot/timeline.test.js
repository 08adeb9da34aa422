import assert from "node:assert/strict";
import test from "node:test";
import { axisOf, axisOfLanes, datesOf, fromDay, gridLines, percentOf, ticksOf, toDay } from "../../wwwroot/js/axis.js";
import { extentOf, flagMarks, laneMarks, saidMarks, standing } from "../../wwwroot/js/marks.js";
import { day, milestone, stated } from "./some.js";

const NOW = new Date("2026-11-23T12:00:00Z");
const TODAY = toDay("2026-11-23");
const forecast = (date, over) => ({ kind: "forecast", date, party: "oracle", rank: "owner", dataDate: "2026-09-01", report: 2, ...over });
const actual = date => forecast(date, { kind: "actual" });
const plan = (date, over) => ({ kind: "first-stated", date, party: "oracle", dataDate: "2025-09-01", report: 1, ...over });
const slip = (sense, over) => ({ fromDays: 30, toDays: 30, unit: "day", from: 30, to: 30, sense, ...over });
const shapes = marks => marks.map(mark => `${mark.shape} ${mark.ink}`);
const q4 = stated("quarter", "2026-10-01", "2026-12-31", "2026-Q4");

test("a forecast is drawn as wide as it was stated", () => {
  const [bar] = laneMarks(milestone({ current: forecast(q4) }), NOW);
  assert.deepEqual([bar.shape, bar.ink, fromDay(bar.from), fromDay(bar.to)], ["bar", "forecast", "2026-10-01", "2027-01-01"]);
});

test("a forecast to the day is a ring, an actual a filled dot", () => {
  assert.deepEqual(shapes(laneMarks(milestone({ current: forecast(day("2027-01-15")) }), NOW)), ["ring forecast"]);
  assert.deepEqual(shapes(laneMarks(milestone({ status: "done", current: actual(day("2026-05-23")) }), NOW)), ["dot done"]);
});

test("the whisker of what is late for sure goes from the latest day planned to the earliest now said", () => {
  const marks = laneMarks(milestone({ plan: plan(stated("month", "2026-07-01", "2026-07-31")), current: forecast(q4), slip: slip("late") }), NOW);
  const whisker = marks.find(mark => mark.shape === "whisker");
  assert.deepEqual([whisker.ink, fromDay(whisker.from), fromDay(whisker.to)], ["late", "2026-08-01", "2026-10-01"]);
});

test("only what is late for sure is drawn in the ink of late", () => {
  for (const sense of ["open", "early", "on-plan"]) {
    const marks = laneMarks(milestone({ plan: plan(day("2026-12-01")), current: forecast(q4), slip: slip(sense) }), NOW);
    assert.ok(marks.every(mark => mark.ink !== "late"), sense);
  }
});

test("early has a mark of its own", () => {
  const marks = laneMarks(milestone({ plan: plan(day("2027-03-01")), current: forecast(day("2027-01-01")), slip: slip("early") }), NOW);
  assert.ok(shapes(marks).includes("early early"));
});

test("a plan that is a span has its span drawn, and lies above its forecast's bar", () => {
  const marks = laneMarks(milestone({ plan: plan(q4), current: forecast(q4) }), NOW);
  assert.deepEqual(shapes(marks), ["span plan", "bar forecast", "diamond plan"]);
});

test("an overdue milestone has a barred ring in the ink of late, left of today, and is not done", () => {
  const row = milestone({ current: forecast(day("2026-08-31")), overdueFrom: "2026-09-01" });
  const marks = laneMarks(row, NOW);
  assert.deepEqual(shapes(marks), ["overdue late"]);
  assert.ok(marks[0].to < TODAY);
  assert.equal(standing(row, NOW).ink, "late");
});

test("a forecast becomes overdue on the day that the server names and not before", () => {
  const row = milestone({ current: forecast(q4), overdueFrom: "2027-01-01" });
  assert.ok(!shapes(laneMarks(row, new Date("2026-12-31T23:59:59Z"))).includes("overdue late"));
  assert.ok(shapes(laneMarks(row, new Date("2027-01-01T00:00:00Z"))).includes("overdue late"));
});

test("a date that only was planned is overdue too when it has passed", () => {
  const marks = laneMarks(milestone({ status: "planned", plan: plan(day("2026-03-01")), overdueFrom: "2026-03-02" }), NOW);
  assert.deepEqual(shapes(marks), ["diamond plan", "overdue late"]);
});

test("what only the press says is a hollow dot and never a forecast", () => {
  const said = [{ party: "press", rank: "press", dataDate: "2026-01-01", forecast: { date: day("2027-05-01"), dataDate: "2026-01-01", report: 3 } }];
  assert.deepEqual(shapes(laneMarks(milestone({ status: "press", said }), NOW)), ["press press"]);
});

test("a withdrawn milestone keeps its plan, struck through, and has no slip and no overdue", () => {
  const marks = laneMarks(milestone({ status: "withdrawn", plan: plan(day("2026-03-01")), current: forecast(day("2026-09-01")), slip: slip("late"), overdueFrom: "2026-09-02" }), NOW);
  assert.deepEqual(shapes(marks), ["diamond plan", "strike plan"]);
});

test("an open side is drawn as open, not as a date", () => {
  const by = extentOf(stated("by", null, "2025-06-30"));
  assert.deepEqual([by.openFrom, by.openTo, fromDay(by.to)], [true, false, "2025-07-01"]);
  const from = extentOf(stated("from", "2027-01-01", null));
  assert.deepEqual([from.openFrom, from.openTo, fromDay(from.from)], [false, true, "2027-01-01"]);
  assert.equal(extentOf(stated("by", null, null)), null);
  assert.equal(extentOf(null), null);
});

test("a milestone without any date is an empty lane and breaks nothing", () => {
  for (const row of [milestone(), milestone({ said: undefined, status: "undated" }), milestone({ current: forecast(stated("day", null, null)) })]) {
    assert.deepEqual(laneMarks(row, NOW), []);
    assert.equal(standing(row, NOW), null);
  }
});

test("a party's lane has its first statement, and its actual instead of its forecast", () => {
  const at = (date, report) => ({ date, dataDate: "2026-01-01", report });
  const said = { party: "oracle", rank: "owner", dataDate: "2026-09-01", firstStated: at(day("2026-03-01"), 1), forecast: at(q4, 2), actual: at(day("2026-09-01"), 3) };
  assert.deepEqual(shapes(saidMarks(said)), ["diamond plan", "dot done"]);
  assert.deepEqual(shapes(saidMarks({ ...said, actual: at(null, 4) })), ["diamond plan", "bar forecast"]);
  assert.deepEqual(shapes(saidMarks({ ...said, actual: undefined, forecast: at(q4, 1) })), ["bar forecast"]);
});

test("a flag without a date stands nowhere on the axis", () => {
  assert.equal(flagMarks([{ date: null }, { date: day("2026-03-16") }]).length, 1);
});

test("the axis holds the data and today in whole steps", () => {
  const axis = axisOf(datesOf(milestone({ plan: plan(day("2024-05-31")), current: forecast(day("2028-12-31")) })), TODAY);
  assert.deepEqual([fromDay(axis.from), fromDay(axis.to)], ["2024-01-01", "2029-07-01"]);
});

test("a mistyped year does not squeeze the rest: it is drawn at the edge", () => {
  const axis = axisOf([day("2026-01-01"), day("9999-01-01"), day("1990-01-01")], TODAY);
  assert.ok(fromDay(axis.to) < "2029" && fromDay(axis.from) > "2024");
  assert.equal(percentOf(axis, toDay("9999-01-01")), 100);
});

test("without data the axis is a year either side of today", () => {
  const axis = axisOf([], TODAY);
  assert.ok(axis.from < TODAY && TODAY < axis.to);
});

test("many years have a line per year, few have months between them", () => {
  const years = ticksOf(axisOf([day("2024-01-01"), day("2029-12-31")], TODAY));
  assert.ok(years.every(tick => tick.rank === "year"));
  const months = ticksOf(axisOf([day("2026-01-01"), day("2027-02-01")], TODAY, 3));
  assert.ok(months.some(tick => tick.rank !== "year"));
});

test("today's line stands where today stands", () => {
  const axis = axisOf([day("2024-01-01"), day("2029-12-31")], TODAY);
  assert.ok(gridLines(axis).startsWith(`linear-gradient(var(--grid-today) 60%, transparent 0) ${percentOf(axis, TODAY + 0.5)}%`));
});

test("A board's axis holds what its lanes draw: plan and current date, and the press only where nobody else has one", () => {
  const said = [{ party: "gazette", rank: "press", dataDate: "2026-01-01", forecast: { date: day("2031-05-01"), dataDate: "2026-01-01", report: 3 } }];
  const dated = milestone({ plan: plan(day("2024-05-31")), current: forecast(day("2028-12-31")), said });
  // 4.6 years of data and 3 % of it on either side, in whole half-years.
  assert.deepEqual([axisOfLanes([dated], TODAY)].map(axis => [fromDay(axis.from), fromDay(axis.to)]), [["2024-01-01", "2029-07-01"]]);
  assert.equal(fromDay(axisOfLanes([dated, milestone({ status: "press", said })], TODAY).to), "2032-01-01");
});
