// Copies the browser's libraries to wwwroot/lib: the page's fall-back when the CDN cannot be reached. Not committed.

import { copyFileSync, mkdirSync } from "node:fs";

const lib = new URL("../wwwroot/lib/", import.meta.url);
mkdirSync(lib, { recursive: true });
for (const file of ["chart.js/dist/chart.umd.min.js", "chartjs-plugin-annotation/dist/chartjs-plugin-annotation.min.js", "@microsoft/signalr/dist/browser/signalr.min.js"]) {
  copyFileSync(new URL(`node_modules/${file}`, import.meta.url), new URL(/** @type {string} */ (file.split("/").pop()), lib));
}
