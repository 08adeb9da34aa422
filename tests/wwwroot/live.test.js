import test, { afterEach, beforeEach, mock } from "node:test";
import assert from "node:assert/strict";
import { ApiError } from "../../wwwroot/js/api.js";
import { Live, backoffMs } from "../../wwwroot/js/live.js";
import { createStore } from "../../wwwroot/js/store.js";
import { message, milestone } from "./some.js";

/** A hub in memory: it remembers who follows what, and can refuse, close or say nothing. */
class FakeSignalR {
  connections = [];
  refuse = 0;
  LogLevel = { None: 6 };
  get HubConnectionBuilder() {
    const hub = this;
    return class {
      withUrl() { return this; }
      configureLogging() { return this; }
      build() { return new FakeConnection(hub); }
    };
  }
}
class FakeConnection {
  handlers = {};
  followed = [];
  stopped = false;
  constructor(hub) { this.hub = hub; hub.connections.push(this); }
  on(name, handler) { this.handlers[name] = handler; }
  onclose(handler) { this.close = handler; }
  async start() { if (this.hub.refuse-- > 0) throw new Error("no server"); }
  async invoke(_name, ...args) { this.followed.push(args); }
  async stop() { this.stopped = true; this.close?.(); }
}

let board, asked, store, hub, live;
const settle = async () => { for (let i = 0; i < 40; i++) await Promise.resolve(); };
const tick = async ms => { for (let at = 0; at < ms; at += 250) { mock.timers.tick(250); await settle(); } };
const begin = async (signalR = hub) => {
  live = new Live(store, { getBoard: async (topic, from) => { asked.push({ topic, from }); return board(topic, from); }, accessKey: () => null }, async () => signalR);
  await live.start();
  await settle();
};

beforeEach(() => {
  mock.timers.enable({ apis: ["setInterval", "setTimeout", "Date"], now: 1e12 });
  globalThis.document = /** @type {any} */ (Object.assign(new EventTarget(), { visibilityState: "visible" }));
  globalThis.addEventListener = () => {};
  asked = [];
  hub = new FakeSignalR();
  store = createStore({ frame: run => run() });
  board = (topic, from) => message({ topic, reset: !from, position: 10, previous: from?.since ?? 0, rows: [] });
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
  hub.connections[0].handlers.pulse({ topic: "programme", epoch: "e1", head: 10 });
  await settle();
  assert.equal(asked.length, before);
  hub.connections[0].handlers.pulse({ topic: "programme", epoch: "e1", head: 11 });
  await settle();
  assert.equal(asked.length, before + 1);
  hub.connections[0].handlers.pulse({ topic: "programme", epoch: "e2", head: 10 });
  await settle();
  assert.equal(asked.length, before + 2);
});

test("A socket that is up and silent for 15 seconds is given up, also when a GET was answered meanwhile", async () => {
  await begin();
  await tick(10000);
  await live.catchUp();
  await tick(8000);
  assert.equal(hub.connections[0].stopped, true);
  assert.ok(hub.connections.length >= 2);
});

test("Without the library the page polls, and each answer counts as a pulse", async () => {
  await begin(null);
  const before = asked.length;
  await tick(9000);
  assert.equal(asked.length, before + 3);
  assert.deepEqual(asked.at(-1).from, { since: 10, epoch: "e1" });
  assert.equal(live.via, "poll");
  assert.ok(Date.now() - store.heardAt < 3500);
});

test("While something is pushed nothing is polled", async () => {
  await begin();
  const before = asked.length;
  for (let i = 0; i < 6; i++) { await tick(5000); hub.connections[0].handlers.pulse({ topic: "programme", epoch: "e1", head: 10 }); }
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

test("Attempts are spread: each waits longer, none exactly as long as another's", () => {
  assert.equal(backoffMs(0, () => 0), 250);
  assert.equal(backoffMs(0, () => 1), 500);
  assert.equal(backoffMs(3, () => 1), 4000);
  assert.equal(backoffMs(40, () => 1), 15000);
});

test("A server that answers again is connected to at once, however long the pause had become", async () => {
  hub.refuse = 1000;
  await begin();
  const answer = board;
  board = () => { throw new Error("no network"); };
  await tick(120000);
  hub.refuse = 0;
  board = answer;
  await tick(3500);
  assert.equal(hub.connections.at(-1).followed.length, 1);
});
