// The page's modules, as main.js imports them, one by another: index.html names them all, so that the browser gets them side by side and
// not one depth of imports after the other.
//   node tests/modules.mjs           says whether index.html names them
//   node tests/modules.mjs --write   writes them there

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../wwwroot");
const page = join(root, "index.html");
const BLOCK = /( *<!-- Modules \(tests\/modules\.mjs --write\) -->\n)(?: *<link rel="modulepreload"[^\n]*\n)*/;

/** What a module imports at once; types in comments are no imports. @param {string} path */
const importsOf = path => [...readFileSync(join(root, path), "utf8").matchAll(/^(?:import|export)\s[^;]*?from "(\.[^"]+)";|^import "(\.[^"]+)";/gm)]
  .map(([, from, bare]) => posix.join(posix.dirname(path), from ?? bare));

/** Nearest to main.js first. @returns {string[]} */
export function modules() {
  const found = ["/js/main.js"];
  for (const path of found) for (const next of importsOf(path)) if (!found.includes(next)) found.push(next);
  return found.slice(1);
}

/** @param {string} html */
export const withModules = html => html.replace(BLOCK, (_, marker) => marker + modules().map(path => `  <link rel="modulepreload" href="${path}" fetchpriority="low">\n`).join(""));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const html = readFileSync(page, "utf8"), wanted = withModules(html);
  if (process.argv.includes("--write")) writeFileSync(page, wanted);
  else if (html !== wanted || !BLOCK.test(html)) {
    console.error("wwwroot/index.html does not name the page's modules; node tests/modules.mjs --write mends it");
    process.exitCode = 1;
  }
}
