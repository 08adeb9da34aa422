import test from "node:test";
import assert from "node:assert/strict";
import { parse, paths } from "../../wwwroot/js/router.js";

test("The three addresses of the page", () => {
  assert.deepEqual(parse("/"), { view: "programme", site: null, milestone: null });
  assert.deepEqual(parse("/sites/abilene-tx"), { view: "site", site: "abilene-tx", milestone: null });
  assert.deepEqual(parse("/sites/abilene-tx/milestones/rfs-3"), { view: "site", site: "abilene-tx", milestone: "rfs-3" });
});

test("What is made by paths is read by parse", () => {
  assert.deepEqual(parse(paths.milestone("a b", "ä/c")), { view: "site", site: "a b", milestone: "ä/c" });
});

test("Other addresses, and broken ones, are unknown rather than an error", () => {
  assert.equal(parse("/docs").view, "unknown");
  assert.equal(parse("/sites/x/other/y").view, "unknown");
  assert.equal(parse("/sites/%E0%A4%A").site, "%E0%A4%A");
});
