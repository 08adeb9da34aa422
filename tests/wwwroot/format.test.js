import test, { beforeEach } from "node:test";
import assert from "node:assert/strict";
import { ago, date, dateShort, isoDay, isOverdue, mw, number, percent, slip, slipShort, usd } from "../../wwwroot/js/format.js";
import { forDate, when } from "../../wwwroot/js/phrases.js";
import { setLang } from "../../wwwroot/js/i18n.js";
import { day, stated } from "./some.js";

beforeEach(() => setLang("en"));
const plain = text => text.replaceAll("\u00a0", " ");

const DATES = [
  [day("2026-05-23"), "23 May 2026", "23. Mai 2026"],
  [stated("month", "2026-05-01", "2026-05-31"), "May 2026", "Mai 2026"],
  [stated("quarter", "2026-10-01", "2026-12-31"), "Q4 2026", "Q4 2026"],
  [stated("half", "2026-07-01", "2026-12-31"), "H2 2026", "2. Halbjahr 2026"],
  [stated("year", "2026-01-01", "2026-12-31"), "2026", "2026"],
  [stated("range", "2026-10-01", "2027-03-31"), "Q4 2026 – Q1 2027", "Q4 2026 – Q1 2027"],
  [stated("range", "2026-11-01", "2027-03-31"), "Nov 2026 – Mar 2027", "Nov. 2026 – März 2027"],
  [stated("range", "2026-01-01", "2027-12-31"), "2026 – 2027", "2026 – 2027"],
  [stated("range", "2026-12-01", "2026-12-31"), "Dec 2026", "Dez. 2026"],
  [stated("range", "2026-10-05", "2027-03-31"), "5 Oct 2026 – 31 Mar 2027", "5. Okt. 2026 – 31. März 2027"],
  [stated("by", null, "2025-06-30"), "by June 2025", "bis Juni 2025"],
  [stated("by", null, "2025-06-10"), "by 10 June 2025", "bis 10. Juni 2025"],
  [stated("from", "2027-01-01", null), "from January 2027", "ab Januar 2027"],
];
for (const [value, en, de] of DATES) {
  test(`A ${value.precision} is written with its own precision: ${en}`, () => {
    assert.equal(date(value), en);
    setLang("de");
    assert.equal(date(value), de);
  });
}

test("No date is said, never blank; a precision from tomorrow shows what was said", () => {
  assert.equal(date(null), "no date");
  assert.equal(date(stated("decade", null, null, "the 2030s")), "the 2030s");
});

test("Short dates are short", () => {
  assert.equal(dateShort(day("2026-01-23")), "23 Jan 2026");
  setLang("de");
  assert.equal(dateShort(stated("half", "2026-01-01", "2026-06-30")), "1. Hj. 2026");
});

const SLIPS = [
  [{ unit: "month", from: 3, to: 9, sense: "late" }, "+3 to +9 months", "+3 to +9 mo"],
  [{ unit: "month", from: 0, to: 12, sense: "late" }, "0 to +12 months", "0 to +12 mo"],
  [{ unit: "month", from: -6, to: 9, sense: "open" }, "−6 to +9 months", "−6 to +9 mo"],
  [{ unit: "day", from: 52, to: 52, sense: "late" }, "+52 days", "+52 d"],
  [{ unit: "day", from: 1, to: 1, sense: "late" }, "+1 day", "+1 d"],
  [{ unit: "month", from: null, to: 6, sense: "open" }, "at most +6 months", "at most +6 mo"],
  [{ unit: "month", from: 3, to: null, sense: "late" }, "at least +3 months", "at least +3 mo"],
  [{ unit: "day", from: 0, to: 0, sense: "on-plan" }, "on plan", "on plan"],
  [{ unit: "day", from: -4, to: -4, sense: "early" }, "−4 days", "−4 d"],
];
for (const [value, long, short] of SLIPS) {
  test(`A slip is an interval with its sign: ${long}`, () => {
    assert.equal(plain(slip(value)), long);
    assert.equal(plain(slipShort(value)), short);
  });
}

test("Without anything to compare there is no slip", () => assert.equal(slip(null), ""));

test("A slip in German", () => {
  setLang("de");
  assert.equal(plain(slip({ unit: "month", from: 3, to: 9, sense: "late" })), "+3 bis +9 Monate");
  assert.equal(plain(slip({ unit: "day", from: 1, to: 1, sense: "late" })), "+1 Tag");
});

test("Numbers are written the language's way", () => {
  assert.equal(plain(mw(10633)), "10,633 MW");
  assert.equal(usd(500e9), "$500 bn");
  assert.equal(percent(75), "75%");
  setLang("de");
  assert.equal(plain(mw(10633)), "10.633 MW");
  assert.equal(plain(usd(500e9)), "500 Mrd. $");
  assert.equal(plain(percent(75)), "75 %");
});

test("Ages are written in the coarsest unit that still says something, and are never negative", () => {
  assert.equal(ago(-400), "0 s ago");
  assert.equal(ago(59000), "59 s ago");
  assert.equal(ago(3 * 3600e3), "3 h ago");
  assert.equal(ago(86400e3), "1 day ago");
});

test("A date that passed without an actual is overdue, on the server's day; done and withdrawn never are", () => {
  const now = new Date("2026-09-01T00:00:01Z");
  assert.equal(isOverdue({ overdueFrom: "2026-09-01", status: "forecast" }, now), true);
  assert.equal(isOverdue({ overdueFrom: "2026-09-02", status: "planned" }, now), false);
  assert.equal(isOverdue({ overdueFrom: "2026-09-01", status: "done" }, now), false);
  assert.equal(isOverdue({ overdueFrom: "2026-09-01", status: "withdrawn" }, now), false);
  assert.equal(isOverdue({ overdueFrom: null, status: "undated" }, now), false);
});

const PHRASES = [
  [day("2026-05-23"), "on 23 May 2026", "for 23 May 2026", "am 23. Mai 2026", "für den 23. Mai 2026"],
  [stated("month", "2026-05-01", "2026-05-31"), "in May 2026", "for May 2026", "im Mai 2026", "für Mai 2026"],
  [stated("half", "2026-07-01", "2026-12-31"), "in H2 2026", "for H2 2026", "im 2. Halbjahr 2026", "für das 2. Halbjahr 2026"],
  [stated("year", "2027-01-01", "2027-12-31"), "in 2027", "for 2027", "im Jahr 2027", "für 2027"],
  [stated("range", "2026-10-01", "2027-03-31"), "between Q4 2026 and Q1 2027", "for Q4 2026 to Q1 2027", "zwischen Q4 2026 und Q1 2027", "für Q4 2026 bis Q1 2027"],
  [stated("by", null, "2025-06-30"), "by June 2025", "for June 2025 at the latest", "bis Juni 2025", "für spätestens Juni 2025"],
  [stated("from", "2027-01-01", null), "in January 2027 or later", "for January 2027 or later", "frühestens Januar 2027", "für frühestens Januar 2027"],
];
for (const [value, on, forEn, am, forDe] of PHRASES) {
  test(`Inside a sentence a ${value.precision} takes its preposition: ${on}`, () => {
    assert.deepEqual([when(value), forDate(value)], [on, forEn]);
    setLang("de");
    assert.deepEqual([when(value), forDate(value)], [am, forDe]);
  });
}

test("numbers and dates follow a switch of the language at once, and back", () => {
  const both = () => [number(1234.5, 1), date(day("2026-05-23")), percent(12.5)].map(plain);
  const english = both();
  setLang("de");
  assert.deepEqual(both(), ["1.234,5", "23. Mai 2026", "12,5 %"]);
  setLang("en");
  assert.deepEqual(both(), english);
  assert.deepEqual(english, ["1,234.5", "23 May 2026", "12.5%"]);
});

test("the day is UTC's, whatever was asked before", () => {
  assert.equal(isoDay(new Date("2026-11-23T23:59:59.999Z")), "2026-11-23");
  assert.equal(isoDay(new Date("2026-11-24T00:00:00Z")), "2026-11-24");
  assert.equal(isoDay(new Date("2026-11-23T00:00:00Z")), "2026-11-23");
});
