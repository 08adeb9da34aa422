import test, { beforeEach } from "node:test";
import assert from "node:assert/strict";
import { createStore } from "../../wwwroot/js/store.js";
import { setLang } from "../../wwwroot/js/i18n.js";
import { plainStory, story as pieces, storyFooting } from "../../wwwroot/js/story.js";
import { day, message, milestone, party, site, stated, story } from "./some.js";

const store = createStore({ frame: run => run() });
store.apply(message({ reset: true, position: 5, rows: [site(), milestone(), milestone({ id: "steel", name: "Building 1 steel framing" }), party("oracle", "Oracle"), party("epoch-ai", "Epoch AI"), party("crusoe", "Crusoe")] }));
const Q4 = stated("quarter", "2026-10-01", "2026-12-31", "2026-Q4");
const Q1 = stated("quarter", "2027-01-01", "2027-03-31", "2027-Q1");

beforeEach(() => setLang("en"));

/** [what it shows, the row, English, German] */
const SENTENCES = [
  ["An observer judges, and the first stated date follows",
    story({ party: "epoch-ai", rank: "observer", actual: day("2026-05-23"), firstStated: { date: day("2026-04-01"), party: "epoch-ai" } }),
    "Epoch AI judges Buildings 3-4 ready for service on 23 May 2026; first stated for 1 April 2026",
    "Epoch AI beurteilt „Buildings 3-4 ready for service“ als am 23. Mai 2026 erreicht; zuerst genannt für den 1. April 2026"],
  ["A party reports what it did, and a name that does not say so gets a word",
    story({ milestone: "steel", actual: day("2026-05-23") }),
    "Oracle reports Building 1 steel framing done on 23 May 2026",
    "Oracle meldet „Building 1 steel framing“ als am 23. Mai 2026 erreicht"],
  ["A forecast says what was said before",
    story({ forecast: Q1, was: { forecast: Q4 }, firstStated: { date: day("2026-07-01"), party: "epoch-ai" } }),
    "Oracle forecasts Buildings 3-4 ready for service for Q1 2027; before, it said Q4 2026",
    "Oracle prognostiziert „Buildings 3-4 ready for service“ für Q1 2027; zuvor hieß es Q4 2026"],
  ["A first forecast names who stated the first date",
    story({ forecast: Q1, firstStated: { date: day("2026-07-01"), party: "crusoe" } }),
    "Oracle forecasts Buildings 3-4 ready for service for Q1 2027; first stated for 1 July 2026 by Crusoe",
    "Oracle prognostiziert „Buildings 3-4 ready for service“ für Q1 2027; zuerst für den 1. Juli 2026 genannt von Crusoe"],
  ["An observer expects",
    story({ party: "epoch-ai", rank: "observer", forecast: Q1 }),
    "Epoch AI expects Buildings 3-4 ready for service in Q1 2027",
    "Epoch AI erwartet „Buildings 3-4 ready for service“ im Q1 2027"],
  ["The same date again is not called a change",
    story({ forecast: Q1, was: { forecast: Q1 } }),
    "Oracle forecasts Buildings 3-4 ready for service for Q1 2027",
    "Oracle prognostiziert „Buildings 3-4 ready for service“ für Q1 2027"],
  ["An actual is retracted with its reason",
    story({ actual: null, was: { actual: day("2026-05-23") }, reason: "meter not sealed" }),
    "Oracle retracts its report that Buildings 3-4 ready for service is done (it had said 23 May 2026). Reason: meter not sealed",
    "Oracle nimmt die Fertigmeldung von „Buildings 3-4 ready for service“ zurück (gemeldet war: 23. Mai 2026). Grund: meter not sealed"],
  ["There is no date any more",
    story({ forecast: null, was: { forecast: Q4 } }),
    "Oracle gives no date any more for Buildings 3-4 ready for service; before, it said Q4 2026",
    "Oracle nennt für „Buildings 3-4 ready for service“ kein Datum mehr; zuvor hieß es Q4 2026"],
  ["Percent rises, with a note",
    story({ milestone: "steel", percent: 75, was: { percent: 42 }, note: "6 of 8 buildings" }),
    "Oracle reports Building 1 steel framing at 75%, up from 42%: “6 of 8 buildings”",
    "Oracle meldet „Building 1 steel framing“ zu 75 % fertig, zuvor 42 %: „6 of 8 buildings“"],
  ["Only a note",
    story({ note: "crane down" }),
    "Oracle on Buildings 3-4 ready for service: “crane down”",
    "Oracle zu „Buildings 3-4 ready for service“: „crane down“"],
  ["A baseline is set",
    story({ event: "baseline-set", party: null, date: day("2026-07-01"), version: "2", reason: "scope cut" }),
    "Baseline 2 of Buildings 3-4 ready for service is set: 1 July 2026. scope cut",
    "Basisplan 2 für „Buildings 3-4 ready for service“ steht: 1. Juli 2026. scope cut"],
  ["A milestone is withdrawn",
    story({ event: "milestone-withdrawn", party: null, reason: "scope dropped" }),
    "Buildings 3-4 ready for service is withdrawn: scope dropped",
    "„Buildings 3-4 ready for service“ entfällt: scope dropped"],
  ["The owner accepts what a party reported",
    story({ event: "completion-accepted", party: "owner", reportedBy: "crusoe" }),
    "The owner accepts Buildings 3-4 ready for service as reported by Crusoe",
    "Der Eigentümer nimmt „Buildings 3-4 ready for service“ ab, wie von Crusoe gemeldet"],
  ["Somebody on the owner's side accepts, with a note",
    story({ event: "completion-accepted", party: "oracle", reportedBy: "crusoe", note: "two defects remain" }),
    "Oracle accepts Buildings 3-4 ready for service as reported by Crusoe: “two defects remain”",
    "Oracle nimmt „Buildings 3-4 ready for service“ ab, wie von Crusoe gemeldet: „two defects remain“"],
  ["The owner rejects, with the reason",
    story({ event: "completion-rejected", party: "owner", reportedBy: "crusoe", reason: "hall 3 is warm" }),
    "The owner rejects Buildings 3-4 ready for service as reported by Crusoe: hall 3 is warm",
    "Der Eigentümer nimmt „Buildings 3-4 ready for service“, von Crusoe gemeldet, nicht ab: hall 3 is warm"],
  ["A cause stands after the reason",
    story({ forecast: Q1, was: { forecast: Q4 }, reason: "no permit yet", cause: "permit", attributedTo: "crusoe" }),
    "Oracle forecasts Buildings 3-4 ready for service for Q1 2027; before, it said Q4 2026. Reason: no permit yet. Cause: permit, attributed to Crusoe",
    "Oracle prognostiziert „Buildings 3-4 ready for service“ für Q1 2027; zuvor hieß es Q4 2026. Grund: no permit yet. Ursache: Genehmigung, zugerechnet: Crusoe"],
  ["A flag is raised on a site",
    story({ event: "flag-raised", milestone: null, party: null, type: "risk", text: "Permit stayed" }),
    "⚑ Abilene, risk: Permit stayed",
    "⚑ Abilene, Risiko: Permit stayed"],
  ["A milestone that is in the scope again names who says so and why",
    story({ event: "milestone-reinstated", party: "crusoe", reason: "in the scope again" }),
    "Crusoe takes Buildings 3-4 ready for service back into the scope: in the scope again",
    "Crusoe nimmt „Buildings 3-4 ready for service“ wieder in den Umfang auf: in the scope again"],
  ["A schedule names its project, its party and its data date",
    story({ event: "schedule-accepted", milestone: null, party: "crusoe", subject: "Abilene phase 1", text: "abilene.xer" }),
    "The schedule “Abilene phase 1” of Crusoe is taken for Abilene, data date 20 Nov 2026",
    "Der Terminplan „Abilene phase 1“ von Crusoe gilt für Abilene, Datenstand 20. Nov. 2026"],
  ["The date of a contract tells whose and which",
    story({ event: "contract-date-set", date: day("2027-03-31"), text: "Lease, schedule 4" }),
    "By contract with Oracle, Buildings 3-4 ready for service is due on 31 March 2027 (Lease, schedule 4)",
    "Laut Vertrag mit Oracle ist „Buildings 3-4 ready for service“ am 31. März 2027 fällig (Lease, schedule 4)"],
  ["A risk tells how likely it is",
    story({ event: "risk-entered", milestone: null, party: null, subject: "Grid connection later", percent: 25 }),
    "Risk on Abilene, 25% likely: Grid connection later", "Risiko zu Abilene, zu 25 % wahrscheinlich: Grid connection later"],
  ["A risk names who holds it",
    story({ event: "risk-entered", milestone: null, party: "crusoe", subject: "Grid connection later", percent: 12.5 }),
    "Risk on Abilene, held by Crusoe, 12.5% likely: Grid connection later", "Risiko zu Abilene, getragen von Crusoe, zu 12,5 % wahrscheinlich: Grid connection later"],
  ["A risk that is closed says why where that was said",
    story({ event: "risk-closed", milestone: null, party: null, subject: "Grid connection later", reason: "the grid is there" }),
    "A risk on Abilene is closed: Grid connection later. Reason: the grid is there", "Ein Risiko zu Abilene ist geschlossen: Grid connection later. Grund: the grid is there"],
  ["A risk that is closed without a word",
    story({ event: "risk-closed", milestone: null, party: null, subject: "Grid connection later" }),
    "A risk on Abilene is closed: Grid connection later", "Ein Risiko zu Abilene ist geschlossen: Grid connection later"],
  ["A range tells its three days and its data date",
    story({ event: "range-given", party: "crusoe", span: { optimistic: "2026-12-01", likely: "2027-01-15", pessimistic: "2027-03-31" } }),
    "Crusoe gives a range for Buildings 3-4 ready for service: most likely 15 Jan 2027, 1 Dec 2026 at best, 31 Mar 2027 at worst (data date 20 Nov 2026)",
    "Crusoe nennt für „Buildings 3-4 ready for service“ eine Spanne: am ehesten 15. Jan. 2027, frühestens 1. Dez. 2026, spätestens 31. März 2027 (Datenstand 20. Nov. 2026)"],
];
for (const [name, row, en, de] of SENTENCES) {
  test(name, () => {
    const plain = () => plainStory(row, store).replaceAll("\u00a0", " ");
    assert.equal(plain(), en);
    setLang("de");
    assert.equal(plain(), de);
  });
}

test("The milestone is a link into its panel, in the language of the data", () => {
  const link = pieces(story({ forecast: Q1 }), store).find(piece => piece.href);
  assert.deepEqual(link, { text: "Buildings 3-4 ready for service", href: "/sites/abilene-tx/milestones/buildings-3-4", data: true });
});

test("The small line names site, data date and rank", () => {
  assert.deepEqual(storyFooting(story({ forecast: Q1 }), store), ["Abilene", "data date 20 Nov 2026", "now the current date", "owner"]);
});

test("Parties, milestones and events that the page does not know still make a sentence", () => {
  assert.equal(plainStory(story({ party: "new-party", milestone: "gone-one", actual: day("2026-05-23") }), store), "new party reports gone one done on 23 May 2026");
  assert.match(plainStory(story({ event: "key-given", milestone: null, party: null }), store), /Abilene: key given/);
  assert.doesNotThrow(() => plainStory({ kind: "story", id: "1", site: null, position: 1, event: "milestone-reported", at: "" }, store));
});
