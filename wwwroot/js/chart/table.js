// The numbers of a chart as a table: the columns and cells that the view gives, at most as many rows as a reader would scroll.

import { keyed, setAttr, setData, setText } from "../dom.js";
import { t } from "../i18n.js";

/** @typedef {import("./types.js").Column} Column */
/** @typedef {import("./types.js").Cell} Cell */
/** @typedef {import("./types.js").Row} Row */

export const MOST_ROWS = 500;

/** @param {HTMLTableElement} table @param {HTMLElement} more @param {Column[]} columns @param {Row[]} rows */
export function fillTable(table, more, columns, rows) {
  const head = /** @type {HTMLTableRowElement} */ (table.tHead?.rows[0]);
  keyed(head, columns.map((column, at) => ({ ...column, at })), ({ at }) => String(at), () => cell("th", "col"), (th, { label, figure }) => {
    setText(th, label);
    setAttr(th, "class", figure ? "figure" : null);
  });
  keyed(table.tBodies[0], rows.slice(0, MOST_ROWS), row => row.key, () => document.createElement("tr"), (tr, row) => fillRow(tr, columns, row.cells));
  more.hidden = rows.length <= MOST_ROWS;
  if (!more.hidden) setText(more, t("chart.more-rows", { count: rows.length - MOST_ROWS }));
}

/** @param {HTMLTableRowElement} tr @param {Column[]} columns @param {Cell[]} cells */
function fillRow(tr, columns, cells) {
  while (tr.cells.length > columns.length) tr.cells[tr.cells.length - 1].remove();
  columns.forEach(({ figure }, at) => {
    const td = tr.cells[at] ?? tr.appendChild(at === 0 ? cell("th", "row") : document.createElement("td"));
    setAttr(td, "class", figure ? "figure" : null);
    fillCell(td, cells[at]);
  });
}

/** @param {HTMLElement} td @param {Cell} content */
function fillCell(td, content) {
  const { text, href, data } = content !== null && typeof content === "object" ? content : { text: content ?? "", href: undefined, data: false };
  const within = td.querySelector("a");
  if (!href) {
    if (within) within.remove();
    (data ? setData : setText)(td, text);
    return;
  }
  const a = within ?? document.createElement("a");
  if (!within) td.replaceChildren(a);
  setAttr(a, "href", href);
  (data ? setData : setText)(a, text);
}

/** @param {"th"} name @param {string} scope */
function cell(name, scope) {
  const th = document.createElement(name);
  th.scope = scope;
  return th;
}
