// A table as a file: RFC 4180, and harmless in a spreadsheet. Values in, text out.

/** @typedef {import("./chart/types.js").Cell} Cell */

// Without it a spreadsheet takes UTF-8 for the local code page, and "Doña Ana" for something else.
const BYTE_ORDER_MARK = "\uFEFF";
// What a spreadsheet would take for a formula: https://owasp.org/www-community/attacks/CSV_Injection
const FORMULA = /^[=+\-@\t\r\n]/;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const MUST_BE_QUOTED = /[",\r\n]/;

/** @param {string[]} header @param {Cell[][]} rows */
export const csvOf = (header, rows) => BYTE_ORDER_MARK + [header, ...rows].map(row => row.map(written).join(",") + "\r\n").join("");

/** "stargate-ramp-update-1284-2026-11-23.csv": what it is, and when. @param {(string|number|null|undefined)[]} words @param {string} extension */
export function fileName(words, extension) {
  const plain = words.map(word => String(word ?? "").normalize("NFKD").replace(/\p{M}+/gu, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).toLowerCase());
  return `${plain.filter(Boolean).join("-") || "chart"}.${extension}`;
}

/** @param {Cell} cell */
function written(cell) {
  const value = cell !== null && typeof cell === "object" ? cell.value === undefined ? cell.text : cell.value : cell;
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return MUST_BE_QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
