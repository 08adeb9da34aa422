import test, { beforeEach } from "node:test";
import assert from "node:assert/strict";
import { changeFooting, changePieces, changesTitle } from "../../wwwroot/js/changes.js";
import { setLang } from "../../wwwroot/js/i18n.js";
import { createStore } from "../../wwwroot/js/store.js";
import { day, message, milestone, party, site, stated } from "./some.js";

const store = createStore({ frame: run => run() });
store.apply(message({ reset: true, rows: [
  site(), milestone(), party("oracle", "Oracle"), { kind: "flag", id: "dropped", site: "abilene-tx", position: 1, type: "scope-change", text: "Expansion <b>dropped</b>" },
] }));
const Q1 = stated("quarter", "2027-01-01", "2027-03-31", "2027-Q1");
const LATER = { fromDays: 184, toDays: 273, unit: "month", from: 6, to: 9, sense: "late" };
const change = over => ({ kind: "later", site: "abilene-tx", milestone: "buildings-3-4", from: day("2026-07-01"), to: Q1, party: "oracle", report: 7, shift: LATER, days: 228.5, mwDays: 91400, ...over });
const text = pieces => pieces.map(piece => piece.text).join("");

beforeEach(() => setLang("en"));

test("A move says what it was, struck through, what it is, and by how much", () => {
  const pieces = changePieces(change(), store);
  assert.equal(text(pieces), "Abilene, Buildings 3-4 ready for service: 1 July 2026 Q1 2027, +6 to +9\u00a0months");
  assert.ok(pieces.find(piece => piece.struck)?.text === "1 July 2026");
  assert.ok(pieces.find(piece => piece.late)?.text.startsWith("+6"));
  assert.equal(pieces[0].href, "/sites/abilene-tx/milestones/buildings-3-4?report=7");
});

test("Who said it, why, and what it weighs stand below", () => {
  assert.deepEqual(changeFooting(change({ reason: "transformers late" }), store).map(text), ["Oracle", "transformers late", "91,400 MW-days"]);
  assert.deepEqual(changeFooting(change({ kind: "completed", party: null }), store), []);
});

test("Every kind has a sentence in both languages", () => {
  const kinds = ["added", "removed", "completed", "reopened", "accepted", "unaccepted", "rejected", "unrejected", "later", "earlier", "restated", "dated", "undated", "withdrawn", "reinstated", "replanned", "flag-raised", "flag-lowered"];
  for (const lang of ["en", "de"]) {
    setLang(lang);
    for (const kind of kinds) {
      const said = text(changePieces(change({ kind, flag: kind.startsWith("flag") ? "dropped" : null }), store));
      assert.ok(!said.includes("change.") && !said.includes("{"), `${lang} ${kind}: ${said}`);
    }
  }
});

test("A flag is told with its type and its own words, as text", () => {
  const said = text(changePieces(change({ kind: "flag-raised", milestone: null, flag: "dropped", from: null, to: null, shift: null }), store));
  assert.equal(said, "Abilene, scope change: Expansion <b>dropped</b>");
});

test("An acceptance says when it was done, and who accepted it", () => {
  const accepted = change({ kind: "accepted", from: null, to: day("2026-07-01"), shift: null, days: 0, mwDays: 0, reason: "seen" });
  assert.equal(text(changePieces(accepted, store)), "Abilene, Buildings 3-4 ready for service is accepted as done 1 July 2026");
  assert.deepEqual(changeFooting(accepted, store).map(text), ["Oracle", "seen"]);
});

test("The title counts, what weighs most first", () => {
  const title = changesTitle([change(), change({ kind: "completed" }), change(), change({ kind: "flag-raised" })]);
  assert.equal(text(title), "2 dates later, 1 completed, 1 notice");
  assert.equal(
    text(changesTitle(["rejected", "accepted", "completed", "accepted"].map(kind => change({ kind })))),
    "1 completed, 2 completions accepted, 1 completion rejected");
});
