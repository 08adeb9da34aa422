// A chart as a file: a picture or a table, named after what it is and as of when.

import { csvOf, fileName } from "../csv.js";
import { isoDay, moment, number } from "../format.js";
import { t } from "../i18n.js";

/** @typedef {import("../types.js").Store} Store */
/** @typedef {import("./types.js").Column} Column */
/** @typedef {import("./types.js").Row} Row */

const LET_GO_AFTER_MS = 60000;

/** "Stargate · update 1,284 · 23 Nov 2026, 14:02". @param {Store} store */
export const stampOf = store => t("chart.stamp", { programme: programme(store), position: number(store.position), time: moment(store.serverNow()) });

/** @param {Store} store @param {string} name @param {string} extension */
export const nameOf = (store, name, extension) => fileName([programme(store), name, "update", store.position, isoDay(store.serverNow())], extension);

/** @param {string} name @param {Column[]} columns @param {Row[]} rows */
export function saveCsv(name, columns, rows) {
  const text = csvOf(columns.map(column => column.label), rows.map(row => columns.map((_, at) => row.cells[at])));
  save(new Blob([text], { type: "text/csv;charset=utf-8" }), name);
}

/** @param {string} name @param {HTMLCanvasElement} canvas */
export const savePng = (name, canvas) => canvas.toBlob(blob => { if (blob) save(blob, name); }, "image/png");

/** @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(blob);
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), LET_GO_AFTER_MS);
}

/** @param {Store} store @returns {string} */
const programme = store => store.rows("programme")[0]?.name ?? "Stargate";
