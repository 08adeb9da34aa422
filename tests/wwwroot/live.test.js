import test, { afterEach, beforeEach, mock } from "node:test";
import assert from "node:assert/strict";
import { ApiError } from "../../wwwroot/js/api.js";
import { Live } from "../../wwwroot/js/live.js";
import { createStore } from "../../wwwroot/js/store.js";
import { message, milestone } from "./some.js";

/** A hub in memory: it remembers who follows what, and can refuse, close or say nothing. */
class FakeSignalR {
  connections = [];
  refuse = 0;
  LogLevel = { None: 6 };
  NullLogger = { instance: {} };
  DefaultHttpClient = class {};
  HttpError = class extends Error {};
  negotiates = false;
  get HubConnectionBuilder() {
    const hub = this;
    return class {
      withUrl(_url, options) { this.options = options; return this; }
      configureLogging() { return this; }
      build() { return new FakeConnection(hub, this.options); }
    };
  }
}
class FakeConnection {
  handlers = {};
  followed = [];
  stopped = false;
  constructor(hub, options) { this.hub = hub; this.options = options; hub.connections.push(this); }
  on(name, handler) { this.handlers[name] = handler; }
  onclose(handler) { this.close = handler; }
  async start() {
    if (this.hub.negotiates) await this.options.httpClient.send({ url: "/live/negotiate?negotiateVersion=1", method: "POST", headers: {}, content: "" });
    if (this.hub.refuse-- > 0) throw new Error("no server");
  }
  async invoke(_name, ...args) { this.followed.push(args); }
  async stop() { this.stopped = true; this.close?.(); }
}

let board, asked, store, hub, live, slept;
// The monotonic clock does not count the time that the laptop slept.
const clocks = { mono: () => Date.now(), wall: () => Date.now() + slept };
const time = (ms = 0) => new Date(clocks.wall() + ms).toISOString();
const pulse = over => ({ topic: "programme", epoch: "e1", head: 10, ...over });
const answering = position => (topic, from) => message({ topic, reset: !from, position, previous: from?.since ?? 0, rows: [], serverTime: time() });
const settle = async () => { for (let i = 0; i < 40; i++) await Promise.resolve(); };
const tick = async (ms, step = 250) => { for (let at = 0; at < ms; at += step) { mock.timers.tick(step); await settle(); } };
const begin = async (signalR = hub) => {
  live = new Live(store, { getBoard: async (topic, from) => { asked.push({ topic, from }); return board(topic, from); }, accessKey: () => null }, async () => signalR, clocks);
  await live.start();
  await settle();
};

beforeEach(() => {
  mock.timers.enable({ apis: ["setInterval", "setTimeout", "Date"], now: 1e12 });
  globalThis.document = /** @type {any} */ (Object.assign(new EventTarget(), { visibilityState: "visible" }));
  globalThis.addEventListener = () => {};
  asked = [];
  slept = 0;
  hub = new FakeSignalR();
  store = createStore({ frame: run => run(), clocks });
  board = answering(10);
});
afterEach(() => mock.timers.reset());

test("The first paint comes from the board, then the hub is followed from its position", async () => {
  await begin();
  assert.deepEqual(asked[0], { topic: "programme", from: undefined });
  assert.deepEqual(hub.connections[0].followed, [["programme", "e1", 10]]);
});

test("A first start that fails is tried again, for ever", async () => {
  hub.refuse = 7;
  await begin();
  await tick(120000);
  assert.ok(hub.connections.slice(0, 7).every(connection => connection.followed.length === 0));
  assert.equal(hub.connections[7].followed.length, 1);
});

test("A lost connection is made anew and follows from the position reached", async () => {
  await begin();
  const [first] = hub.connections;
  first.handlers.rows(message({ previous: 10, position: 14, rows: [milestone({ position: 14 })] }));
  first.close();
  await tick(2000);
  assert.deepEqual(hub.connections[1].followed, [["programme", "e1", 14]]);
});

test("A gap is closed by the ordinary GET", async () => {
  await begin();
  board = () => message({ previous: 10, position: 15, rows: [milestone({ position: 13 })] });
  hub.connections[0].handlers.rows(message({ previous: 12, position: 15, rows: [] }));
  await settle();
  assert.deepEqual(asked.at(-1), { topic: "programme", from: { since: 10, epoch: "e1" } });
  assert.equal(store.position, 15);
  assert.equal(store.rows("milestone").length, 1);
});

test("A pulse with a further head, or of another epoch, leads to the same GET", async () => {
  await begin();
  const before = asked.length;
  hub.connections[0].handlers.pulse(pulse());
  await settle();
  assert.equal(asked.length, before);
  hub.connections[0].handlers.pulse(pulse({ head: 11 }));
  await settle();
  assert.equal(asked.length, before + 1);
  hub.connections[0].handlers.pulse(pulse({ epoch: "e2" }));
  await settle();
  assert.equal(asked.length, before + 2);
});

test("A socket that is up and silent is given up after two pulses, also when a GET was answered meanwhile", async () => {
  await begin();
  await tick(10000);
  await live.catchUp();
  assert.equal(hub.connections[0].stopped, false);
  await tick(5000);
  assert.equal(hub.connections[0].stopped, true);
  assert.ok(hub.connections.length >= 2);
});

test("A pulse that does not come leads to a question before the socket is given up", async () => {
  await begin();
  const before = asked.length;
  await tick(6250);
  assert.equal(asked.length, before);
  await tick(1500);
  assert.equal(asked.length, before + 1);
  assert.equal(hub.connections[0].stopped, false);
});

test("Without the library the page polls, and each answer counts as a pulse", async () => {
  await begin(null);
  await tick(5000);
  const before = asked.length;
  await tick(12000);
  assert.ok(asked.length >= before + 2 && asked.length <= before + 6, `${asked.length - before} questions in 12 s`);
  assert.deepEqual(asked.at(-1).from, { since: 10, epoch: "e1" });
  assert.equal(live.via, "poll");
  assert.ok(store.age <= 4000);
});

test("While something is pushed nothing is polled", async () => {
  await begin();
  const before = asked.length;
  for (let i = 0; i < 6; i++) { await tick(5000); hub.connections[0].handlers.pulse(pulse()); }
  assert.equal(asked.length, before);
  assert.equal(live.via, "push");
});

test("A page that becomes visible again looks at once", async () => {
  await begin();
  const before = asked.length;
  document.dispatchEvent(new Event("visibilitychange"));
  await settle();
  assert.equal(asked.length, before + 1);
});

test("Another topic is fetched first, then followed on the same connection", async () => {
  await begin();
  await live.follow("site:abilene-tx");
  assert.deepEqual(asked.at(-1), { topic: "site:abilene-tx", from: undefined });
  assert.deepEqual(hub.connections[0].followed.at(-1), ["site:abilene-tx", "e1", 10]);
});

test("A topic that the server does not know is told to the store", async () => {
  await begin();
  board = () => { throw new ApiError(404, "no such site"); };
  await live.follow("site:nowhere");
  assert.equal(store.isMissing("site:nowhere"), true);
});

test("A server that answers again is connected to at once, however long the pause had become", async () => {
  hub.refuse = 1000;
  await begin();
  const answer = board;
  board = () => { throw new Error("no network"); };
  await tick(120000);
  hub.refuse = 0;
  board = answer;
  await tick(4500);
  assert.equal(hub.connections.at(-1).followed.length, 1);
});

test("A lost connection is not called live for a moment", async () => {
  await begin();
  hub.connections[0].handlers.pulse(pulse());
  assert.equal(live.via, "push");
  hub.refuse = 1000;
  hub.connections[0].close();
  await settle();
  assert.equal(live.via, "");
});

test("After an outage of any length the page is current within five seconds, and live again", async () => {
  for (const outage of [100, 3000, 20000, 600000]) {
    mock.timers.reset();
    mock.timers.enable({ apis: ["setInterval", "setTimeout", "Date"], now: 1e12 });
    store = createStore({ frame: run => run(), clocks });
    hub = new FakeSignalR();
    board = answering(10);
    await begin();
    board = () => { throw new TypeError("Failed to fetch"); };
    hub.refuse = Infinity;
    hub.connections[0].close();
    await tick(outage);
    board = answering(20);
    hub.refuse = 0;
    await tick(5000);
    assert.equal(store.position, 20, `after ${outage} ms`);
    assert.equal(hub.connections.at(-1).followed.length, 1, `after ${outage} ms`);
  }
});

test("Pages that lose their server in one instant neither ask nor connect in one", async t => {
  const pages = [];
  for (const at of [0, 0.25, 0.5, 0.75, 0.999]) {
    t.mock.method(Math, "random", () => at);
    store = createStore({ frame: run => run(), clocks });
    hub = new FakeSignalR();
    await begin();
    const since = asked.length;
    hub.connections[0].close();
    let ms = 0;
    while (asked.length === since) { await tick(50, 50); ms += 50; }
    pages.push(ms);
  }
  assert.ok(new Set(pages).size === pages.length && Math.max(...pages) - Math.min(...pages) >= 700, `asked after ${pages} ms`);
});

test("A way that swallows everything is tried anew while the last question still hangs, and the first answer through it counts", async () => {
  await begin();
  board = () => new Promise(() => {});
  await tick(40000);
  const before = asked.length;
  board = answering(20);
  await tick(4250);
  assert.ok(asked.length > before);
  assert.equal(store.position, 20);
});

test("An answer that was overtaken by a later one takes the page nowhere", async () => {
  await begin(null);
  let late;
  board = () => new Promise(resolve => { late = resolve; });
  live.catchUp();
  await tick(3500);
  board = answering(20);
  await live.catchUp();
  late(message({ reset: true, position: 12, rows: [] }));
  await settle();
  assert.equal(store.position, 20);
});

test("A server that asks to wait is not asked sooner, whatever comes up, and not by all in the same second", async t => {
  for (const [at, wait] of [[0, 20000], [0.5, 30000]]) {
    t.mock.method(Math, "random", () => at);
    await begin(null);
    board = () => { throw new ApiError(503, "too many at once", 20); };
    await tick(4500);
    const before = asked.length;
    const askedAt = Date.now();
    document.dispatchEvent(new Event("visibilitychange"));
    board = answering(20);
    while (asked.length === before) await tick(250);
    // The question it was refused may have been asked up to a poll before.
    assert.ok(Date.now() - askedAt >= wait - 4500 && Date.now() - askedAt <= wait + 250, `${Date.now() - askedAt}`);
    store = createStore({ frame: run => run(), clocks });
    board = answering(10);
  }
});

test("A hub that asks to wait is left alone for as long, while the page goes on by asking", async () => {
  globalThis.location = /** @type {any} */ ({ href: "http://board.example/" });
  const refused = [];
  globalThis.fetch = async () => { refused.push(Date.now()); return new Response("", { status: 503, headers: { "Retry-After": "20" } }); };
  hub.negotiates = true;
  await begin();
  await tick(19000);
  assert.equal(refused.length, 1);
  assert.equal(live.via, "poll");
  await tick(25000);
  assert.ok(refused.length >= 2 && refused[1] - refused[0] >= 20000, `${refused}`);
  delete globalThis.fetch;
});

test("A server that asks to wait while a pulse says more has come is asked when the time is up, though no further word comes up", async () => {
  await begin();
  board = () => { throw new ApiError(503, "too many at once", 5); };
  hub.connections[0].handlers.pulse(pulse({ head: 12, serverTime: time() }));
  await settle();
  board = answering(12);
  await tick(10500);
  assert.equal(store.position, 12);
});

test("What a pulse says has come is asked for again until it is here, with no further word", async () => {
  await begin();
  board = () => { throw new TypeError("Failed to fetch"); };
  hub.connections[0].handlers.pulse(pulse({ head: 12, serverTime: time() }));
  await settle();
  board = answering(12);
  await tick(4500);
  assert.equal(store.position, 12);
});

test("An answer of a log that has meanwhile been replaced is asked for anew", async () => {
  await begin();
  let late;
  board = () => new Promise(resolve => { late = resolve; });
  live.catchUp();
  hub.connections[0].handlers.rows(message({ epoch: "e2", reset: true, position: 3, rows: [] }));
  board = (topic, from) => ({ ...answering(3)(topic, from), epoch: "e2" });
  late(message({ previous: 10, position: 11, rows: [] }));
  await settle();
  assert.deepEqual([store.epoch, asked.at(-1).from], ["e2", { since: 3, epoch: "e2" }]);
});

test("A page that thaws or wakes asks at once, whether the browser tells or not", async () => {
  await begin();
  let before = asked.length;
  document.dispatchEvent(new Event("resume"));
  await settle();
  assert.equal(asked.length, before + 1);
  hub.connections[0].handlers.pulse(pulse({ serverTime: time() }));
  mock.timers.tick(1000);
  before = asked.length;
  slept = 600000;
  mock.timers.tick(1000);
  await settle();
  assert.equal(asked.length, before + 1);
});

test("A tab that was frozen for ten minutes asks as soon as it thaws, and old pushes that waited for it do not make it live", async () => {
  await begin();
  const [first] = hub.connections;
  first.handlers.pulse(pulse({ serverTime: time() }));
  const before = asked.length;
  const said = time(5000);
  // Nothing of the page runs, and its clock goes on.
  mock.timers.setTime(Date.now() + 600000);
  board = () => new Promise(() => {});
  first.handlers.pulse(pulse({ serverTime: said }));
  await settle();
  assert.ok(store.age > 590000, `${store.age}`);
  assert.ok(asked.length > before);
});

test("A laptop whose monotonic clock slept with it is not taken in", async () => {
  await begin();
  const [first] = hub.connections;
  first.handlers.pulse(pulse({ serverTime: time() }));
  const said = time(5000);
  slept = 3600000;
  board = () => new Promise(() => {});
  assert.ok(store.age >= 3600000, `${store.age}`);
  first.handlers.pulse(pulse({ serverTime: said }));
  assert.ok(store.age > 3500000, `${store.age}`);
  board = answering(20);
  await tick(4000);
  assert.equal(store.position, 20);
  assert.ok(store.age < 5000);
});
