import test, { beforeEach } from "node:test";
import assert from "node:assert/strict";
import { badgeTexts, freshness } from "../../wwwroot/js/badge.js";
import { setLang } from "../../wwwroot/js/i18n.js";

const NOW = 1_000_000;
const heard = over => ({ age: 2000, followedFor: 60_000, has: true, behind: 0, topic: "programme", position: 1284, ...over });
const texts = (over, via = "push") => {
  const state = heard(over);
  return badgeTexts({ ...state, has: () => state.has }, { via }, NOW);
};

beforeEach(() => setLang("en"));

test("A pulse two seconds ago and nothing missing is live", () => {
  const { word, detail } = texts();
  assert.equal(`${word} · ${detail}`, "Live · update 1,284 · pulse 2 s ago");
});

test("A head beyond the own position is behind, however fresh the pulse", () => assert.equal(texts({ behind: 3 }).word, "3 behind"));

test("A missed pulse is said calmly, in a state of its own, before the page is called not current", () => {
  assert.equal(freshness(heard({ age: 6499 }), "push"), "live");
  assert.equal(freshness(heard({ age: 6500 }), "push"), "waiting");
  assert.equal(freshness(heard({ age: 6500, behind: 3 }), "push"), "waiting");
  assert.equal(texts({ age: 8700 }).word, "No word for 8 s");
});

test("Well within 15 seconds of the last word the page says since when it is not current, socket or not", () => {
  assert.equal(freshness(heard({ age: 12499 }), "push"), "waiting");
  assert.equal(freshness(heard({ age: 12500 }), "push"), "stale");
  assert.equal(freshness(heard({ age: 12500, behind: 4 }), "poll"), "stale");
  assert.equal(freshness(heard({ age: 12500 }), ""), "stale");
  assert.match(texts({ age: 12500 }).word, /^Not current since \d\d:\d\d$/);
});

test("A connection that is known to be lost is not live, however fresh the last word", () => assert.equal(freshness(heard(), ""), "connecting"));

test("A topic turned to again is connecting while it is asked for, and stale when no answer comes", () => {
  assert.equal(freshness(heard({ age: 600_000, followedFor: 100 }), "push"), "connecting");
  assert.equal(freshness(heard({ age: 600_000, followedFor: 6500 }), "push"), "stale");
});

test("Polling says so", () => assert.equal(texts({}, "poll").word, "Polling"));

test("Before the first word from the server, and before the topic's first snapshot, it is connecting", () => {
  assert.equal(freshness(heard({ age: null }), ""), "connecting");
  assert.equal(freshness(heard({ has: false }), "push"), "connecting");
});

test("The badge speaks German", () => {
  setLang("de");
  assert.equal(`${texts().word} · ${texts().detail}`, "Live · Stand 1.284 · Puls vor 2 s");
  assert.equal(texts({ age: 7000 }).word, "Seit 7 s nichts gehört");
});
