import test, { afterEach } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import vm from "node:vm";
import { getBoard, useKey } from "../../wwwroot/js/api.js";

const script = readFileSync(new URL("../../wwwroot/js/early.js", import.meta.url), "utf8");
const answer = { topic: "programme", epoch: "e1", position: 3, rows: [] };

/** Runs early.js as the browser does, before any module. @param {string} href @param {string|null} [key] */
function opened(href, key = null) {
  /** @type {{path: string, headers: any}[]} */ const asked = [];
  const { pathname, search } = new URL(href, "http://localhost");
  const sandbox = /** @type {any} */ ({
    location: { pathname, search }, URLSearchParams, AbortSignal, decodeURIComponent, sessionStorage: { getItem: () => key }, performance: { now: () => 1234 },
    fetch: async (path, { headers }) => { asked.push({ path, headers }); return new Response(JSON.stringify(answer)); },
  });
  vm.runInNewContext(script, sandbox);
  globalThis.early = sandbox.early;
  return asked;
}

const fetched = globalThis.fetch;
afterEach(() => { globalThis.fetch = fetched; delete globalThis.early; });

test("The board of the address is asked for before the modules are there, and taken once", async t => {
  const asked = opened("/");
  assert.deepEqual(asked.map(one => one.path), ["/api/board?topic=programme&rows=brief"]);
  const again = t.mock.method(globalThis, "fetch", async () => new Response(JSON.stringify(answer)));
  const { position, asked: when } = await getBoard("programme");
  // Nobody takes it for younger than it is: it says when it was asked for.
  assert.deepEqual([position, when?.mono], [3, 1234]);
  assert.equal(again.mock.callCount(), 0);
  await getBoard("programme");
  assert.equal(again.mock.callCount(), 1);
});

test("At a site's address it is the site's", () => {
  assert.deepEqual(opened("/sites/abilene-tx/milestones/x").map(one => one.path), ["/api/board?topic=site%3Aabilene-tx"]);
  // What is no address is left to the page.
  assert.deepEqual(opened("/sites/%E0%A4%A").map(one => one.path), ["/api/board?topic=programme&rows=brief"]);
});

test("A past moment is asked for by the page itself", () => assert.deepEqual(opened("/?asOf=2026-01-31"), []));

test("It is asked with the key of this tab, and what was asked with another is not taken", async t => {
  assert.equal(opened("/", "first-key")[0].headers.Authorization, "Bearer first-key");
  useKey("second-key");
  const again = t.mock.method(globalThis, "fetch", async () => new Response(JSON.stringify(answer)));
  await getBoard("programme");
  assert.equal(again.mock.callCount(), 1);
});
