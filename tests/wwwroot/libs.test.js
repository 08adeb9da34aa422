import test from "node:test";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";

const source = readFileSync(new URL("../../wwwroot/js/libs.js", import.meta.url), "utf8");
const libs = [...source.matchAll(/cdn: "https:\/\/cdn\.jsdelivr\.net\/npm\/(@?[\w.-]+(?:\/\w+)?)@([\d.]+)\/([^"]+)"[^}]*?integrity: "([^"]+)"/g)];

test("Each library and outline is pinned by version and by the hash of the published bytes", t => {
  assert.equal(libs.length, 5);
  const modules = new URL("../node_modules/", import.meta.url);
  if (!existsSync(modules)) return t.skip("npm install was not run");
  for (const [, name, version, file, integrity] of libs) {
    assert.equal(JSON.parse(readFileSync(new URL(`${name}/package.json`, modules), "utf8")).version, version);
    assert.equal(`sha384-${createHash("sha384").update(readFileSync(new URL(`${name}/${file}`, modules))).digest("base64")}`, integrity, name);
  }
});
