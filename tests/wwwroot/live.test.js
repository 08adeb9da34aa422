import test, { mock } from "node:test";
import assert from "node:assert/strict";
import { ApiError } from "../../wwwroot/js/api.js";
import { answering, begin, page, pulse, settle, tick, time, withPage } from "./livepage.js";
import { message, milestone } from "./some.js";

withPage();

test("The first paint comes from the board, then the hub is followed from its position", async () => {
  await begin();
  assert.deepEqual(page.asked[0], { topic: "programme", from: undefined });
  assert.deepEqual(page.hub.connections[0].followed, [["programme", "e1", 10]]);
});

test("An answer that was asked for before the page could ask is as old as its question", async () => {
  page.board = (topic, from) => ({ ...answering(10)(topic, from), asked: { mono: Date.now() - 7000, wall: Date.now() - 7000 } });
  await begin(null);
  assert.equal(page.store.age, 7000);
});

test("A first start that fails is tried again, for ever", async () => {
  page.hub.refuse = 7;
  await begin();
  await tick(120000);
  assert.ok(page.hub.connections.slice(0, 7).every(connection => connection.followed.length === 0));
  assert.equal(page.hub.connections[7].followed.length, 1);
});

test("A lost connection is made anew and follows from the position reached", async () => {
  await begin();
  const [first] = page.hub.connections;
  first.handlers.rows(message({ previous: 10, position: 14, rows: [milestone({ position: 14 })] }));
  first.close();
  await tick(2000);
  assert.deepEqual(page.hub.connections[1].followed, [["programme", "e1", 14]]);
});

test("A gap is closed by the ordinary GET", async () => {
  await begin();
  page.board = () => message({ previous: 10, position: 15, rows: [milestone({ position: 13 })] });
  page.hub.connections[0].handlers.rows(message({ previous: 12, position: 15, rows: [] }));
  await settle();
  assert.deepEqual(page.asked.at(-1), { topic: "programme", from: { since: 10, epoch: "e1" } });
  assert.equal(page.store.position, 15);
  assert.equal(page.store.rows("milestone").length, 1);
});

test("A pulse with a further head, or of another epoch, leads to the same GET", async () => {
  await begin();
  const before = page.asked.length;
  page.hub.connections[0].handlers.pulse(pulse());
  await settle();
  assert.equal(page.asked.length, before);
  page.hub.connections[0].handlers.pulse(pulse({ head: 11 }));
  await settle();
  assert.equal(page.asked.length, before + 1);
  page.hub.connections[0].handlers.pulse(pulse({ epoch: "e2" }));
  await settle();
  assert.equal(page.asked.length, before + 2);
});

test("A socket that is up and silent is given up after two pulses, also when a GET was answered meanwhile", async () => {
  await begin();
  await tick(10000);
  await page.live.catchUp();
  assert.equal(page.hub.connections[0].stopped, false);
  await tick(5000);
  assert.equal(page.hub.connections[0].stopped, true);
  assert.ok(page.hub.connections.length >= 2);
});

test("A pulse that does not come leads to a question before the socket is given up", async () => {
  await begin();
  const before = page.asked.length;
  await tick(6250);
  assert.equal(page.asked.length, before);
  await tick(1500);
  assert.equal(page.asked.length, before + 1);
  assert.equal(page.hub.connections[0].stopped, false);
});

test("Without the library the page polls, and each answer counts as a pulse", async () => {
  await begin(null);
  await tick(5000);
  const before = page.asked.length;
  await tick(12000);
  assert.ok(page.asked.length >= before + 2 && page.asked.length <= before + 6, `${page.asked.length - before} questions in 12 s`);
  assert.deepEqual(page.asked.at(-1).from, { since: 10, epoch: "e1" });
  assert.equal(page.live.via, "poll");
  assert.ok(page.store.age <= 4000);
});

test("While something is pushed nothing is polled", async () => {
  await begin();
  const before = page.asked.length;
  for (let i = 0; i < 6; i++) { await tick(5000); page.hub.connections[0].handlers.pulse(pulse()); }
  assert.equal(page.asked.length, before);
  assert.equal(page.live.via, "push");
});

test("Another topic is fetched first, then followed on the same connection", async () => {
  await begin();
  await page.live.follow("site:abilene-tx");
  assert.deepEqual(page.asked.at(-1), { topic: "site:abilene-tx", from: undefined });
  assert.deepEqual(page.hub.connections[0].followed.at(-1), ["site:abilene-tx", "e1", 10]);
});

test("A topic that the server does not know is told to the store", async () => {
  await begin();
  page.board = () => { throw new ApiError(404, "no such site"); };
  await page.live.follow("site:nowhere");
  assert.equal(page.store.isMissing("site:nowhere"), true);
});

test("An answer that was overtaken by a later one takes the page nowhere", async () => {
  await begin(null);
  const late = [];
  page.board = () => new Promise(resolve => { late.push(resolve); });
  page.live.catchUp();
  await tick(3500);
  page.board = answering(20);
  await tick(4250);
  assert.equal(page.store.position, 20);
  for (const answer of late) answer(message({ reset: true, position: 12, rows: [] }));
  await settle();
  assert.equal(page.store.position, 20);
});

test("What a pulse says has come is asked for again until it is here, with no further word", async () => {
  await begin();
  page.board = () => { throw new TypeError("Failed to fetch"); };
  page.hub.connections[0].handlers.pulse(pulse({ head: 12, serverTime: time() }));
  await settle();
  page.board = answering(12);
  await tick(4500);
  assert.equal(page.store.position, 12);
});

test("An answer of a log that has meanwhile been replaced is asked for anew", async () => {
  await begin();
  let late;
  page.board = () => new Promise(resolve => { late = resolve; });
  page.live.catchUp();
  page.hub.connections[0].handlers.rows(message({ epoch: "e2", reset: true, position: 3, rows: [] }));
  page.board = (topic, from) => ({ ...answering(3)(topic, from), epoch: "e2" });
  late(message({ previous: 10, position: 11, rows: [] }));
  await settle();
  assert.deepEqual([page.store.epoch, page.asked.at(-1).from], ["e2", { since: 3, epoch: "e2" }]);
});
