import test, { beforeEach } from "node:test";
import assert from "node:assert/strict";
import { badgeTexts, freshness } from "../../wwwroot/js/badge.js";
import { setLang } from "../../wwwroot/js/i18n.js";

const NOW = 1_000_000;
const heard = over => ({ heardAt: NOW - 2000, has: true, behind: 0, topic: "programme", position: 1284, ...over });
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

test("After 15 seconds without a word the page says since when it is not current, socket or not", () => {
  assert.equal(freshness(heard({ heardAt: NOW - 14999 }), "push", NOW), "live");
  assert.equal(freshness(heard({ heardAt: NOW - 15000 }), "push", NOW), "stale");
  assert.equal(freshness(heard({ heardAt: NOW - 15000, behind: 4 }), "poll", NOW), "stale");
  assert.match(texts({ heardAt: NOW - 15000 }).word, /^Not current since \d\d:\d\d$/);
});

test("Polling says so", () => assert.equal(texts({}, "poll").word, "Polling"));

test("Before the first word from the server, and before the topic's first snapshot, it is connecting", () => {
  assert.equal(freshness(heard({ heardAt: null }), "", NOW), "connecting");
  assert.equal(freshness(heard({ has: false }), "push", NOW), "connecting");
});

test("The badge speaks German", () => {
  setLang("de");
  assert.equal(`${texts().word} · ${texts().detail}`, "Live · Stand 1.284 · Puls vor 2 s");
});
