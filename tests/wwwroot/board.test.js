import assert from "node:assert/strict";
import test from "node:test";
import { axisOf, toDay } from "../../wwwroot/js/axis.js";
import { basesOf, basisOf, chooseBasis, onBasis } from "../../wwwroot/js/basis.js";
import { groupsOf, lanesPerGroup } from "../../wwwroot/js/groups.js";
import { differs } from "../../wwwroot/js/memo.js";
import { countSentence, leadingOf, siteLevels, tickMarks } from "../../wwwroot/js/sitemarks.js";
import { createStore } from "../../wwwroot/js/store.js";
import { sitesInOrder } from "../../wwwroot/js/views/board.js";
import { buildingsName, laneSentence, phaseBeside, whyCurrent } from "../../wwwroot/js/words.js";
import { day, message, milestone, party, site } from "./some.js";

const NOW = new Date("2026-11-23T12:00:00Z");
const AXIS = axisOf([day("2024-01-01"), day("2029-12-31")], toDay("2026-11-23"));
const current = (kind, iso, over) => ({ kind, date: day(iso), party: "oracle", rank: "owner", dataDate: "2026-09-01", report: 2, ...over });
const done = (id, iso) => milestone({ id, status: "done", current: current("actual", iso) });

function storeWith(...rows) {
  const store = createStore({ frame: () => {}, now: () => NOW.getTime() });
  store.apply(message({ serverTime: NOW.toISOString(), reset: true, rows: [party("oracle", "Oracle"), ...rows] }));
  return store;
}

test("sites stand in the programme's order, Texas first, and those of one order as the server sent them", () => {
  const sites = [site({ id: "uae", order: 7 }), site({ id: "abilene-tx", order: 0 }), site({ id: "milam-tx" }), site({ id: "b" })];
  assert.deepEqual(sitesInOrder(sites).map(row => row.id), ["abilene-tx", "uae", "milam-tx", "b"]);
});

test("a closed row shows the next ready for service and the worst slip, and everything else as ticks", () => {
  const next = milestone({ id: "next", current: current("forecast", "2027-01-01") });
  const worst = milestone({ id: "worst", current: current("forecast", "2028-01-01") });
  const store = storeWith(next, worst, done("a", "2025-01-01"));
  const levels = siteLevels(site({ next: "next", worst: "worst" }), store.rows("milestone"), AXIS, store);
  assert.deepEqual(levels.map(level => level.marks.map(mark => mark.shape)), [["ring"], ["ring"], ["tick"]]);
  assert.match(levels[0].name, /^Next ready for service: .*1 January 2027/);
});

test("where the next is also the worst it is drawn once", () => {
  const both = milestone({ id: "both" });
  assert.deepEqual(leadingOf(site({ next: "both", worst: "both" }), [both]), [{ row: both, why: "next-and-worst" }]);
});

test("ticks that would touch are one with a count, an ink each side by side", () => {
  const rows = [done("a", "2025-01-01"), done("b", "2025-01-20"), milestone({ id: "c", current: current("forecast", "2025-01-25"), overdueFrom: "2025-01-26" }), done("d", "2026-06-01")];
  const ticks = tickMarks(rows, AXIS, NOW);
  assert.deepEqual(ticks.map(tick => [tick.ink, tick.count]), [["late", 1], ["done", 2], ["done", 1]]);
  assert.ok(ticks[1].shift > ticks[0].shift);
});

test("the counts tell overdue from forecast by the server's clock", () => {
  const rows = [done("a", "2025-01-01"), milestone({ id: "b", overdueFrom: "2026-09-01" }), milestone({ id: "c", overdueFrom: "2027-01-01" })];
  assert.equal(countSentence(rows, NOW), "1 done, 1 forecast, 1 overdue");
  assert.equal(countSentence(rows, new Date("2027-01-01T00:00:00Z")), "1 done, 2 overdue");
});

test("lanes are ordered by building and phase, so no row moves when a date does", () => {
  const rows = [milestone({ id: "r", buildings: "10" }), milestone({ id: "e", buildings: "3-4", phase: "energised" }), milestone({ id: "f", buildings: "3-4", phase: "foundations" }),
    milestone({ id: "x", buildings: "3-4", phase: "of-a-newer-server" }), milestone({ id: "c", buildings: null })];
  assert.deepEqual(groupsOf(rows).map(group => [group.buildings, group.rows.map(row => row.id)]), [[null, ["c"]], ["3-4", ["f", "e", "x"]], ["10", ["r"]]]);
});

test("of a thousand milestones every building shows some", () => {
  const groups = groupsOf(Array.from({ length: 1000 }, (_, i) => milestone({ id: `m${i}`, buildings: String(i % 40) })));
  assert.equal(lanesPerGroup(groups, 200), 5);
  assert.equal(lanesPerGroup(groups.slice(0, 2), 200), Infinity);
});

test("bases come in one order everywhere, and a choice holds where it is offered", () => {
  const power = (...bases) => bases.map(basis => ({ basis, planned: 1, ready: 0, parties: [] }));
  const places = [power("it", "facility"), power("it"), undefined];
  assert.deepEqual(basesOf(places), ["facility", "it"]);
  let told = 0;
  const stop = onBasis(() => told++);
  chooseBasis("it");
  stop();
  assert.equal(basisOf(places), "it");
  assert.equal(basisOf([power("campus")]), "campus");
  assert.equal(told, 1);
});

test("a lane's sentence says plan, current date and whose, slip and overdue", () => {
  const row = milestone({
    current: current("forecast", "2026-08-31"), overdueFrom: "2026-09-01", slip: { fromDays: 30, toDays: 30, unit: "day", from: 30, to: 30, sense: "late" },
    plan: { kind: "first-stated", date: day("2026-08-01"), party: "oracle", dataDate: "2025-01-01", report: 1 },
  });
  assert.equal(laneSentence(row, storeWith(row)), "Buildings 3-4 ready for service: first stated for 1 August 2026 by Oracle; forecast 31 August 2026, Oracle (owner); +30\u00a0days; overdue since 1 Sept 2026.");
});

test("a lane without anything said has a sentence too", () => {
  assert.match(laneSentence(milestone({ said: undefined }), storeWith()), /no plan stated; no current date/);
});

test("why a date is current follows its rank, also one that this page does not know", () => {
  const store = storeWith();
  assert.match(whyCurrent(milestone({ current: current("forecast", "2027-01-01", { rank: "responsible" }) }), store), /^Oracle is responsible/);
  assert.match(whyCurrent(milestone({ current: current("forecast", "2027-01-01", { rank: "oracle-of-delphi" }) }), store), /^It is the date of Oracle/);
  assert.match(whyCurrent(milestone({ status: "press" }), store), /the press never leads/);
});

test("a phase is not repeated beside a name that says it", () => {
  assert.equal(phaseBeside(milestone()), "");
  assert.equal(phaseBeside(milestone({ name: "Final building topped out", phase: "structure" })), "structure");
});

test("buildings are named as one, several or the campus", () => {
  assert.deepEqual([null, "3", "3-4", "Phase 1"].map(buildingsName), ["Campus", "Building 3", "Buildings 3–4", "Phase 1"]);
});

test("what was drawn from the same rows is not drawn again", () => {
  const el = /** @type {any} */ ({}), row = milestone();
  assert.deepEqual([differs(el, [row, 1]), differs(el, [row, 1]), differs(el, [{ ...row }, 1])], [true, false, true]);
});
