import test from "node:test";
import assert from "node:assert/strict";
import { later } from "../../wwwroot/js/later.js";

globalThis.requestAnimationFrame ??= (/** @type {() => void} */ run) => setTimeout(run);

/** @returns {any} */
const mounted = () => {
  /** @type {string[]} */ const said = [];
  const mount = (/** @type {any} */ element, /** @type {any} */ _, /** @type {any[]} */ ...rest) => {
    said.push(["mounts", element, ...rest].join(" "));
    return { update: (/** @type {Set<string>} */ changed) => { said.push([...changed].join(" ")); }, unmount: () => { said.push("gone"); } };
  };
  return { said, mount };
};
const settled = () => new Promise(resolve => setTimeout(resolve, 30));

test("A view is asked for once there is a board, mounted when it comes, and told of changes from then on", async () => {
  const { said, mount } = mounted();
  let asked = 0;
  const store = /** @type {any} */ ({ epoch: null });
  const view = later(async () => { asked++; return mount; })(/** @type {any} */ ("here"), /** @type {any} */ ({ store }), "site");
  view.update(new Set(["pulse"]));
  await settled();
  assert.equal(asked, 0);
  store.epoch = "e";
  view.update(new Set(["reset"]));
  view.update(new Set(["row"]));
  await settled();
  assert.deepEqual([asked, said], [1, ["mounts here site", "mount"]]);
  view.update(new Set(["row"]));
  view.unmount();
  assert.deepEqual(said.slice(2), ["row", "gone"]);
});

test("Once it is here the next one stands at once", async () => {
  const { said, mount } = mounted();
  const place = later(async () => mount);
  const context = /** @type {any} */ ({ store: { epoch: "e" } });
  place(/** @type {any} */ ("first"), context).update(new Set(["reset"]));
  await settled();
  place(/** @type {any} */ ("second"), context);
  assert.deepEqual(said, ["mounts first", "mount", "mounts second", "mount"]);
});

test("Who left before it came never sees it, and what failed is asked for again at another address", async t => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { said, mount } = mounted();
  /** @type {number[]} */ const attempts = [];
  const view = later(async attempt => { attempts.push(attempt); if (attempt === 0) throw new Error("away"); return mount; })(/** @type {any} */ ("here"), /** @type {any} */ ({ store: { epoch: "e" } }));
  const turn = async (/** @type {number} */ ms) => { t.mock.timers.tick(ms); for (let i = 0; i < 20; i++) await Promise.resolve(); };
  view.update(new Set(["reset"]));
  await turn(0); await turn(500);
  view.update(new Set(["row"]));
  await turn(500);
  assert.deepEqual(attempts, [0]);
  await turn(2000);
  assert.deepEqual([attempts, said], [[0, 1], ["mounts here", "mount"]]);

  const other = mounted();
  const left = later(async () => other.mount)(/** @type {any} */ ("here"), /** @type {any} */ ({ store: { epoch: "e" } }));
  left.update(new Set(["reset"]));
  left.unmount();
  await turn(500);
  assert.deepEqual(other.said, []);
});
