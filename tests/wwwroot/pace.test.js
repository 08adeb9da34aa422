import test from "node:test";
import assert from "node:assert/strict";
import { Pace } from "../../wwwroot/js/pace.js";
import { createStore } from "../../wwwroot/js/store.js";
import { message, milestone, site } from "./some.js";

/** A pace whose frames come at once, and whose drawing takes so long. @param {number} ms */
function drawing(ms) {
  let drawn = 0;
  /** @type {(() => void)[]} */ const waiting = [];
  const pace = new Pace(() => {
    drawn++;
    const end = performance.now() + ms;
    while (performance.now() < end);
    for (const resolve of waiting.splice(0)) resolve();
  }, run => run());
  return { pace, get drawn() { return drawn; }, next: () => new Promise(resolve => { waiting.push(() => resolve(undefined)); }) };
}

test("After a drawing that took long, what pours in waits some times as long, and comes", async () => {
  const slow = drawing(20);
  slow.pace.inTurn();
  const began = performance.now();
  slow.pace.inTurn();
  slow.pace.inTurn();
  assert.equal(slow.drawn, 1);
  await slow.next();
  assert.equal(slow.drawn, 2);
  assert.ok(performance.now() - began >= 170, `${performance.now() - began}`);
});

test("What somebody did waits for nothing, and takes what waited along", async () => {
  const slow = drawing(20);
  slow.pace.inTurn();
  slow.pace.inTurn();
  slow.pace.soon();
  assert.equal(slow.drawn, 2);
  // Nothing is left over to be drawn again.
  await new Promise(resolve => setTimeout(resolve, 250));
  assert.equal(slow.drawn, 2);
});

test("A quick drawing is followed by the next at once", () => {
  const quick = drawing(0);
  quick.pace.inTurn();
  quick.pace.inTurn();
  assert.equal(quick.drawn, 2);
});

test("Of the store, rows come in turn, and what the page does at once", () => {
  let drawn = 0;
  const store = createStore({ frame: run => run() });
  store.apply(message({ reset: true, position: 10, rows: [site(), milestone({ position: 8 })] }));
  store.subscribe(() => { drawn++; const end = performance.now() + 20; while (performance.now() < end); });
  store.mark("lang");
  store.apply(message({ previous: 10, position: 12, rows: [milestone({ position: 12, status: "done" })] }));
  assert.equal(drawn, 1);
  store.mark("lang");
  assert.equal(drawn, 2);
});
