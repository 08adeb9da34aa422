import assert from "node:assert/strict";
import test, { afterEach, beforeEach, mock } from "node:test";
import { watch } from "../../wwwroot/js/analysis.js";
import { createStore } from "../../wwwroot/js/store.js";
import { message } from "./some.js";

/** @type {any} */ let store;
/** @type {string[]} */ let asked;
/** @type {(path: string) => any} */ let answers;
/** @type {Map<any, (near: boolean) => void>} */ let observed;
/** @type {(() => void)[]} */ let stops;

const settle = async () => { for (let i = 0; i < 30; i++) await Promise.resolve(); };
const tick = async ms => { mock.timers.tick(ms); await settle(); };
const reach = async position => { store.apply(message({ reset: store.epoch === null, previous: position - 1, position })); await settle(); };
const refusal = (status, detail = "no", retryAfter = null) => ({ ok: false, status, headers: { get: () => retryAfter }, json: async () => ({ detail }) });
const answer = data => ({ ok: true, status: 200, json: async () => data });

/** A view that keeps what it was told. */
function view(path, options = {}) {
  const told = [];
  const handle = watch(path, store, one => told.push(one), options);
  stops.push(handle.stop);
  return { told, ...handle, get last() { return told.at(-1); } };
}

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1e12 });
  mock.method(Math, "random", () => 1);
  store = createStore({ frame: run => run() });
  [asked, observed, stops] = [[], new Map(), []];
  answers = path => answer({ path });
  globalThis.fetch = async path => { asked.push(String(path)); const given = await answers(String(path)); if (given instanceof Error) throw given; return given; };
  globalThis.document = /** @type {any} */ (Object.assign(new EventTarget(), { visibilityState: "visible" }));
  globalThis.IntersectionObserver = /** @type {any} */ (undefined);
});
afterEach(() => { for (const stop of stops) stop(); mock.timers.reset(); mock.restoreAll(); });

test("Nothing is asked before the log's position is known; then a view is told that it loads, and what was answered", async () => {
  const ramp = view("/api/ramp");
  await settle();
  assert.deepEqual([asked.length, ramp.last.state, ramp.last.data], [0, "loading", null]);
  await reach(1);
  assert.deepEqual(asked, ["/api/ramp"]);
  assert.deepEqual([ramp.last.state, ramp.last.data], ["ready", { path: "/api/ramp" }]);
});

test("Views that ask for the same share one request, and who comes later has the answer at once", async () => {
  await reach(1);
  const [first, second] = [view("/api/ramp"), view("/api/ramp")];
  await settle();
  const third = view("/api/ramp");
  assert.equal(asked.length, 1);
  for (const one of [first, second, third]) assert.equal(one.last.state, "ready");
});

test("It is asked again when the log has moved on, at most every two seconds", async () => {
  await reach(1);
  view("/api/ramp");
  await settle();
  for (let position = 2; position < 30; position++) await reach(position);
  assert.equal(asked.length, 1);
  await tick(1999);
  assert.equal(asked.length, 1);
  await tick(1);
  assert.equal(asked.length, 2);
  await tick(60000);
  assert.equal(asked.length, 2, "nothing new, nothing asked");
  await reach(30);
  assert.equal(asked.length, 3, "after a rest the next change is asked for at once");
});

test("What comes while an answer is on its way is asked for afterwards", async () => {
  let arrive;
  answers = () => new Promise(resolve => { arrive = resolve; });
  await reach(1);
  const ramp = view("/api/ramp");
  await reach(2);
  arrive(answer("old"));
  await settle();
  assert.equal(ramp.last.data, "old");
  await tick(2000);
  arrive(answer("new"));
  await settle();
  assert.deepEqual([asked.length, ramp.last.data], [2, "new"]);
});

test("A reset of the store asks again, also at the same position", async () => {
  await reach(1);
  view("/api/ramp");
  await tick(5000);
  store.apply(message({ reset: true, position: 1 }));
  await settle();
  assert.equal(asked.length, 2);
});

test("Nothing is asked while the view is far from the viewport or the tab is hidden", async () => {
  globalThis.IntersectionObserver = /** @type {any} */ (class {
    constructor(tell) { this.tell = tell; }
    observe(target) { observed.set(target, near => this.tell([{ target, isIntersecting: near }])); }
    unobserve(target) { observed.delete(target); }
  });
  const element = /** @type {any} */ ({});
  await reach(1);
  view("/api/ramp", { element });
  await settle();
  assert.equal(asked.length, 0);
  observed.get(element)?.(true);
  await settle();
  assert.equal(asked.length, 1);
  /** @type {any} */ (document).visibilityState = "hidden";
  await reach(2);
  await tick(60000);
  assert.equal(asked.length, 1);
  /** @type {any} */ (document).visibilityState = "visible";
  document.dispatchEvent(new Event("visibilitychange"));
  await settle();
  assert.equal(asked.length, 2);
});

test("A failure keeps what was known, says that it is stale and since when, and asks ever more rarely", async () => {
  await reach(1);
  const ramp = view("/api/ramp");
  await settle();
  const at = ramp.last.at;
  answers = () => new Error("fetch failed");
  await tick(10000);
  await reach(2);
  assert.deepEqual([ramp.last.state, ramp.last.data, ramp.last.at], ["stale", { path: "/api/ramp" }, at]);
  // With the random share at its most: 1 s, 2 s, 4 s.
  for (const [wait, count] of [[1000, 3], [2000, 4], [4000, 5]]) {
    await tick(wait - 1);
    assert.equal(asked.length, count - 1);
    await tick(1);
    assert.equal(asked.length, count);
  }
  answers = path => answer({ path, well: true });
  await tick(8000);
  assert.deepEqual([ramp.last.state, ramp.last.data.well], ["ready", true]);
});

test("The first failure is an error with the server's sentence, and the reader's retry waits for nothing", async () => {
  answers = () => refusal(503, "The log is being opened.", "30");
  await reach(1);
  const ramp = view("/api/ramp");
  await settle();
  assert.deepEqual([ramp.last.state, ramp.last.data, ramp.last.error], ["error", null, "The log is being opened."]);
  await tick(30000);
  assert.equal(asked.length, 1, "as long as the server asked for, and a share more");
  answers = answer;
  ramp.last.retry();
  await settle();
  assert.equal(ramp.last.state, "ready");
});

test("A question that is wrong is not asked again until the log has moved on, and what was known goes", async () => {
  await reach(1);
  const ramp = view("/api/ramp");
  await settle();
  answers = () => refusal(404, "There is no such site.");
  await tick(5000);
  await reach(2);
  assert.deepEqual([ramp.last.state, ramp.last.data, ramp.last.error], ["error", null, "There is no such site."]);
  await tick(600000);
  assert.equal(asked.length, 2);
  await reach(3);
  assert.equal(asked.length, 3);
});

test("A moment is asked for as asOf; until it is answered the view is told that what it has is of another", async () => {
  let moment = null;
  await reach(1);
  const slips = view("/api/slips?by=site", { moment: () => moment });
  await settle();
  moment = "2026-01-31";
  store.mark("moment");
  assert.deepEqual([slips.last.state, slips.last.data.path], ["loading", "/api/slips?by=site"]);
  await settle();
  assert.deepEqual([slips.last.state, slips.last.data.path], ["ready", "/api/slips?by=site&asOf=2026-01-31"]);
});

test("An answer that comes late for a moment that was left is not shown", async () => {
  let moment = "2026-01-31";
  const arrive = {};
  answers = path => new Promise(resolve => { arrive[path] = () => resolve(answer(path)); });
  await reach(1);
  const ramp = view("/api/ramp", { moment: () => moment });
  moment = "2026-02-28";
  store.mark("moment");
  arrive["/api/ramp?asOf=2026-02-28"]();
  await settle();
  arrive["/api/ramp?asOf=2026-01-31"]();
  await settle();
  assert.equal(ramp.last.data, "/api/ramp?asOf=2026-02-28");
});

test("A path that depends on what is chosen is asked for when the view says so", async () => {
  let site = "abilene-tx";
  await reach(1);
  const trend = view(() => `/api/sites/${site}/trend`);
  await settle();
  site = "milam-tx";
  trend.again();
  await settle();
  assert.deepEqual(asked, ["/api/sites/abilene-tx/trend", "/api/sites/milam-tx/trend"]);
});

test("Who has left is told nothing and asks for nothing", async () => {
  await reach(1);
  const ramp = view("/api/ramp");
  await settle();
  ramp.stop();
  const told = ramp.told.length;
  await reach(2);
  await tick(60000);
  assert.deepEqual([asked.length, ramp.told.length], [1, told]);
});

test("One broken view does not stop the others", async () => {
  mock.method(console, "error", () => {});
  await reach(1);
  const broken = watch("/api/ramp", store, ({ state }) => { if (state === "ready") throw new Error("broken"); });
  stops.push(broken.stop);
  const whole = view("/api/ramp");
  await settle();
  assert.equal(whole.last.state, "ready");
});
