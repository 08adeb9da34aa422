import test from "node:test";
import assert from "node:assert/strict";
import { createStore } from "../../wwwroot/js/store.js";
import { manualFrame, message, milestone, party, site } from "./some.js";

const loaded = (options = {}) => {
  const store = createStore({ frame: run => run(), ...options });
  store.apply(message({ reset: true, position: 10, rows: [site(), milestone({ position: 8 }), party("oracle", "Oracle")] }));
  return store;
};

test("A snapshot fills the store and sets its position", () => {
  const store = loaded();
  assert.equal(store.position, 10);
  assert.equal(store.get("milestone", "abilene-tx", "buildings-3-4").name, "Buildings 3-4 ready for service");
  assert.equal(store.rows("milestone", "abilene-tx").length, 1);
  assert.equal(store.rows("milestone", "milam-tx").length, 0);
});

test("What came in brief gives way to the whole of it, and that is no news; the whole does not give way", () => {
  const store = loaded();
  const said = [{ party: "crusoe", rank: "responsible" }];
  store.follow("site:abilene-tx");
  store.apply(message({ topic: "site:abilene-tx", reset: true, position: 8, rows: [site(), milestone({ position: 8, said })] }));
  assert.deepEqual(store.get("milestone", "abilene-tx", "buildings-3-4").said, said);
  assert.equal(store.changedAt("milestone/abilene-tx/buildings-3-4"), undefined);
  store.follow("programme");
  store.apply(message({ reset: true, position: 10, rows: [site(), milestone({ position: 8, said: [] })] }));
  assert.deepEqual(store.get("milestone", "abilene-tx", "buildings-3-4").said, said);
});

test("A message that continues the chain is applied", () => {
  const store = loaded();
  assert.equal(store.apply(message({ previous: 10, position: 12, rows: [milestone({ position: 12, status: "done" })] })), "applied");
  assert.equal(store.get("milestone", "abilene-tx", "buildings-3-4").status, "done");
  assert.equal(store.position, 12);
});

test("A message that overlaps what is known is applied", () => {
  const store = loaded();
  assert.equal(store.apply(message({ previous: 7, position: 11, rows: [] })), "applied");
  assert.equal(store.position, 11);
});

test("A message at or before the own position is dropped as old", () => {
  const store = loaded();
  assert.equal(store.apply(message({ previous: 4, position: 10, rows: [milestone({ position: 5, status: "undated" })] })), "old");
  assert.equal(store.get("milestone", "abilene-tx", "buildings-3-4").status, "forecast");
});

test("A message from beyond the own position is a gap: it changes no row and is counted as behind", () => {
  const store = loaded();
  assert.equal(store.apply(message({ previous: 11, position: 13, rows: [milestone({ position: 13, status: "done" })] })), "gap");
  assert.equal(store.get("milestone", "abilene-tx", "buildings-3-4").status, "forecast");
  assert.equal(store.position, 10);
  assert.equal(store.behind, 3);
});

test("Another epoch replaces every row", () => {
  const store = loaded();
  assert.equal(store.apply(message({ epoch: "e2", previous: 0, position: 3, rows: [site({ position: 3 })] })), "applied");
  assert.equal(store.epoch, "e2");
  assert.equal(store.rows("milestone").length, 0);
  assert.equal(store.position, 3);
});

test("A reset of a site's topic leaves the other sites alone", () => {
  const store = loaded();
  store.apply(message({ previous: 10, position: 11, rows: [milestone({ site: "milam-tx", position: 11 })] }));
  store.apply(message({ topic: "site:abilene-tx", reset: true, position: 9, rows: [site()] }));
  assert.equal(store.rows("milestone", "abilene-tx").length, 0);
  assert.equal(store.rows("milestone", "milam-tx").length, 1);
});

test("Each topic has its own chain", () => {
  const store = loaded();
  store.apply(message({ topic: "site:abilene-tx", reset: true, position: 40, rows: [site()] }));
  assert.equal(store.position, 10);
  store.follow("site:abilene-tx");
  assert.equal(store.position, 40);
});

test("An older row never displaces a newer one of the same log", () => {
  const store = loaded();
  store.apply(message({ topic: "site:abilene-tx", reset: true, position: 20, rows: [milestone({ position: 20, status: "done" })] }));
  store.apply(message({ previous: 10, position: 15, rows: [milestone({ position: 15, status: "forecast" })] }));
  assert.equal(store.get("milestone", "abilene-tx", "buildings-3-4").status, "done");
});

test("A pulse of the same position is current, a further head is behind, another epoch is behind", () => {
  const store = loaded();
  assert.equal(store.pulse({ topic: "programme", epoch: "e1", head: 10 }), "current");
  assert.equal(store.pulse({ topic: "programme", epoch: "e1", head: 14 }), "behind");
  assert.equal(store.behind, 4);
  assert.equal(store.pulse({ topic: "programme", epoch: "e2", head: 1 }), "behind");
});

test("A pulse of another log does not make these rows any younger", () => {
  let now = 1000;
  const store = loaded({ clocks: { mono: () => now, wall: () => now } });
  now += 7000;
  store.pulse({ topic: "programme", epoch: "e2", head: 10 });
  assert.equal(store.age, 7000);
  store.pulse({ topic: "programme", epoch: "e1", head: 10 });
  assert.equal(store.age, 0);
});

test("Each topic has its own age", () => {
  let now = 1000;
  const store = loaded({ clocks: { mono: () => now, wall: () => now } });
  now += 60_000;
  store.follow("site:abilene-tx");
  assert.deepEqual([store.age, store.followedFor], [null, 0]);
  store.apply(message({ topic: "site:abilene-tx", reset: true, position: 40, rows: [site()] }));
  assert.equal(store.age, 0);
  store.follow("programme");
  assert.equal(store.age, 60_000);
});

test("The first paint is no news, a later change is", () => {
  const store = loaded({ now: () => 5000 });
  const key = "milestone/abilene-tx/buildings-3-4";
  assert.equal(store.changedAt(key), undefined);
  store.apply(message({ previous: 10, position: 12, rows: [milestone({ position: 12 })] }));
  assert.equal(store.changedAt(key), 5000);
});

test("Subscribers hear once per frame of everything that changed, and one that throws does not stop the others", t => {
  t.mock.method(console, "error", () => {});
  const frame = manualFrame();
  const store = createStore({ frame });
  const heard = [];
  store.subscribe(() => { throw new Error("a broken view"); });
  const stop = store.subscribe(changed => heard.push([...changed]));
  store.apply(message({ reset: true, position: 1, rows: [site()] }));
  store.apply(message({ previous: 1, position: 2, rows: [milestone({ position: 2 })] }));
  assert.equal(frame.count(), 1);
  frame.run();
  assert.equal(heard.length, 1);
  assert.ok(heard[0].includes("site/abilene-tx/abilene-tx") && heard[0].includes("milestone/abilene-tx/buildings-3-4"));
  stop();
  store.mark("clock");
  frame.run();
  assert.equal(heard.length, 1);
});

test("The server's clock is known from its messages", () => {
  const store = loaded({ now: () => Date.parse("2026-11-23T11:00:00Z") });
  assert.equal(store.serverNow().toISOString(), "2026-11-23T12:00:00.000Z");
});

test("Rows from another GET fill gaps, displace nothing and move no position", () => {
  const store = loaded();
  store.fill([party("oracle", "Somebody else"), party("arm", "Arm")]);
  assert.equal(store.get("party", null, "oracle").name, "Oracle");
  assert.equal(store.get("party", null, "arm").name, "Arm");
  assert.equal(store.position, 10);
});

test("Old stories are let go", () => {
  const store = loaded();
  const rows = Array.from({ length: 300 }, (_, at) => ({ kind: "story", id: String(at), site: null, position: 11 + at }));
  store.apply(message({ previous: 10, position: 311, rows }));
  const kept = store.rows("story");
  assert.equal(kept.length, 200);
  assert.equal(Math.min(...kept.map(row => row.position)), 111);
});

test("A list stays the same until one of its rows changes, and rows keep their places", () => {
  const store = loaded();
  store.apply(message({ previous: 10, position: 11, rows: [milestone({ id: "b", position: 11 }), milestone({ site: "milam-tx", position: 11 })] }));
  const [ours, theirs, all] = [store.rows("milestone", "abilene-tx"), store.rows("milestone", "milam-tx"), store.rows("milestone")];
  store.apply(message({ previous: 11, position: 12, rows: [milestone({ position: 12, status: "done" })] }));
  assert.equal(store.rows("milestone", "milam-tx"), theirs);
  assert.notEqual(store.rows("milestone", "abilene-tx"), ours);
  assert.notEqual(store.rows("milestone"), all);
  assert.deepEqual(store.rows("milestone", "abilene-tx").map(row => [row.id, row.status]), [["buildings-3-4", "done"], ["b", "forecast"]]);
  store.apply(message({ reset: true, position: 13, rows: [milestone({ id: "b", position: 11 })] }));
  assert.deepEqual([store.rows("milestone", "milam-tx"), store.rows("milestone").map(row => row.id)], [[], ["b"]]);
});

test("The last change of a site's milestones is known, and the first paint is none", () => {
  let now = 5000;
  const store = loaded({ now: () => now });
  assert.equal(store.lastChange("milestone", "abilene-tx"), 0);
  store.apply(message({ previous: 10, position: 12, rows: [milestone({ position: 12 })] }));
  now = 6000;
  store.apply(message({ previous: 12, position: 13, rows: [milestone({ site: "milam-tx", position: 13 })] }));
  assert.deepEqual([store.lastChange("milestone", "abilene-tx"), store.lastChange("milestone", "milam-tx"), store.lastChange("milestone")], [5000, 6000, 6000]);
});

test("Of one log a row that comes again at its own position is no news, one that says another thing is", () => {
  const store = loaded({ now: () => 5000 });
  const [same, other] = ["buildings-3-4", "b"];
  store.apply(message({ reset: true, position: 14, rows: [milestone({ position: 8 }), milestone({ id: "b", position: 9 })] }));
  store.apply(message({ reset: true, position: 15, rows: [milestone({ position: 8 }), milestone({ id: "b", position: 15, status: "done" })] }));
  assert.deepEqual([store.changedAt(`milestone/abilene-tx/${same}`), store.changedAt(`milestone/abilene-tx/${other}`)], [undefined, 5000]);
});

test("Where moments are looked at one after the other nothing is news", () => {
  const store = loaded({ now: () => 5000, isNews: false });
  store.apply(message({ reset: true, position: 4, rows: [milestone({ position: 3, status: "done" })] }));
  assert.equal(store.get("milestone", "abilene-tx", "buildings-3-4").status, "done");
  assert.equal(store.changedAt("milestone/abilene-tx/buildings-3-4"), undefined);
});
