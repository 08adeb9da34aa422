// A page whose server was gone, whose laptop slept, or whom the server asked to wait.

import test, { mock } from "node:test";
import assert from "node:assert/strict";
import { ApiError } from "../../wwwroot/js/api.js";
import { answering, begin, page, pulse, renew, settle, tick, time, withPage } from "./livepage.js";

/** Numbers that look thrown and are the same every time (the linear congruence of Numerical Recipes). @param {number} seed */
function seeded(seed) {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

withPage();

test("A page that becomes visible again looks at once", async () => {
  await begin();
  const before = page.asked.length;
  document.dispatchEvent(new Event("visibilitychange"));
  await settle();
  assert.equal(page.asked.length, before + 1);
});

test("A server that answers again is connected to at once, however long the pause had become", async () => {
  page.hub.refuse = 1000;
  await begin();
  const answer = page.board;
  page.board = () => { throw new Error("no network"); };
  await tick(120000);
  page.hub.refuse = 0;
  page.board = answer;
  await tick(4500);
  assert.equal(page.hub.connections.at(-1).followed.length, 1);
});

test("A page that the server told of a crowd comes back when its turn is, and alone again as soon as it can", async t => {
  t.mock.method(Math, "random", () => 0.5);
  await begin();
  page.hub.connections[0].handlers.pulse(pulse({ returnWithin: 20 }));
  page.hub.connections[0].close();
  await tick(9500);
  assert.equal(page.hub.connections.length, 1);
  await tick(1000);
  assert.equal(page.hub.connections.length, 2);
  page.hub.connections[1].handlers.pulse(pulse());
  page.hub.connections[1].close();
  await tick(1000);
  assert.equal(page.hub.connections.length, 3);
});

test("What is no number of seconds to come back within is none, and too many are a minute", async t => {
  t.mock.method(Math, "random", () => 0.5);
  await begin();
  let connections = 1;
  for (const odd of ["soon", {}, -20, null, NaN]) {
    page.hub.connections.at(-1).handlers.pulse(pulse({ returnWithin: odd }));
    page.hub.connections.at(-1).close();
    await tick(1000);
    assert.equal(page.hub.connections.length, ++connections, `after ${odd}`);
  }
  page.hub.connections.at(-1).handlers.pulse(pulse({ returnWithin: Infinity }));
  page.hub.connections.at(-1).close();
  await tick(29000);
  assert.equal(page.hub.connections.length, connections);
  await tick(2000);
  assert.equal(page.hub.connections.length, connections + 1);
});

test("A lost connection is not called live for a moment", async () => {
  await begin();
  page.hub.connections[0].handlers.pulse(pulse());
  assert.equal(page.live.via, "push");
  page.hub.refuse = 1000;
  page.hub.connections[0].close();
  await settle();
  assert.equal(page.live.via, "");
});

test("After an outage of any length the page is current within five seconds, and live again, whatever was thrown", async t => {
  const thrown = [() => 0, () => 0.5, () => 0.999999, ...Array.from({ length: 30 }, (_, seed) => seeded(seed + 1))];
  for (const [which, random] of thrown.entries())
    for (const outage of which < 3 ? [100, 1000, 3000, 20000, 600000] : [Math.floor(random() * 2000), Math.floor(random() * 30000)]) {
      t.mock.method(Math, "random", random);
      renew();
      await begin();
      page.board = () => { throw new TypeError("Failed to fetch"); };
      page.hub.refuse = Infinity;
      page.hub.connections[0].close();
      await tick(outage);
      page.board = answering(20);
      Object.assign(page.hub, { refuse: 0, position: 20 });
      await tick(5000);
      const told = `after ${outage} ms, throw ${which}`;
      assert.equal(page.store.position, 20, told);
      assert.equal(page.hub.connections.at(-1).followed.length, 1, told);
      assert.equal(page.live.via, "push", told);
    }
});

test("Pages that lose their server in one instant neither ask nor connect in one", async t => {
  const pages = [];
  for (const at of [0, 0.25, 0.5, 0.75, 0.999]) {
    t.mock.method(Math, "random", () => at);
    renew();
    await begin();
    const since = page.asked.length;
    page.hub.connections[0].close();
    let ms = 0;
    while (page.asked.length === since) { await tick(50, 50); ms += 50; }
    pages.push(ms);
  }
  assert.ok(new Set(pages).size === pages.length && Math.max(...pages) - Math.min(...pages) >= 700, `asked after ${pages} ms`);
});

test("A way that swallows everything is tried anew while the last question still hangs, and the first answer through it counts", async () => {
  await begin();
  page.board = () => new Promise(() => {});
  await tick(40000);
  const before = page.asked.length;
  page.board = answering(20);
  await tick(4250);
  assert.ok(page.asked.length > before);
  assert.equal(page.store.position, 20);
});

test("A server that asks to wait is not asked sooner, whatever comes up, and not by all in the same second", async t => {
  for (const [at, wait] of [[0, 20000], [0.5, 30000]]) {
    t.mock.method(Math, "random", () => at);
    renew();
    await begin(null);
    page.board = () => { throw new ApiError(503, "too many at once", 20); };
    await tick(4500);
    const before = page.asked.length;
    const askedAt = Date.now();
    document.dispatchEvent(new Event("visibilitychange"));
    page.board = answering(20);
    while (page.asked.length === before) await tick(250);
    // The question it was refused may have been asked up to a poll before.
    assert.ok(Date.now() - askedAt >= wait - 4500 && Date.now() - askedAt <= wait + 250, `${Date.now() - askedAt}`);
  }
});

test("A hub that asks to wait is left alone for as long, while the page goes on by asking", async () => {
  globalThis.location = /** @type {any} */ ({ href: "http://board.example/" });
  const refused = [];
  globalThis.fetch = async () => { refused.push(Date.now()); return new Response("", { status: 503, headers: { "Retry-After": "20" } }); };
  page.hub.negotiates = true;
  await begin();
  await tick(19000);
  assert.equal(refused.length, 1);
  assert.equal(page.live.via, "poll");
  await tick(25000);
  assert.ok(refused.length >= 2 && refused[1] - refused[0] >= 20000, `${refused}`);
  delete globalThis.fetch;
});

test("A server that asks to wait while a pulse says more has come is asked when the time is up, though no further word comes up", async () => {
  await begin();
  page.board = () => { throw new ApiError(503, "too many at once", 5); };
  page.hub.connections[0].handlers.pulse(pulse({ head: 12, serverTime: time() }));
  await settle();
  page.board = answering(12);
  await tick(10500);
  assert.equal(page.store.position, 12);
});

test("A page that thaws or wakes asks at once, whether the browser tells or not", async () => {
  await begin();
  let before = page.asked.length;
  document.dispatchEvent(new Event("resume"));
  await settle();
  assert.equal(page.asked.length, before + 1);
  page.hub.connections[0].handlers.pulse(pulse({ serverTime: time() }));
  mock.timers.tick(1000);
  before = page.asked.length;
  page.slept = 600000;
  mock.timers.tick(1000);
  await settle();
  assert.equal(page.asked.length, before + 1);
});

test("A tab that was frozen for ten minutes asks as soon as it thaws, and old pushes that waited for it do not make it live", async () => {
  await begin();
  const [first] = page.hub.connections;
  first.handlers.pulse(pulse({ serverTime: time() }));
  const before = page.asked.length;
  const said = time(5000);
  // Nothing of the page runs, and its clock goes on.
  mock.timers.setTime(Date.now() + 600000);
  page.board = () => new Promise(() => {});
  first.handlers.pulse(pulse({ serverTime: said }));
  await settle();
  assert.ok(page.store.age > 590000, `${page.store.age}`);
  assert.ok(page.asked.length > before);
});

test("A laptop whose monotonic clock slept with it is not taken in", async () => {
  await begin();
  const [first] = page.hub.connections;
  first.handlers.pulse(pulse({ serverTime: time() }));
  const said = time(5000);
  page.slept = 3600000;
  page.board = () => new Promise(() => {});
  assert.ok(page.store.age >= 3600000, `${page.store.age}`);
  first.handlers.pulse(pulse({ serverTime: said }));
  assert.ok(page.store.age > 3500000, `${page.store.age}`);
  page.board = answering(20);
  await tick(4000);
  assert.equal(page.store.position, 20);
  assert.ok(page.store.age < 5000);
});
