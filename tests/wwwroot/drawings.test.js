import test, { beforeEach } from "node:test";
import assert from "node:assert/strict";
import { toDay } from "../../wwwroot/js/axis.js";
import { earnedDrawing } from "../../wwwroot/js/drawings/earned.js";
import { movesDrawing } from "../../wwwroot/js/drawings/moves.js";
import { progressDrawing } from "../../wwwroot/js/drawings/progress.js";
import { latePieces, rampDrawing } from "../../wwwroot/js/drawings/ramp.js";
import { courseWords, trendDrawing } from "../../wwwroot/js/drawings/trend.js";
import { setLang } from "../../wwwroot/js/i18n.js";
import { createStore } from "../../wwwroot/js/store.js";
import { day, message, milestone, party, site, stated } from "./some.js";

const TODAY = Number(toDay("2026-11-26"));
const Q4Q1 = stated("range", "2026-10-01", "2027-03-31", "2026-10-01/2027-03-31");
const store = createStore({ frame: run => run() });
store.apply(message({ reset: true, rows: [site(), milestone({ current: { kind: "forecast", date: Q4Q1, party: "epoch-ai", rank: "observer", dataDate: "2026-09-24", report: 4 } }), party("epoch-ai", "Epoch AI"), party("oracle", "Oracle")] }));
const text = pieces => typeof pieces === "string" ? pieces : pieces.map(piece => piece.text).join("");
const says = point => typeof point.says === "function" ? point.says() : point.says;

beforeEach(() => setLang("en"));

const point = (dataDate, date, position, kind = "forecast") => ({ dataDate, kind, date, knownAt: `${dataDate}T00:00:00Z`, position, counts: true });
const TREND = {
  milestone: "buildings-3-4",
  trend: {
    lines: [
      { party: "epoch-ai", rank: "observer", points: [point("2025-12-13", day("2026-07-01"), 1), point("2026-09-24", Q4Q1, 4)], missed: ["2026-10-27"], actual: null,
        course: { slope: 0.5, pattern: "jump", meeting: { kind: "on-day", day: "2027-05-10" } } },
      { party: "oracle", rank: "owner", points: [point("2026-06-10", day("2026-11-01"), 3)], missed: [], actual: null, course: { slope: null, pattern: "too-short", meeting: { kind: "unknown" } } },
    ],
    baselines: [
      { date: day("2026-06-01"), version: "1", approved: "2025-11-01", until: "2026-03-01", position: 5 },
      { date: day("2026-09-01"), version: "2", approved: "2026-03-01", until: null, position: 6 },
    ],
  },
};

test("The trend's title says from where to where in how many reports, of whose word leads", () => {
  const drawing = trendDrawing(TREND, "abilene-tx", null, store, TODAY);
  assert.equal(text(drawing.title), "Abilene, Buildings 3-4 ready for service: from 1 July 2026 to Q4 2026 – Q1 2027 in 2 reports");
});

test("A coarse forecast is a bar, a report that was due and did not come a hollow mark, and each leads to its report", () => {
  const drawing = trendDrawing(TREND, "abilene-tx", null, store, TODAY);
  const [line, missed] = drawing.series;
  assert.deepEqual([line.points[1].y, line.points[1].y2], [toDay("2026-10-01"), toDay("2027-03-31")]);
  assert.equal(line.points[0].y2, undefined);
  assert.equal(line.points[1].href, "/sites/abilene-tx/milestones/buildings-3-4?report=4");
  assert.deepEqual(missed.points.map(one => [one.x, one.shape]), [[toDay("2026-10-27"), "missing"]]);
  assert.match(says(missed.points[0]), /a report was due on 27 Oct 2026/);
});

test("Both axes show days on one scale, baselines are dashed, and a second one is a line where it begins", () => {
  const drawing = trendDrawing(TREND, "abilene-tx", null, store, TODAY);
  assert.equal(drawing.sameScale, true);
  assert.deepEqual(drawing.annotations.map(note => note.kind), ["diagonal", "across", "across", "down"]);
  assert.equal(drawing.annotations[3].at, toDay("2026-03-01"));
});

test("One party alone may be chosen", () => {
  assert.deepEqual(trendDrawing(TREND, "abilene-tx", "oracle", store, TODAY).series.map(series => series.label), ["Oracle"]);
});

test("How a line goes on is said with 'at this rate', and not where there is no rate", () => {
  assert.equal(courseWords(TREND.trend.lines[0]), "a jump; 0.5 days later for each day that passes; at this rate on 10 May 2027");
  assert.equal(courseWords(TREND.trend.lines[1]), "too few reports for a pattern");
  assert.match(courseWords({ ...TREND.trend.lines[0], course: { slope: 1.2, pattern: "creeping", meeting: { kind: "not-at-this-rate" } } }), /not at this rate$/);
});

const word = (date, who = "epoch-ai") => ({ date, isActual: false, party: who, rank: "observer", dataDate: "2026-01-01", position: 1 });
const step = (kind, shiftDays, over = {}) => ({ kind, party: "epoch-ai", position: 4, knownAt: "2026-04-28T00:00:00Z", before: word(day("2026-07-01")), after: word(Q4Q1), shiftDays, ...over });

test("The bars stand one on the end of the other, from the first date to the last", () => {
  const steps = [step("first", 0), step("revised", 123), step("lead", -10.5, { party: "oracle" }), step("precision", -0.5)];
  const start = Number(toDay("2026-07-01"));
  const drawing = movesDrawing({ site: "abilene-tx", milestone: "buildings-3-4", startDay: start, endDay: start + 112, steps }, store, TODAY);
  const bars = drawing.series[0].points;
  assert.deepEqual(bars.map(bar => [bar.y - start, bar.y2 - start]), [[0, 123], [123, 112.5], [112.5, 112]]);
  assert.deepEqual(bars.map(bar => bar.ink), ["late", "plan", "plan"]);
  assert.deepEqual(bars.map(bar => bar.label), ["+123", "−10.5", "−0.5"]);
  assert.equal(text(drawing.title), "Buildings 3-4 ready for service: 112 days later in 3 steps");
  assert.equal(drawing.rows().at(-1).cells[5].value, 112);
});

test("An acceptance and a rejection are bars of their own, told of who judged; another's word of whose it is", () => {
  const actual = { ...word(day("2026-06-20")), isActual: true };
  const steps = [
    step("accepted", -11, { party: "oracle", after: actual }), step("rejected", 11, { party: "oracle", before: actual, after: word(day("2026-07-01")), reason: "no cooling" }),
    step("lead", 2, { party: "oracle", after: word(day("2026-07-03")) }),
  ];
  const start = Number(toDay("2026-07-01"));
  const drawing = movesDrawing({ site: "abilene-tx", milestone: "buildings-3-4", startDay: start, endDay: start + 2, steps }, store, TODAY);
  assert.deepEqual(drawing.series[0].points.map(bar => bar.ink), ["done", "late", "plan"]);
  assert.deepEqual(drawing.series[0].points.map(bar => bar.says.split(";")[0]), [
    "Oracle accepts that it was done 20 June 2026", "Oracle rejects the actual 20 June 2026: 1 July 2026 now", "Epoch AI leads now: 3 July 2026",
  ]);
  assert.deepEqual(drawing.rows().slice(0, 2).map(row => row.cells[2]), ["completion accepted", "completion rejected"]);
  assert.ok(drawing.series[0].points[1].says.endsWith("no cooling"));
});

test("A date that never moved says so", () => {
  const drawing = movesDrawing({ site: "abilene-tx", milestone: "buildings-3-4", startDay: 1, endDay: 1, steps: [step("first", 0)] }, store, TODAY);
  assert.equal(text(drawing.title), "Buildings 3-4 ready for service: its date has not moved");
  assert.deepEqual(drawing.series[0].points, []);
});

test("Due and met are two staircases, met only up to today, with the index in front", () => {
  const points = [
    { day: "2026-07-01", due: 1, met: 0, changes: [{ site: "abilene-tx", milestone: "buildings-3-4", isMet: false }] },
    { day: "2026-08-01", due: 1, met: 1, changes: [{ site: "abilene-tx", milestone: "buildings-3-4", isMet: true }] },
    { day: "2027-01-01", due: 2, met: null, changes: [{ site: "abilene-tx", milestone: "other", isMet: false }] },
  ];
  const drawing = progressDrawing({ due: 1, met: 1, withoutPlan: 3, metWithoutPlan: 1, executionIndex: 1, points }, null, store, TODAY);
  const [met, due] = drawing.series;
  assert.equal(text(drawing.title), "1 met of 1 due: baseline execution index 1");
  assert.deepEqual(met.points.map(one => one.y), [0, 1, 1]);
  assert.equal(met.points.at(-1).x, TODAY);
  assert.deepEqual(due.points.map(one => one.y), [0, 1, 2, 2]);
  assert.equal(met.points[1].href, "/sites/abilene-tx/milestones/buildings-3-4");
});

const mwStep = (dayText, mw, id = "buildings-3-4") => ({ day: dayText, mw, site: "abilene-tx", milestone: id });
const bounds = (least, most) => ({ least, most, isOpen: false });
const RAMP = {
  ramp: {
    basis: "facility", today: "2026-11-26", plan: { basis: "facility", steps: [mwStep("2026-07-01", 590)], undated: [] },
    current: { basis: "facility", steps: [mwStep("2026-05-23", 295, "done"), mwStep("2027-03-31", 590)], undated: [] },
    actual: [mwStep("2026-05-23", 295, "done")], forecast: [mwStep("2027-03-31", 590)],
    withdrawn: [{ site: "abilene-tx", milestone: "dropped", mw: 941 }], unplanned: [{ site: "abilene-tx", milestone: "done", mw: 295 }], undated: [],
  },
  gap: { day: "2026-11-26", before: 590, after: 295, slip: -590, scope: 295, changes: [
    { site: "abilene-tx", milestone: "buildings-3-4", reason: "moved", slip: -590, scope: 0 }, { site: "abilene-tx", milestone: "done", reason: "added", slip: 0, scope: 295 },
  ] },
  late: { incurred: bounds(87320, 87320), toCome: bounds(0, 73750), planned: 590, unplanned: [{ site: "abilene-tx", milestone: "done", mw: 295 }],
    milestones: [{ site: "abilene-tx", milestone: "buildings-3-4", mwDays: bounds(87320, 161070) }] },
};

test("The ramp names what slipped apart from what is scope", () => {
  const drawing = rampDrawing(RAMP, "abilene-tx", store, { from: TODAY - 400, to: TODAY + 400, today: TODAY });
  assert.equal(text(drawing.title), "By today the first stated dates had 590\u00a0MW ready; 295\u00a0MW are");
  assert.match(text(drawing.subtitle), /590\u00a0MW of it slipped, 295\u00a0MW without a plan/);
  assert.match(text(drawing.subtitle), /941\u00a0MW left the scope: on no line/);
});

test("The forecast goes on from what is ready, and every step leads to its milestone", () => {
  const drawing = rampDrawing(RAMP, "abilene-tx", store, { from: TODAY - 400, to: TODAY + 400, today: TODAY });
  const forecast = drawing.series.find(series => series.id === "forecast");
  assert.deepEqual(forecast.points.map(one => one.y), [295, 885, 885]);
  assert.equal(forecast.points[1].href, "/sites/abilene-tx/milestones/buildings-3-4");
  assert.match(says(forecast.points[1]), /31 Mar 2027: 885\u00a0MW forecast; first stated dates had 590\u00a0MW/);
});

test("MW-days late so far stand apart from those to come, with who carries them and what has no plan", () => {
  const said = text(latePieces(RAMP, store, "abilene-tx", ({ least, most }) => least === most ? `${most} MW-days late` : `${least} to ${most} MW-days late`));
  assert.equal(said, "87320 MW-days late so far, and 0 to 73750 MW-days late to come by today's forecasts; carried by Buildings 3-4 ready for service. 295\u00a0MW ready for service have no plan to be late against.");
});

test("Every drawing speaks German", () => {
  setLang("de");
  const drawings = [trendDrawing(TREND, "abilene-tx", null, store, TODAY), rampDrawing(RAMP, null, store, { from: TODAY - 400, to: TODAY + 400, today: TODAY })];
  for (const drawing of drawings) {
    const words = [text(drawing.title), text(drawing.subtitle ?? ""), ...drawing.columns.map(column => column.label), ...drawing.series.flatMap(series => series.points.map(one => says(one) ?? ""))].join(" ");
    assert.doesNotMatch(words, /\b(first stated|ready|late|moves|trend)\.|\{\w+\}/);
  }
  assert.match(text(drawings[0].title), /1\. Juli 2026 → /);
});

const VALUE = {
  project: "P", name: "Building 7", plan: { dataDate: "2026-01-05", isBaseline: true }, start: "2026-01-05", activities: 2, withoutDates: 1, hours: 160,
  planned: [{ day: "2026-01-11", hours: 40 }, { day: "2026-01-18", hours: 160 }],
};
const UPDATE = { dataDate: "2026-01-18", planned: 160, earned: 80, earnedScheduleDays: 9.3, varianceDays: -4.7, performanceIndex: 0.667, finish: "2026-01-25" };

test("Earned value: its title says how far behind and when it ends at this pace", () => {
  const drawing = earnedDrawing({ ...VALUE, updates: [UPDATE] }, 20_480);

  assert.equal(drawing.title, "Earned schedule 5 days behind, SPI(t) 0.67; at this pace finished on 25 Jan 2026");
  assert.match(String(drawing.subtitle), /against the baseline .* 160 working hours of 2 activities, .* 1 activity without planned dates is left out/);
  assert.deepEqual(drawing.series[0].points.map(point => point.y), [0, 50]);
  assert.deepEqual(drawing.series[1].points.map(point => point.y), [0, 25, 100]);
  assert.equal(drawing.rows()[0].cells[2], 80);
});

test("Earned value: before the plan began, as planned, ahead, and without an end", () => {
  const title = (/** @type {object} */ update) => earnedDrawing({ ...VALUE, updates: [{ ...UPDATE, ...update }] }, 20_480).title;

  assert.equal(title({ performanceIndex: null }), "No time of the plan has gone by yet");
  assert.equal(title({ varianceDays: 0.2, performanceIndex: 1.01 }), "Earned schedule as planned, SPI(t) 1.01; at this pace finished on 25 Jan 2026");
  assert.equal(title({ varianceDays: 3, performanceIndex: 1.21 }), "Earned schedule 3 days ahead, SPI(t) 1.21; at this pace finished on 25 Jan 2026");
  assert.equal(title({ performanceIndex: 0, finish: null, varianceDays: -14 }), "Earned schedule 14 days behind, SPI(t) 0; at this pace never finished");
  assert.equal(earnedDrawing({ ...VALUE, updates: [] }, 20_480).title, "No time of the plan has gone by yet");
});
