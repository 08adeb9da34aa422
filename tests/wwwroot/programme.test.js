import test, { beforeEach } from "node:test";
import assert from "node:assert/strict";
import { chooseBasis } from "../../wwwroot/js/basis.js";
import { figures } from "../../wwwroot/js/figures.js";
import { setLang } from "../../wwwroot/js/i18n.js";
import { createStore } from "../../wwwroot/js/store.js";
import { agreements } from "../../wwwroot/js/views/commitments.js";
import { inOrder } from "../../wwwroot/js/views/flags.js";
import { day, message, milestone, party, site, stated } from "./some.js";

const power = [{ basis: "facility", planned: 1180, ready: 590, parties: ["epoch-ai"] }, { basis: "it", planned: 843, ready: 421, parties: ["epoch-ai"] }];
const programme = over => ({
  kind: "programme", id: "stargate", site: null, position: 1, name: "Stargate", investmentUsd: 500e9, overYears: 4, announced: "2025-01-21",
  named: { usd: 450e9, gw: 8, asOf: "2025-10-30", source: { publisher: "CNA", url: "https://example.org/" } },
  source: { publisher: "OpenAI", url: "https://example.org/" }, power, next: { site: "abilene-tx", milestone: "b-5" }, ...over,
});
const done = milestone({ status: "done", mw: [{ value: 590, basis: "facility" }], current: { kind: "actual", date: day("2026-05-23"), party: "epoch-ai", rank: "observer", dataDate: "2026-07-07" } });
const next = milestone({
  id: "b-5", name: "Buildings 5-8 ready for service", overdueFrom: "2027-04-01",
  current: { kind: "forecast", date: stated("range", "2026-10-01", "2027-03-31"), party: "epoch-ai", rank: "observer", dataDate: "2026-09-24" },
  plan: { kind: "first-stated", date: day("2026-07-01"), party: "epoch-ai", dataDate: "2025-12-13" },
  slip: { unit: "month", from: 3, to: 9, sense: "late" },
});
const complete = milestone({ id: "campus", name: "Campus complete", phase: "full-capacity", status: "undated", percent: { value: 75, party: "oracle", dataDate: "2026-09-24", note: "6 of 8 buildings, 618 MW" } });
const overdue = milestone({ id: "late", name: "Substation complete", overdueFrom: "2026-11-01" });

const made = rows => {
  const store = createStore({ frame: run => run() });
  store.apply(message({ reset: true, rows }));
  return Object.fromEntries(figures(store).map(figure => [figure.id, {
    value: figure.value, unit: figure.unit.replaceAll("\u00a0", " "), late: figure.late,
    text: figure.text.map(piece => piece.text).join("").replaceAll("\u00a0", " "), source: figure.source.map(piece => piece.text).join(""),
  }]));
};
const all = [programme(), site({ power }), party("epoch-ai", "Epoch AI"), party("oracle", "Oracle"), done, next, complete, overdue];

beforeEach(() => { setLang("en"); chooseBasis("facility"); });

test("Megawatts are of one basis, with who judges them", () => {
  const { power: figure } = made(all);
  assert.deepEqual([figure.value, figure.unit], ["590", "of 1,180 MW"]);
  assert.match(figure.text, /^facility power judged ready for service/);
  assert.equal(figure.source, "Epoch AI, data to 7 Jul 2026");
  chooseBasis("it");
  assert.equal(made(all).power.value, "421");
});

test("A campus's own report stands beside it with its note", () => {
  const { campus } = made(all);
  assert.equal(campus.value, "75%");
  assert.equal(campus.text, "Abilene, Campus complete: 6 of 8 buildings, 618 MW");
  assert.equal(campus.source, "Oracle, data of 24 Sept 2026");
});

test("The next to finish says slip, date, plan and whose judgement it is", () => {
  const { next: figure } = made(all);
  assert.deepEqual([figure.value, figure.unit, figure.late], ["+3 to +9", "months", true]);
  assert.equal(figure.text, "Abilene, Buildings 5-8 ready for service, the next to finish: Q4 2026 – Q1 2027; first stated for 1 July 2026");
  assert.equal(figure.source, "Epoch AI judges, data of 24 Sept 2026");
});

test("Overdue is counted by the server's clock and never among the done", () => {
  const { overdue: figure } = made(all);
  assert.equal(figure.value, "1");
  assert.equal(figure.text, "of 3 open milestones: past the date last stated and not reported done, last Abilene, Substation complete");
});

test("The money names what was announced and what the sites so far account for", () => {
  const { money } = made(all);
  assert.equal(money.value, "$500 bn");
  assert.equal(money.text, "announced over 4 years; the sites named so far account for $450 bn and 8 GW (30 Oct 2025)");
  assert.equal(money.source, "OpenAI and CNA");
});

test("Missing rows make fewer figures, not a broken page", () => {
  assert.deepEqual(Object.keys(made([])), []);
  assert.deepEqual(Object.keys(made([programme({ power: undefined, next: { site: "gone", milestone: "gone" }, investmentUsd: undefined })])), []);
});

test("The version in force leads, its earlier ones follow newest first", () => {
  const version = (id, supersededBy, starts) => ({ kind: "commitment", id, agreement: "microsoft-openai", title: id, supersededBy, starts: day(starts) });
  const [agreement] = agreements([version("v1", "v2", "2025-01-21"), version("v3", null, "2026-04-27"), version("v2", "v3", "2025-10-28")]);
  assert.equal(agreement.row.id, "v3");
  assert.deepEqual(agreement.earlier.map(row => row.id), ["v2", "v1"]);
});

test("Open flags come before cleared ones, risks before notices, then the newest", () => {
  const flag = (id, type, date, cleared = null) => ({ id, type, date: day(date), cleared });
  const flags = [flag("old-risk", "risk", "2025-01-01"), flag("cleared", "risk", "2026-09-01", { at: "", reason: "" }), flag("notice", "notice", "2026-10-01"), flag("new-risk", "risk", "2026-01-01"), flag("odd", "unheard-of", "2026-10-02")];
  assert.deepEqual(inOrder(flags).map(each => each.id), ["new-risk", "old-risk", "notice", "odd", "cleared"]);
});
