import test from "node:test";
import assert from "node:assert/strict";
import { carryMoment, parseMoment } from "../../wwwroot/js/moment.js";
import { barsOf, dayOfMoment, firstDay, nextNews } from "../../wwwroot/js/days.js";
import { createPast } from "../../wwwroot/js/past.js";
import { ApiError } from "../../wwwroot/js/api.js";
import { message, milestone, site } from "./some.js";

test("An address names its moment, and without one it is now", () => {
  assert.deepEqual(parseMoment(""), { asOf: null, by: "received", since: null, epoch: null });
  assert.deepEqual(parseMoment("?asOf=2026-01-31&by=data-date&since=2025-09-01"), { asOf: "2026-01-31", by: "data-date", since: "2025-09-01", epoch: null });
  assert.equal(parseMoment("?asOf=2026-01-31&by=nonsense").by, "received");
});

test("A link carries the moment along, and keeps what it says itself", () => {
  assert.equal(carryMoment("/sites/abilene-tx", "?asOf=2026-01-31&by=data-date&key=x"), "/sites/abilene-tx?asOf=2026-01-31&by=data-date");
  assert.equal(carryMoment("/sites/a/milestones/b?report=7", "?since=2026-01-01"), "/sites/a/milestones/b?report=7&since=2026-01-01");
  assert.equal(carryMoment("/?asOf=2026-03-01", "?asOf=2026-01-31"), "/?asOf=2026-03-01");
  assert.equal(carryMoment("/", ""), "/");
});

const DAYS = [{ day: "2026-01-01", events: 1 }, { day: "2026-01-05", events: 7 }, { day: "2026-01-10", events: 1 }];
const at = iso => Date.parse(iso) / 86400000;

test("The line goes from the first day on which anything was known to today", () => {
  assert.equal(firstDay(DAYS, at("2026-02-01")), at("2026-01-01"));
  assert.equal(firstDay([], at("2026-02-01")), at("2026-02-01"));
  // A clock that is behind: the line does not run backwards.
  assert.equal(firstDay([{ day: "2026-03-01", events: 1 }], at("2026-02-01")), at("2026-02-01"));
});

test("A bar is as high as the logarithm of what became known", () => {
  const bars = barsOf(DAYS, at("2026-01-01"), at("2026-01-10"));
  assert.equal(bars.length, 10);
  // ln 2 to ln 8: a third.
  assert.deepEqual(bars.map(bar => Math.round(bar * 1000) / 1000), [0.333, 0, 0, 0, 1, 0, 0, 0, 0, 0.333]);
});

test("From change to change, in both directions, and none beyond the last", () => {
  assert.equal(nextNews(DAYS, at("2026-01-05"), 1), at("2026-01-10"));
  assert.equal(nextNews(DAYS, at("2026-01-05"), -1), at("2026-01-01"));
  assert.equal(nextNews(DAYS, at("2026-01-10"), 1), null);
});

test("A day is a place on the line, an instant and a position are none", () => {
  assert.equal(dayOfMoment("2026-01-05"), at("2026-01-05"));
  for (const other of [null, "331", "2026-01-05T10:00:00Z", "x"]) assert.equal(dayOfMoment(other), null);
});

const january = { board: "/api/board?asOf=2026-01-31", site: null };

test("A past moment is held in a store of its own, whose clock stands still at it", async () => {
  const past = createPast(async () => message({ reset: true, asOf: "2026-01-31T23:59:59.999Z", by: "received", rows: [site()] }), () => january);
  assert.equal(past.state, "none");
  assert.equal(await past.load(), true);
  assert.equal(past.state, "shown");
  assert.equal(past.store.serverNow().toISOString(), "2026-01-31T23:59:59.999Z");
  assert.equal(past.store.rows("site").length, 1);
});

test("While the handle moves on, an earlier answer that comes late is not shown", async () => {
  /** @type {((answer: any) => void)[]} */ const answers = [];
  let day = 1;
  const past = createPast(() => new Promise(resolve => { answers.push(resolve); }), () => ({ board: `/api/board?asOf=2026-01-0${day++}`, site: null }));
  const [first, second] = [past.load(), past.load()];
  answers[1](message({ reset: true, asOf: "2026-02-01T00:00:00Z", rows: [] }));
  answers[0](message({ reset: true, asOf: "2026-01-01T00:00:00Z", rows: [site()] }));
  assert.deepEqual([await first, await second], [false, true]);
  assert.equal(past.at.toISOString(), "2026-02-01T00:00:00.000Z");
  assert.equal(past.store.rows("site").length, 0);
});

test("A moment that the server refuses is told in its words", async () => {
  const past = createPast(async () => { throw new Error("asOf: lies in the future"); }, () => january);
  assert.equal(await past.load(), false);
  assert.deepEqual([past.state, past.problem], ["failed", "asOf: lies in the future"]);
});

test("Of a moment the programme comes in brief and the site that is open whole, and nothing is asked for twice", async () => {
  /** @type {string[]} */ const asked = [];
  let open = /** @type {string|null} */ (null);
  const brief = milestone({ status: "forecast" }), said = [{ party: "oracle", rank: "owner", dataDate: "2026-01-01" }];
  const past = createPast(async path => {
    asked.push(path);
    return path.includes("topic=") ? message({ topic: "site:abilene-tx", asOf: "2026-01-31T23:59:59.999Z", rows: [site(), { ...brief, said }] })
      : message({ asOf: "2026-01-31T23:59:59.999Z", rows: [site(), brief, site({ id: "milam-tx", site: "milam-tx" })] });
  }, () => ({ ...january, site: open }));
  await past.load();
  open = "abilene-tx";
  await Promise.all([past.load(), past.load()]);
  await past.load();
  open = null;
  await past.load();
  assert.deepEqual(asked, ["/api/board?asOf=2026-01-31&rows=brief", "/api/board?asOf=2026-01-31&topic=site%3Aabilene-tx"]);
  assert.deepEqual(past.store.get("milestone", "abilene-tx", "buildings-3-4").said, said);
  assert.equal(past.store.rows("site").length, 2);
});

test("A site that nobody had spoken of by then leaves the rest of the board to be seen", async () => {
  const past = createPast(async path => {
    if (path.includes("topic=")) throw new ApiError(404, "no such site");
    return message({ asOf: "2026-01-31T23:59:59.999Z", rows: [site()] });
  }, () => ({ ...january, site: "later-tx" }));
  assert.equal(await past.load(), true);
  assert.deepEqual([past.state, past.store.rows("site").length], ["shown", 1]);
});

test("While another moment is on its way, what is shown is not said to be it", async () => {
  /** @type {((answer: any) => void)[]} */ const answers = [];
  let day = "2026-01-31";
  const past = createPast(() => new Promise(resolve => { answers.push(resolve); }), () => ({ board: `/api/board?asOf=${day}`, site: null }));
  const first = past.load();
  answers[0](message({ asOf: "2026-01-31T23:59:59.999Z", rows: [site()] }));
  await first;
  day = "2026-02-28";
  const second = past.load();
  assert.equal(past.state, "loading");
  answers[1](message({ asOf: "2026-02-28T23:59:59.999Z", rows: [site()] }));
  await second;
  assert.equal(past.state, "shown");
});
