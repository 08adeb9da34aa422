// Part of lighthouse.sh: runs Lighthouse on each page and says the four scores of each; fails where one is below the aim.
//   node lighthouse.mjs FOLDER ADDRESS [KEEP]   FOLDER has lighthouse in node_modules, and key.pem and cert.pem for the CDN's name

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const AIM = 0.95;
const PAGES = ["/", "/sites/abilene-tx"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const TIMES = 3;
const [folder, address, keep] = process.argv.slice(2);
const modules = new URL("node_modules/", import.meta.url);
const { default: lighthouse, desktopConfig } = await import(pathToFileURL(join(folder, "node_modules/lighthouse/core/index.js")).href);

const cdn = createServer({ key: readFileSync(join(folder, "key.pem")), cert: readFileSync(join(folder, "cert.pem")) }, (request, response) => {
  const named = /^\/npm\/((?:@[^/]+\/)?[^/@]+)@[^/]+\/([^?#]+)$/.exec(request.url ?? "");
  response.writeHead(named ? 200 : 404, {
    "Content-Type": named?.[2].endsWith(".json") ? "application/json" : "application/javascript",
    "Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=31536000, immutable",
  });
  response.end(named ? readFileSync(new URL(`${named[1]}/${named[2]}`, modules)) : "");
}).listen(0, "127.0.0.1");
await once(cdn, "listening");
const { port: cdnPort } = /** @type {import("node:net").AddressInfo} */ (cdn.address());

const chromium = spawn(process.env.CHROMIUM ?? "/usr/bin/chromium", [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", `--user-data-dir=${join(folder, "profile")}`, "--ignore-certificate-errors",
  `--host-resolver-rules=MAP cdn.jsdelivr.net:443 127.0.0.1:${cdnPort}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`, "about:blank",
], { stdio: ["ignore", "ignore", "pipe"] });
const port = await new Promise((resolve, reject) => {
  let said = "";
  chromium.stderr.on("data", chunk => {
    said += chunk;
    const found = /ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said);
    if (found) resolve(Number(found[1]));
  });
  chromium.once("exit", () => reject(new Error(`Chromium ended: ${said}`)));
});

let missed = 0;
for (const form of ["desk", "phone"]) {
  for (const page of PAGES) {
    /** @type {any[]} */ const runs = [];
    for (let time = 0; time < TIMES; time++) {
      runs.push(await lighthouse(address + page, { port, output: "html", logLevel: "error", onlyCategories: CATEGORIES }, form === "desk" ? desktopConfig : undefined));
    }
    // The median run: performance is measured, and the machine is shared.
    runs.sort((a, b) => a.lhr.categories.performance.score - b.lhr.categories.performance.score);
    const { lhr, report } = runs[Math.floor(TIMES / 2)];
    const scores = CATEGORIES.map(name => lhr.categories[name].score);
    missed += scores.filter(score => score < AIM).length;
    console.log(`${form} ${page}: ${CATEGORIES.map((name, at) => `${name} ${Math.round(scores[at] * 100)}${scores[at] < AIM ? " MISSED" : ""}`).join(", ")}`);
    const named = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];
    console.log(`  ${named.map(name => `${name.replaceAll("-", " ")} ${lhr.audits[name].displayValue}`).join(", ")}`);
    for (const name of CATEGORIES) {
      for (const { id } of lhr.categories[name].auditRefs.filter((/** @type {any} */ ref) => ref.weight > 0 && (lhr.audits[ref.id].score ?? 1) < 0.9)) {
        console.log(`  ${name}: ${lhr.audits[id].title} (${lhr.audits[id].displayValue ?? lhr.audits[id].score})`);
      }
    }
    if (keep) writeFileSync(join(keep, `${form}${page.replaceAll("/", "-")}.html`), Array.isArray(report) ? report[0] : report);
  }
}
chromium.kill();
cdn.close();
process.exitCode = missed ? 1 : 0;
