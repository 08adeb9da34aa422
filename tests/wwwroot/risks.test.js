import test, { beforeEach } from "node:test";
import assert from "node:assert/strict";
import { legendOf } from "../../wwwroot/js/chart/legend.js";
import { forecastDrawing } from "../../wwwroot/js/drawings/forecast.js";
import { days, idOf, outOfOrder, share, stated } from "../../wwwroot/js/entering.js";
import { setLang } from "../../wwwroot/js/i18n.js";
import { createStore } from "../../wwwroot/js/store.js";
import { inOrder } from "../../wwwroot/js/views/all-forecasts.js";
import { rangePieces, readRange, unusedPieces } from "../../wwwroot/js/views/ranges.js";
import { readRisk } from "../../wwwroot/js/views/risk-forms.js";
import { effectOf, figuresOf } from "../../wwwroot/js/views/risks.js";
import { createOnce } from "../../wwwroot/js/writing.js";
import { day, message, party } from "./some.js";

const store = createStore({ frame: run => run() });
store.apply(message({ reset: true, rows: [party("crusoe", "Crusoe")] }));
const text = pieces => pieces.map(piece => piece.text).join("");

beforeEach(() => setLang("en"));

test("A percentage is read as people write it, and what may be a share is asked", () => {
  const read = ["30", " 30 % ", "2,5%", "2.5", "100", "0", "0.3 %"].map(share);
  assert.deepEqual(read.map(entered => entered.value), [0.3, 0.3, 0.025, 0.025, 1, 0, 0.003]);
  assert.deepEqual(["0.3", "0,05"].map(given => share(given).problem), ["share", "share"]);
  assert.deepEqual(["101", "-1", "thirty", "1e1", "3 0", "NaN"].map(given => share(given).problem), Array(6).fill("percent"));
  assert.deepEqual(["", "  ", "%"].map(given => share(given).problem), Array(3).fill("required"));
});

test("Days are a plain number; what may be thousands or a decimal is neither", () => {
  assert.deepEqual(["30", "12,5", "12.5", " 0 "].map(given => days(given).value), [30, 12.5, 12.5, 0]);
  assert.deepEqual(["1,000", "1.000", "-3", "a month", "30 days"].map(given => days(given).problem), Array(5).fill("number"));
  assert.equal(days(" ").problem, "required");
});

test("Three that do not rise are told at the one that is wrong", () => {
  assert.deepEqual([outOfOrder(1, 2, 3), outOfOrder(2, 2, 2), outOfOrder(3, 2, 4), outOfOrder(1, 5, 4), outOfOrder(3, 2, 1)], [[], [], ["least"], ["most"], ["least", "most"]]);
});

test("A date of a contract may be written as people do", () => {
  assert.deepEqual(["31.3.2027", "1. 12. 2027", " 2027-03-31 ", "Q1 2027", "2027 q4", "2027-Q1", "soon"].map(stated),
    ["2027-03-31", "2027-12-01", "2027-03-31", "2027-Q1", "2027-Q4", "2027-Q1", "soon"]);
});

test("A risk's id is made of its name, and always one that an address holds", () => {
  assert.equal(idOf("Größere Störung: Netz!", "a1"), "grossere-storung-netz-a1");
  assert.equal(idOf("المحول", "a1"), "risk-a1");
  assert.match(idOf("x".repeat(200), "a1"), /^x{40}-a1$/);
});

test("Every field of a risk that is wrong is named at once", () => {
  const { problems } = readRisk({ name: " ", probability: "0.3", least: "40", likely: "30", most: "ninety", party: "" });
  assert.deepEqual(Object.keys(problems).sort(), ["impact.least", "impact.most", "name", "probability"]);
  assert.equal(problems.probability, "0.3 is less than 1 %. Write 0.3 % if that is meant; for a third write 33.");
  assert.deepEqual(readRisk({ name: " Grid ", probability: "30", least: "14", likely: "30", most: "90", party: "crusoe" }),
    { problems: {}, value: { name: "Grid", probability: 0.3, impact: { least: 14, likely: 30, most: 90 }, party: "crusoe" } });
});

test("A range tells what is missing, broken or swapped", () => {
  const typed = values => name => ({ value: values[name] ?? "", broken: values[name] === "broken" });
  assert.deepEqual(Object.keys(readRange(typed({ dataDate: "2026-11-12", optimistic: "broken", likely: "2027-03-12" })).problems), ["optimistic", "pessimistic"]);
  assert.deepEqual(Object.keys(readRange(typed({ dataDate: "2026-11-12", optimistic: "2027-04-30", likely: "2027-03-12", pessimistic: "2027-02-20" })).problems), ["optimistic", "pessimistic"]);
  const good = { dataDate: "2026-11-12", optimistic: "2027-02-20", likely: "2027-03-12", pessimistic: "2027-04-30" };
  assert.deepEqual(readRange(typed(good)), { problems: {}, value: good });
});

test("A range says whose it is, and why a forecast is not drawn from it", () => {
  const range = { party: "crusoe", dataDate: "2026-11-12", optimistic: "2027-02-20", likely: "2027-03-12", pessimistic: "2027-04-30", position: 3 };
  assert.equal(text(rangePieces(range, store)), "Crusoe, data of 12 Nov 2026: at best 20 Feb 2027, most likely 12 Mar 2027, at worst 30 Apr 2027 (−20 to +49 days)");
  const why = (forecast, row) => text(unusedPieces(forecast, row, store));
  assert.equal(why({ range: { origin: "given" } }, { ranges: [range], responsible: "crusoe" }), "");
  assert.match(why({ schedule: "s", range: { origin: "reference-class" } }, { ranges: [range], responsible: "crusoe" }), /a schedule’s network leads here/);
  assert.match(why({ range: { origin: "reference-class" } }, { ranges: [{ ...range, party: "oracle" }], responsible: "crusoe" }), /Crusoe is responsible/);
  assert.match(why({ range: { origin: "reference-class" } }, { ranges: [range] }), /nobody is named/);
});

test("What a risk does to a milestone is what the simulation made of it", () => {
  const risk = { id: "grid", milestones: [] };
  const effect = simulated => effectOf(risk, simulated, "Building 7");
  assert.equal(effect([{ id: "grid", happened: 0.3, days: 61.6 }]), "Happened in 30 % of simulations; where it did, Building 7 was 62 days later.");
  assert.equal(effect([{ id: "grid", happened: 0.3, days: 0.2 }]), "Happened in 30 % of simulations, and delayed Building 7 by less than a day.");
  assert.equal(effect([{ id: "grid", happened: 1, days: null }]), "Happened in 100 % of simulations of Building 7.");
  assert.equal(effect([{ id: "other", happened: 1 }]), "Not in the forecast of Building 7.");
  assert.equal(figuresOf({ probability: 0.3, impact: { least: 14, likely: 30, most: 90 } }), "30 % likely; 14 to 90 days later, most likely 30");
  assert.equal(figuresOf({ probability: 0.005, impact: { least: 1, likely: 1, most: 1 } }), "< 1 % likely; 1 day later");
});

test("What is ready for service comes first in the table, then what is done first", () => {
  const told = [["a", "2027-05-01"], ["rfs", "2027-09-01"], ["b", "2027-01-01"]].map(([milestone, p80]) => ({ milestone, p80 }));
  assert.deepEqual(inOrder(told, id => id === "rfs" ? "ready-for-service" : "mep").map(one => one.milestone), ["rfs", "b", "a"]);
});

test("The date of a contract stands on the curve beside the plan's, where it is kept", () => {
  const drawing = forecastDrawing({
    milestone: "rfs", planned: "2027-06-24", p10: "2027-05-28", p50: "2027-07-30", p80: "2027-09-23", p90: "2027-10-26", deviationDays: 40, range: { origin: "given", words: "w" }, drivers: [],
    plan: day("2027-06-24"), planKind: "first-stated", probabilityOfPlan: 0.26, contract: { date: day("2027-08-31"), contract: "EPC", party: "crusoe", position: 9 }, probabilityOfContract: 0.7,
    bins: [{ from: "2027-05-01", to: "2027-05-31", count: 1, cumulative: 0.1 }, { from: "2027-10-01", to: "2027-12-31", count: 9, cumulative: 1 }],
  }, "Building 7", 10, 20_800);
  const [contract, plan] = ["contract", "plan"].map(id => drawing.series.find(series => series.id === id));
  assert.deepEqual([contract.points[0].y, contract.label, contract.points[0].says], [70, "contract", "The contract’s date, 31 August 2027, is kept in 70 % of simulations"]);
  assert.deepEqual([plan.points[0].y, plan.ink], [26, "plan"]);
  assert.notEqual(contract.ink, plan.ink);
  assert.deepEqual(legendOf(drawing).slice(0, 2).map(({ label, shape }) => [label, shape]), [["contract", "diamond"], ["first stated", "diamond"]]);
  assert.match(drawing.subtitle, /the contract's date, 31 August 2027, is kept in 70 %/);
});

test("The same sent again is the same for the API, another is another", () => {
  let drawn = 0;
  const once = createOnce(() => `key-${++drawn}`);
  assert.deepEqual([once.keyOf("PUT", "/a", "1"), once.keyOf("PUT", "/a", "1"), once.keyOf("PUT", "/a", "2"), once.keyOf("PUT", "/b", "2")], ["key-1", "key-1", "key-2", "key-3"]);
  once.forget();
  assert.equal(once.keyOf("PUT", "/b", "2"), "key-4");
});
