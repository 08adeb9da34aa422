import assert from "node:assert/strict";
import test from "node:test";
import { slipWords, spreadWords } from "../../wwwroot/js/spread.js";
import { hasText } from "../../wwwroot/js/i18n.js";
import { de } from "../../wwwroot/js/texts/de.js";
import { saysNow } from "../../wwwroot/js/words.js";
import { day, milestone, stated } from "./some.js";

const PHASES = ["announced", "site-control", "permits", "power-agreement", "financing", "commercial", "site-work", "construction-start", "foundations", "structure", "envelope",
  "mep", "equipment", "power-infrastructure", "energised", "cx-l1", "cx-l2", "cx-l3", "cx-l4", "cx-l5", "rack-delivery", "ready-for-service", "handed-over", "it-load-live", "full-capacity"];
const at = date => ({ date, dataDate: "2026-01-01", report: 1 });
const says = date => ({ party: "p", rank: "party", dataDate: "2026-01-01", forecast: at(date) });
const current = date => ({ kind: "forecast", date, party: "p", rank: "party", dataDate: "2026-01-01", report: 2 });
const plan = date => ({ kind: "first-stated", date, party: "p", dataDate: "2025-01-01", report: 1 });

test("what finished means is said for every phase, in both languages", () => {
  for (const phase of PHASES) assert.ok(hasText(`finished.${phase}`) && de[`finished.${phase}`], phase);
});

test("the spread between parties is an interval, like a slip", () => {
  assert.equal(spreadWords([says(day("2026-05-23")), says(day("2026-09-10"))]), "The parties’ dates lie 110 days apart: from 23 May 2026 to 10 September 2026.");
  assert.match(spreadWords([says(stated("quarter", "2026-10-01", "2026-12-31")), says(day("2026-07-01"))]), /3 to 6 months apart: from 1 July 2026 to Q4 2026/);
  assert.match(spreadWords([says(stated("quarter", "2026-10-01", "2026-12-31")), says(stated("month", "2026-12-01", "2026-12-31"))]), /up to 3 months apart/);
});

test("one party, none, or the same date of all have no spread", () => {
  assert.equal(spreadWords([says(day("2026-05-23"))]), "Only one party gives a date.");
  assert.equal(spreadWords([says(null)]), "No party gives a date.");
  assert.equal(spreadWords([says(day("2026-05-23")), says(day("2026-05-23"))]), "The parties that give a date give the same.");
  assert.doesNotThrow(() => spreadWords([says(stated("by", null, "2025-06-30")), says(stated("from", "2027-01-01", null)), says(stated("day", null, null))]));
});

test("a slip says how it was come by, in the unit it is printed in", () => {
  const slip = { fromDays: 92, toDays: 273, unit: "month", from: 3, to: 9, sense: "late" };
  const words = slipWords(milestone({ plan: plan(day("2026-07-01")), current: current(stated("range", "2026-10-01", "2027-03-31")), slip }));
  assert.match(words.slip, /^\+3 to \+9/);
  assert.match(words.how, /in months, since not both dates are days/);
});

test("where there is no slip it says why", () => {
  assert.match(slipWords(milestone()).how, /nobody stated a date/);
  assert.match(slipWords(milestone({ plan: plan(day("2026-07-01")) })).how, /no current date/);
  assert.match(slipWords(milestone({ plan: plan(day("2026-07-01")), current: current(day("2026-07-01")) })).how, /the one first stated/);
  assert.match(slipWords(milestone({ status: "withdrawn", plan: plan(day("2026-07-01")) })).how, /does not slip/);
});

test("an actual that was taken back says so, and the forecast stands again", () => {
  assert.equal(saysNow({ ...says(day("2027-01-15")), actual: at(null) }), "actual date taken back; forecast: 15 January 2027");
  assert.equal(saysNow(says(null)), "no date now");
  assert.equal(saysNow({ party: "p", rank: "party", dataDate: "2026-01-01", note: { text: "hello", dataDate: "2026-01-01", report: 1 } }), "a note, no date");
});
