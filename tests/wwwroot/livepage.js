// The part of the page that connects and asks, with a hub, a board and a clock in memory.

import { afterEach, beforeEach, mock } from "node:test";
import { Live } from "../../wwwroot/js/live.js";
import { createStore } from "../../wwwroot/js/store.js";
import { message } from "./some.js";

/** A hub in memory: it answers who follows as the server's does, remembers them, and can refuse, close or say nothing. */
class FakeSignalR {
  connections = [];
  refuse = 0;
  position = 10;
  topics = ["programme", "site:abilene-tx"];
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
  async invoke(_name, topic, epoch, position) {
    if (!this.hub.topics.includes(topic)) throw new Error("there is no such topic");
    this.followed.push([topic, epoch, position]);
    // At once and always, also where nothing changed.
    const reached = Math.max(this.hub.position, position);
    this.handlers.rows(message({ topic, reset: !epoch, previous: epoch ? position : 0, position: reached, serverTime: time() }));
  }
  async stop() { this.stopped = true; this.close?.(); }
}

/** What a test looks at, new for each. */
export const page = {
  /** @type {any} an answer of GET /api/board */ board: null,
  /** @type {any[]} what was asked for */ asked: [],
  /** @type {any} */ store: null,
  /** @type {FakeSignalR} */ hub: new FakeSignalR(),
  /** @type {Live} */ live: /** @type {any} */ (null),
  /** Ms that the laptop slept: the monotonic clock does not count them. */ slept: 0,
};

const clocks = { mono: () => Date.now(), wall: () => Date.now() + page.slept };
export const time = (ms = 0) => new Date(clocks.wall() + ms).toISOString();
export const pulse = over => ({ topic: "programme", epoch: "e1", head: 10, ...over });
export const answering = position => (topic, from) => message({ topic, reset: !from, position, previous: from?.since ?? 0, rows: [], serverTime: time() });
export const settle = async () => { for (let i = 0; i < 40; i++) await Promise.resolve(); };
export const tick = async (ms, step = 250) => { for (let at = 0; at < ms; at += step) { mock.timers.tick(Math.min(step, ms - at)); await settle(); } };

/** A page that has never asked, at a server where nothing is wrong. */
export function renew() {
  globalThis.document = /** @type {any} */ (Object.assign(new EventTarget(), { visibilityState: "visible" }));
  globalThis.addEventListener = () => {};
  mock.timers.reset();
  mock.timers.enable({ apis: ["setInterval", "setTimeout", "Date"], now: 1e12 });
  Object.assign(page, { asked: [], slept: 0, hub: new FakeSignalR(), store: createStore({ frame: run => run(), clocks }), board: answering(10) });
}

/** Opens the page. @param {any} [signalR] null: the library could not be loaded */
export async function begin(signalR = page.hub) {
  const getBoard = async (topic, from) => { page.asked.push({ topic, from }); return page.board(topic, from); };
  page.live = new Live(page.store, { getBoard, accessKey: () => null }, async () => signalR, clocks);
  await page.live.start();
  await settle();
}

/** For a file of tests: each begins with a page of its own. */
export function withPage() {
  beforeEach(renew);
  afterEach(() => mock.timers.reset());
}
