import test, { beforeEach } from "node:test";
import assert from "node:assert/strict";
import { completionPieces, completionSymbol, daysSince, waiting, waitsFor } from "../../wwwroot/js/completion.js";
import { setLang } from "../../wwwroot/js/i18n.js";
import { createStore } from "../../wwwroot/js/store.js";
import { titlePieces } from "../../wwwroot/js/views/acceptance.js";
import { causePieces } from "../../wwwroot/js/views/milestone-reports.js";
import { whyCurrent } from "../../wwwroot/js/words.js";
import { day, message, milestone, party, site, stated } from "./some.js";

const completion = over => ({ state: "reported", report: 7, party: "crusoe", date: day("2026-11-20"), since: "2026-11-20", ...over });
const current = over => ({ kind: "actual", date: day("2026-11-20"), party: "crusoe", rank: "responsible", dataDate: "2026-11-21", report: 7, ...over });

/** The server's clock says noon of 23 November. */
function holding(...rows) {
  const store = createStore({ frame: run => run() });
  store.apply(message({ reset: true, serverTime: "2026-11-23T12:00:00Z", rows: [site(), party("crusoe", "Crusoe"), party("oracle", "Oracle"), party("epoch-ai", "Epoch AI"), ...rows] }));
  return store;
}
const plain = pieces => pieces.map(piece => piece.text).join("").replaceAll("\u00a0", " ");
const said = over => plain(completionPieces(completion(over), holding()));

beforeEach(() => setLang("en"));

/** [what it shows, the completion, English, German]; from the 20th to the 23rd are three days */
const SENTENCES = [
  ["It waits, with evidence of which some is missing",
    { evidence: ["photo"], missing: ["test-record"] },
    "complete on 20 November 2026, says Crusoe; evidence: photo; test record missing; waiting for acceptance for 3 days",
    "am 20. November 2026 fertig, so Crusoe; Belege: Foto; es fehlt: Prüfprotokoll; wartet seit 3 Tagen auf die Abnahme"],
  ["It waits since yesterday, with no evidence",
    { since: "2026-11-22" },
    "complete on 20 November 2026, says Crusoe; no evidence given; waiting for acceptance for 1 day",
    "am 20. November 2026 fertig, so Crusoe; keine Belege; wartet seit 1 Tag auf die Abnahme"],
  ["It waits since today, with a coarse date",
    { state: "evidenced", since: "2026-11-23", evidence: ["photo", "document"], date: stated("month", "2026-10-01", "2026-10-31") },
    "complete in October 2026, says Crusoe; evidence: photo, document; waiting for acceptance since today",
    "im Oktober 2026 fertig, so Crusoe; Belege: Foto, Dokument; wartet seit heute auf die Abnahme"],
  ["The owner accepted it, with a note",
    { state: "accepted", since: "2026-11-22", by: "owner", note: "two defects remain" },
    "complete on 20 November 2026, says Crusoe; no evidence given; accepted by the owner on 22 Nov 2026: two defects remain",
    "am 20. November 2026 fertig, so Crusoe; keine Belege; vom Eigentümer am 22. Nov. 2026 abgenommen: two defects remain"],
  ["The tenant rejected it, with a reason that looks like markup",
    { state: "rejected", since: "2026-11-22", by: "oracle", reason: "<b>hall 3</b> is warm" },
    "complete on 20 November 2026, says Crusoe; no evidence given; rejected by Oracle on 22 Nov 2026: <b>hall 3</b> is warm",
    "am 20. November 2026 fertig, so Crusoe; keine Belege; von Oracle am 22. Nov. 2026 nicht abgenommen: <b>hall 3</b> is warm"],
];
for (const [name, over, en, de] of SENTENCES) {
  test(name, () => {
    assert.equal(said(over), en);
    setLang("de");
    assert.equal(said(over), de);
  });
}

test("Days are those of the server's calendar in UTC, and never fewer than none", () => {
  assert.equal(daysSince("2026-11-20", new Date("2026-11-20T23:59:59Z")), 0);
  assert.equal(daysSince("2026-11-20", new Date("2026-11-21T00:00:00Z")), 1);
  assert.equal(daysSince("2026-11-20", new Date("2026-11-19T00:00:00Z")), 0);
  assert.equal(waitsFor(completion({ since: "2025-11-23" }), new Date("2026-11-23T00:00:00Z")), "for 365 days");
});

test("Each state has a shape and an ink of its own but for the two that wait", () => {
  const symbols = ["reported", "evidenced", "accepted", "rejected"].map(state => completionSymbol({ state }).join(" "));
  assert.deepEqual(symbols, ["ring done", "ring done", "check done", "cross late"]);
});

test("What waits is listed the longest first; what was judged, or left with its site, is not", () => {
  const row = (id, over, more) => milestone({ id, completion: completion(over), ...more });
  const store = holding(
    row("new", { since: "2026-11-22" }), row("old", { since: "2026-01-02", state: "evidenced" }), row("accepted", { state: "accepted" }), row("rejected", { state: "rejected" }),
    milestone({ id: "open" }), site({ id: "gone", site: "gone", stage: "withdrawn" }), row("left", {}, { site: "gone" }));
  assert.deepEqual(waiting(store).map(each => each.id), ["old", "new"]);
});

test("The title of the list says how many and which has waited longest", () => {
  const title = (...rows) => { const store = holding(...rows); return plain(titlePieces(waiting(store), store)); };
  assert.equal(title(), "Nothing that was reported complete waits for acceptance");
  assert.equal(title(milestone({ completion: completion() })), "1 completion waits for acceptance: Abilene, Buildings 3-4 ready for service, for 3 days");
  const two = [milestone({ completion: completion() }), milestone({ id: "b", completion: completion({ since: "2026-11-23" }) })];
  assert.equal(title(...two), "2 completions wait for acceptance; Abilene, Buildings 3-4 ready for service longest, for 3 days");
  assert.equal(title(two[1]), "1 completion waits for acceptance, reported today: Abilene, Buildings 3-4 ready for service");
});

test("Why a date is the current one names what the owner accepted or rejected", () => {
  const store = holding();
  const why = over => whyCurrent(milestone({ status: "done", current: current(), ...over }), store);
  assert.match(why({ completion: completion({ state: "accepted", by: "owner" }) }), /^The owner accepted what Crusoe reports as done \(data date 21 Nov 2026\)/);
  assert.match(why({ completion: completion({ state: "accepted", by: "oracle" }) }), /^Oracle, on the owner’s side, accepted what Crusoe/);
  assert.match(why({ completion: completion() }), /^Crusoe is responsible and reports it as done/);
  assert.match(
    why({ status: "forecast", current: current({ kind: "forecast", report: 3 }), completion: completion({ state: "rejected", by: "owner" }) }),
    /^Crusoe is responsible and this is its latest forecast .* What Crusoe reported as done was rejected and does not count\.$/);
  assert.equal(why({ status: "undated", current: null, completion: completion({ state: "rejected" }) }),
    "There is no current date: no party gives one. What Crusoe reported as done was rejected and does not count.");
});

test("A report names its cause and to whom it is attributed, or that it should have named one", () => {
  const store = holding();
  assert.equal(plain(causePieces({ cause: "permit" }, store)), "Cause: permit");
  assert.equal(plain(causePieces({ cause: "failed-test", attributedTo: "oracle" }, store)), "Cause: failed test, attributed to Oracle");
  assert.deepEqual(causePieces({ causeMissing: true }, store), [{ text: "No cause named, although the date moved far", late: true }]);
  assert.deepEqual(causePieces({}, store), []);
  setLang("de");
  assert.equal(plain(causePieces({ cause: "failed-test", attributedTo: "oracle" }, store)), "Ursache: nicht bestandene Prüfung, zugerechnet: Oracle");
});
