// Copies the browser's libraries and the map's outlines to wwwroot/lib: the page's fall-back when the CDN cannot be reached. Not committed.

import { copyFileSync, mkdirSync } from "node:fs";

const lib = new URL("../wwwroot/lib/", import.meta.url);
mkdirSync(lib, { recursive: true });
const files = [
  "chart.js/dist/chart.umd.min.js", "chartjs-plugin-annotation/dist/chartjs-plugin-annotation.min.js", "@microsoft/signalr/dist/browser/signalr.min.js",
  "world-atlas/land-110m.json", "us-atlas/states-10m.json",
];
for (const file of files) {
  copyFileSync(new URL(`node_modules/${file}`, import.meta.url), new URL(/** @type {string} */ (file.split("/").pop()), lib));
}
