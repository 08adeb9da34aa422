// The page without its looks: wwwroot's own store.js, live.js and badge.js, with the real SignalR client, in Node. A line of JSON
// comes in for each thing to do, and one goes out for each that was done. Its clock can be made to run ahead: an outage of ten
// minutes need not take ten minutes. What the server says of its own clock is shifted as much.
//   node page.mjs WWWROOT MODULES ADDRESS PAGES SEED

import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const SAMPLED_EVERY_MS = 100;
const [, , wwwroot, modules, address, pages, seed] = process.argv;
const clock = makeClock();
const random = makeRandom(Number(seed));
let dropping = { share: 0, all: false, dropped: 0 };

globalThis.document = Object.assign(new EventTarget(), { visibilityState: "visible", querySelector: () => null, documentElement: {} });
globalThis.addEventListener = () => {};
globalThis.location = { href: `${address}/` };
globalThis.WebSocket = undefined;
Math.random = random;

const signalR = createRequire(`${modules}/`)("@microsoft/signalr");
const load = file => import(pathToFileURL(`${wwwroot}/js/${file}`).href);
const [{ Live }, { createStore }, { freshness }, { getBoard }] = await Promise.all(["live.js", "store.js", "badge.js", "api.js"].map(load));

const plainFetch = globalThis.fetch;
// Compared is the whole board, which the push brings row by row; the page asks for it in brief.
globalThis.fetch = (url, options) => plainFetch(new URL(String(url).replace("&rows=brief", ""), address), options);
const shifted = message => ({ ...message, serverTime: message.serverTime && new Date(Date.parse(message.serverTime) + clock.ahead).toISOString() });

/** The client as the page gets it, but for where the server is, and for pushes that go astray. */
const client = {
  ...signalR,
  HubConnectionBuilder: class {
    #builder = new signalR.HubConnectionBuilder();
    withUrl(path, options) { this.#builder.withUrl(new URL(path, address).href, options); return this; }
    configureLogging(level) { this.#builder.configureLogging(level); return this; }
    build() {
      const connection = this.#builder.build();
      const on = connection.on.bind(connection);
      connection.on = (name, handler) => on(name, message => {
        if (name === "rows" && (dropping.all || random() < dropping.share)) { dropping.dropped++; return; }
        handler(shifted(message));
      });
      return connection;
    }
  },
};

const shown = Array.from({ length: Number(pages) }, () => {
  const store = createStore({ frame: run => setImmediate(run) });
  const live = new Live(store, { getBoard: async (topic, from) => shifted(await getBoard(topic, from)), accessKey: () => null }, async () => client);
  live.start();
  return { store, live };
});
const state = ({ store, live }, whole) => ({
  state: freshness({ age: store.age, followedFor: store.followedFor, has: store.has(store.topic), behind: store.behind }, live.via),
  epoch: store.epoch,
  position: store.position,
  rows: whole ? ["programme", "party", "commitment", "site", "milestone", "flag"].flatMap(kind => store.rows(kind)) : [],
});

/** What each page's badge has said since when, at which position, by the wall clock. @type {{from: number, until: number, state: string, position: number}[][]} */
const said = shown.map(() => []);
setInterval(() => shown.forEach((page, index) => {
  const { state: word, position } = state(page), last = said[index].at(-1), now = Date.now();
  if (last?.state === word && last.position === position) last.until = now;
  else said[index].push({ from: now, until: now, state: word, position });
}), SAMPLED_EVERY_MS);

const orders = {
  said: () => said,
  state: ({ whole }) => shown.map(page => state(page, whole)),
  async warp({ ms }) { await clock.warp(ms); return {}; },
  drop({ share, all }) { dropping = { ...dropping, share, all }; return { dropped: dropping.dropped }; },
  wake() { document.dispatchEvent(new Event("resume")); return {}; },
};
process.on("unhandledRejection", problem => { process.stdout.write(`${JSON.stringify({ problem: String(problem?.stack ?? problem) })}\n`); });
for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  process.stdout.write(`${JSON.stringify({ done: await orders[order.do](order) })}\n`);
}
process.exit(0);

/** Timers and clocks of a page, which can run ahead of the real ones: due timers then fire in their order, and sockets get their turn between. */
function makeClock() {
  const real = { setTimeout, clearTimeout, date: Date.now, mono: performance.now.bind(performance) };
  const timers = new Map();
  let next = 1, alarm = null;
  const self = {
    ahead: 0,
    async warp(ms) {
      const until = real.mono() + self.ahead + ms;
      while (real.mono() + self.ahead < until) {
        const due = Math.min(...[...timers.values()].map(timer => timer.at), until);
        self.ahead = Math.max(self.ahead, due - real.mono());
        fire();
        // What was asked of a socket fails or is answered in real time.
        for (let turn = 0; turn < 3; turn++) await new Promise(resolve => setImmediate(resolve));
        if (turnsOfSockets++ % 8 === 0) await new Promise(resolve => real.setTimeout(resolve, 1));
      }
    },
  };
  let turnsOfSockets = 0;
  const now = () => real.mono() + self.ahead;
  const fire = () => {
    for (const [id, timer] of [...timers].sort(([, a], [, b]) => a.at - b.at)) {
      if (timer.at > now() || !timers.has(id)) continue;
      if (timer.every === undefined) timers.delete(id); else timer.at = now() + timer.every;
      timer.run();
    }
    arm();
  };
  const arm = () => {
    real.clearTimeout(alarm);
    if (timers.size) alarm = real.setTimeout(fire, Math.max(1, Math.min(...[...timers.values()].map(timer => timer.at)) - now()));
  };
  const add = (run, ms, every, args) => {
    const id = next++;
    const set = () => { timers.set(id, { run: () => run(...args), at: now() + (Number(ms) || 0), every }); arm(); };
    set();
    return { id, ref() { return this; }, unref() { return this; }, hasRef: () => true, refresh() { set(); return this; } };
  };
  globalThis.setTimeout = (run, ms, ...args) => add(run, ms, undefined, args);
  globalThis.setInterval = (run, ms, ...args) => add(run, ms, Math.max(1, Number(ms) || 0), args);
  // Libraries of Node's own hold timers that were made by the real functions.
  globalThis.clearTimeout = globalThis.clearInterval = timer => { if (timers.has(timer?.id)) timers.delete(timer.id); else if (timer) real.clearTimeout(timer); };
  Date.now = () => real.date() + self.ahead;
  performance.now = () => real.mono() + self.ahead;
  return self;
}

/** Mulberry32. */
function makeRandom(a) {
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
