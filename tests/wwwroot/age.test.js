import test, { beforeEach } from "node:test";
import assert from "node:assert/strict";
import { Heard, moment } from "../../wwwroot/js/age.js";

const HOUR = 3600_000;
let mono, wall, server, heard;
const clocks = { mono: () => mono, wall: () => wall };
const pass = ms => { mono += ms; wall += ms; server += ms; };
const push = (way = 0) => { const said = server; pass(way); return heard.push(said); };
const ask = (way = 40) => { const asked = moment(clocks); pass(way / 2); const said = server; pass(way / 2); heard.answer(said, asked); };

beforeEach(() => {
  [mono, wall, server] = [5000, 1e12, 1e12 + 700];
  heard = new Heard(clocks);
});

test("Before the first word there is no age", () => assert.equal(heard.age, null));

test("A word is as old as the time since it was said", () => {
  ask();
  pass(2000);
  push(10);
  pass(3000);
  assert.ok(heard.age >= 3000 && heard.age <= 3010, `${heard.age}`);
});

test("An answer counts from when it was asked for, not from when it came", () => {
  ask(4000);
  assert.equal(heard.age, 4000);
});

test("Words that were held up on the way are as old as they are, and the later ones count", () => {
  ask();
  const held = [];
  for (let i = 0; i < 4; i++) { pass(5000); held.push(server); }
  pass(40_000);
  const ages = held.map(said => { heard.push(said); return heard.age; });
  assert.ok(ages.every((age, i) => Math.abs(age - (55_000 - 5000 * i)) < 100), `${ages}`);
});

test("An older word never makes the page older", () => {
  ask();
  const said = server;
  pass(5000);
  push();
  heard.push(said);
  assert.ok(heard.age < 10);
});

test("A sleep that the monotonic clock does not count is counted", () => {
  ask();
  const said = server;
  wall += 8 * HOUR;
  server += 8 * HOUR;
  assert.equal(heard.age, 8 * HOUR + 40);
  heard.push(said);
  assert.ok(heard.age >= 8 * HOUR - 100);
  ask();
  assert.ok(heard.age < 100);
});

test("A wall clock that is set back makes nothing look young", () => {
  ask();
  wall -= 3 * HOUR;
  pass(20_000);
  assert.ok(heard.age >= 20_000);
});

test("A wall clock that is set forward costs one question", () => {
  ask();
  wall += 3 * HOUR;
  assert.ok(push() >= 3 * HOUR - 100 && heard.age >= 3 * HOUR - 100);
  ask();
  assert.ok(heard.age < 100);
  pass(5000);
  assert.ok(push() < 100 && heard.age < 100);
});

test("A server's clock that jumps forward costs nothing, one that jumps back one question", () => {
  ask();
  server += 3 * HOUR;
  pass(5000);
  assert.ok(push() < 100 && heard.age < 100);
  server -= 3 * HOUR;
  pass(5000);
  assert.ok(push() >= 3 * HOUR - 100 && heard.age >= 5000);
  ask();
  pass(5000);
  assert.ok(push() < 100 && heard.age < 100);
});

test("Words without the server's time count as they come", () => {
  assert.equal(heard.push(NaN), 0);
  assert.equal(heard.age, 0);
});
