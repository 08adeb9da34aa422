import test from "node:test";
import assert from "node:assert/strict";
import { actionOf, pageMs, pagesOf, turn } from "../../wwwroot/js/slides.js";
import { bringsKey, displayKey, isRefused, refused } from "../../wwwroot/js/displaykey.js";
import { isNight, version } from "../../wwwroot/js/newer.js";
import { headlines } from "../../wwwroot/js/headline.js";
import { createLastDay, lastDayPieces } from "../../wwwroot/js/lastday.js";
import { createStore } from "../../wwwroot/js/store.js";
import { slidesOf } from "../../wwwroot/js/views/wall-slides.js";
import { inOrder } from "../../wwwroot/js/views/wall-site.js";
import { parse } from "../../wwwroot/js/router.js";
import { day, message, milestone, party, site } from "./some.js";

/** @param {...object} rows */
function storeOf(...rows) {
  const store = createStore({ frame: () => {}, now: () => Date.parse("2026-11-23T12:00:00Z") });
  store.apply(message({ reset: true, rows }));
  return store;
}
const text = pieces => pieces.map(piece => piece.text).join("");

test("The wall is a place of the page", () => assert.deepEqual(parse("/wall"), { view: "wall", site: null, milestone: null }));

test("A slide stands for 30 s; its pages share them, and none stands for less than 15 s", () => {
  assert.deepEqual([1, 2, 3].map(pageMs), [30000, 15000, 15000]);
});

test("What fits is one page, also when it fits to the last pixel", () => {
  assert.deepEqual(pagesOf([10, 10, 10], 30), [0]);
  assert.deepEqual(pagesOf([], 30), [0]);
});

test("As few pages as there is room for, and those as even as that number allows", () => {
  // Four fit, so ten rows want three pages; with three on a page they would want four.
  assert.deepEqual(pagesOf(new Array(10).fill(10), 45), [0, 4, 8]);
  // Nine fit: 9 + 1 would leave a single row, 5 + 5 does not.
  assert.deepEqual(pagesOf(new Array(10).fill(10), 95), [0, 5]);
  // 20 + 10 + 10 + 20 | 10 fits, 20 + 10 + 10 | 20 + 10 is more even.
  assert.deepEqual(pagesOf([20, 10, 10, 20, 10], 60), [0, 3]);
});

test("A row that is higher than the room has a page to itself", () => {
  assert.deepEqual(pagesOf([10, 50, 10], 30), [0, 1, 2]);
});

const KEYS = ["board/", "site/a", "site/b", "feed/"];

test("A slide's pages come before the next slide, and after the last slide the first", () => {
  assert.deepEqual(turn(KEYS, { key: "site/a", page: 0 }, 1, 2), { key: "site/a", page: 1 });
  assert.deepEqual(turn(KEYS, { key: "site/a", page: 1 }, 1, 2), { key: "site/b", page: 0 });
  assert.deepEqual(turn(KEYS, { key: "feed/", page: 0 }, 1, 1), { key: "board/", page: 0 });
});

test("Backwards, the slide before begins at its last page", () => {
  assert.deepEqual(turn(KEYS, { key: "site/b", page: 1 }, -1, 2), { key: "site/b", page: 0 });
  assert.deepEqual(turn(KEYS, { key: "site/b", page: 0 }, -1, 2), { key: "site/a", page: -1 });
  assert.deepEqual(turn(KEYS, { key: "board/", page: 0 }, -1, 1), { key: "feed/", page: -1 });
});

test("Where a site has gone from the programme, what stands in its place comes next", () => {
  assert.deepEqual(turn(["board/", "site/b", "feed/"], { key: "site/a", page: 0 }, 1, 1, 1), { key: "site/b", page: 0 });
  assert.deepEqual(turn(["board/"], { key: "feed/", page: 0 }, 1, 1, 3), { key: "board/", page: 0 });
});

test("Arrows turn, Escape leaves, what types pauses, and the browser keeps its own keys", () => {
  const act = (key, over = {}) => actionOf({ key, ctrlKey: false, altKey: false, metaKey: false, ...over });
  assert.deepEqual(["ArrowRight", "PageDown", "ArrowLeft", "PageUp", "Escape"].map(key => act(key)), ["next", "next", "previous", "previous", "leave"]);
  assert.deepEqual([" ", "p", "ä", "Enter"].map(key => act(key)), ["pause", "pause", "pause", "pause"]);
  assert.deepEqual(["F11", "F5", "Tab", "Shift", "AudioVolumeUp"].map(key => act(key)), [null, null, null, null, null]);
  assert.equal(act("r", { ctrlKey: true }), null);
});

test("The slides: the board, each site in the programme's order but those withdrawn, the ramp, the latest", () => {
  const store = storeOf(site({ id: "b", site: "b", order: 2 }), site({ id: "a", site: "a", order: 1, shortName: "Alpha" }), site({ id: "c", site: "c", stage: "withdrawn", order: 0 }));
  const slides = slidesOf(store);
  assert.deepEqual(slides.map(slide => slide.key), ["board/", "site/a", "site/b", "ramp/", "feed/"]);
});

test("On a site's slide what is overdue stands first, what is done behind what is to come, and a notice between them", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  const current = (kind, iso) => ({ kind, date: day(iso), party: "oracle", rank: "owner", dataDate: "2026-11-01", report: 1 });
  const rows = [
    milestone({ id: "gone", status: "withdrawn" }),
    milestone({ id: "done-early", status: "done", current: current("actual", "2026-01-05") }),
    milestone({ id: "done-late", status: "done", current: current("actual", "2026-09-05") }),
    milestone({ id: "undated", status: "undated" }),
    milestone({ id: "later", current: current("forecast", "2027-06-01") }),
    milestone({ id: "sooner", current: current("forecast", "2026-12-01") }),
    milestone({ id: "overdue", current: current("forecast", "2026-10-01"), overdueFrom: "2026-10-02" }),
  ];
  const flag = (id, over) => ({ kind: "flag", id, site: "abilene-tx", position: 1, type: "risk", text: "x", date: day("2026-05-01"), cleared: null, ...over });
  const flags = [flag("settled", { cleared: { at: "2026-06-01", reason: "x" } }), flag("stage", { type: "stage" }), flag("old", { date: day("2026-01-01") }), flag("new", {})];
  assert.deepEqual(inOrder(rows, flags, now).map(row => row.id), ["overdue", "sooner", "later", "new", "old", "undated", "done-late", "done-early", "gone"]);
});

test("The headline has megawatts with their basis and day, and what is ready for service, each with who says so", () => {
  const done = { kind: "actual", date: day("2026-05-23"), party: "epoch-ai", rank: "observer", dataDate: "2026-05-23", report: 1 };
  const store = storeOf(
    { kind: "programme", id: "p", position: 1, name: "P", power: [{ basis: "facility", planned: 1180, ready: 590, parties: ["epoch-ai"] }] },
    party("epoch-ai", "Epoch AI"), site({ power: [{ basis: "facility", planned: 1180, ready: 590, parties: ["epoch-ai"] }] }),
    milestone({ id: "a", status: "done", current: done, mw: [{ basis: "facility", value: 590 }] }), milestone({ id: "b" }), milestone({ id: "c", status: "withdrawn" }), milestone({ id: "d", phase: "permits" }));
  const [power, ready] = headlines(store);
  assert.deepEqual([power.value, power.unit, text(power.text)], ["590", "of 1,180\u00a0MW", "facility power, Epoch AI, 23 May 2026"]);
  assert.deepEqual([ready.value, ready.unit, text(ready.text)], ["1", "of 2 milestones", "ready for service, says Epoch AI"]);
});

test("A key that sees no programme row has the headline of what it sees", () => {
  assert.deepEqual(headlines(storeOf(site(), milestone())).map(figure => figure.id), ["ready"]);
  assert.deepEqual(headlines(storeOf()), []);
});

const later = { kind: "later", site: "abilene-tx", milestone: "buildings-3-4", from: day("2026-12-01"), to: day("2027-01-15"), shift: { fromDays: 45, toDays: 45, unit: "day", from: 45, to: 45, sense: "late" }, days: 45, mwDays: 0 };

test("The last 24 hours are a sentence: how many, and what weighs most", () => {
  const store = storeOf(site(), milestone());
  assert.equal(text(lastDayPieces([], store)), "Last 24 hours: nothing changed.");
  assert.match(text(lastDayPieces([later], store)), /^Last 24 hours: Abilene, Buildings 3-4 ready for service: .*15 January 2027, \+45\sdays\.$/);
  assert.match(text(lastDayPieces([later, { ...later, kind: "completed" }], store)), /^Last 24 hours: 1 date later, 1 completed\. Most of all, Abilene/);
  assert.ok(lastDayPieces([later], store).every(piece => !piece.href), "nothing to click on a wall");
});

test("What changed in 24 hours is asked once a minute, and a failure leaves what was said", async () => {
  const asked = [];
  let fails = false, now = Date.parse("2026-11-23T12:00:00Z"), told = 0;
  const store = createStore({ frame: () => {}, now: () => now });
  const last = createLastDay(store, () => { told++; }, async path => { asked.push(path); if (fails) throw new Error("away"); return { changes: [] }; });
  await last.ask();
  assert.deepEqual(asked, [], "before the first snapshot there is no log to ask of");
  store.apply(message({ reset: true, serverTime: undefined }));
  await last.ask();
  await last.ask();
  assert.deepEqual([asked.length, told], [1, 1]);
  assert.match(asked[0], /since=2026-11-22T12:00:00\.000Z$/);
  fails = true;
  now += 60000;
  await last.ask();
  assert.equal(asked.length, 2);
  assert.equal(text(last.pieces()), "Last 24 hours: nothing changed.");
});

test("The key comes from the address once, leaves it, and is kept for the wall", t => {
  const kept = new Map();
  globalThis.localStorage = /** @type {any} */ ({ getItem: name => kept.get(name) ?? null, setItem: (name, value) => kept.set(name, value) });
  t.after(() => { delete globalThis.localStorage; });
  const replaced = [];
  const at = hash => displayKey({ hash, pathname: "/wall", search: "?asOf=2026-01-31" }, address => replaced.push(address));
  assert.equal(at(""), null);
  assert.equal(at("#key=dk_display-1_abc"), "dk_display-1_abc");
  assert.deepEqual(replaced, ["/wall?asOf=2026-01-31"]);
  assert.equal(at(""), "dk_display-1_abc");
  assert.equal(at("#main"), "dk_display-1_abc");
  assert.deepEqual(["", "#main", "#key=", "#key=dk_x"].map(bringsKey), [false, false, false, true]);
  assert.equal(at("#key=dk_display-2_def"), "dk_display-2_def");
  assert.equal(at(""), "dk_display-2_def");
});

test("A key is refused until the server speaks again, and what it said before does not count", async () => {
  let now = 0;
  const clocks = { mono: () => now, wall: () => now };
  assert.equal(isRefused(null, clocks), false);
  await refused();
  const at = performance.now();
  now = at + 5000;
  assert.equal(isRefused(9000, { mono: () => now, wall: () => Date.now() }), true);
  assert.equal(isRefused(null, { mono: () => now, wall: () => Date.now() }), true);
  assert.equal(isRefused(1000, { mono: () => now, wall: () => Date.now() }), false);
});

test("A newer page is known by the tags of all its files, and only where every one is answered for", async () => {
  const answer = (etag, ok = true) => /** @type {any} */ ({ ok, headers: new Headers(etag ? { ETag: etag } : {}) });
  assert.equal(await version(["/", "/js/main.js"], async url => answer(`"${url}-1"`)), '"/-1","/js/main.js-1"');
  assert.notEqual(await version(["/", "/js/main.js"], async url => answer(url === "/" ? '"/-1"' : '"changed"')), '"/-1","/js/main.js-1"');
  assert.equal(await version(["/", "/x"], async url => answer("x", url === "/")), null);
  assert.equal(await version(["/"], async () => { throw new Error("away"); }), null);
});

test("It is taken between two and five at night", () => {
  assert.deepEqual(["01:59", "02:00", "04:59", "05:00", "14:00"].map(time => isNight(new Date(`2026-11-23T${time}:00`))), [false, true, true, false, false]);
});
