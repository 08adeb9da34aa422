// What was reported complete and waits for the owner's word, the longest first.

import { markChanged } from "../changed.js";
import { completionSymbol, daysSince, waiting, waitingPieces, waitsFor } from "../completion.js";
import { clone, keyed, part, setAttr, setText } from "../dom.js";
import { t, word } from "../i18n.js";
import { milestonePiece } from "../names.js";
import { sentence, setPieces } from "../pieces.js";
import { rowKey } from "../store.js";
import { symbol } from "../timeline.js";

/** @typedef {import("../types.js").Store} Store */

const SHOWN_AT_FIRST = 6;

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export function mountAcceptance(element, { store }) {
  const frame = clone("acceptance");
  const more = part(frame, "more");
  let all = false;
  element.replaceChildren(frame);
  more.addEventListener("click", () => { all = !all; update(); });

  function update() {
    const rows = waiting(store);
    setPieces(part(frame, "title"), titlePieces(rows, store));
    keyed(part(frame, "list"), all ? rows : rows.slice(0, SHOWN_AT_FIRST), rowKey, () => clone("waiting"), (el, row) => updateRow(el, row, store));
    more.hidden = rows.length <= SHOWN_AT_FIRST;
    setAttr(more, "aria-expanded", String(all));
    setText(more, t(all ? "acceptance.fewer" : "acceptance.all", { count: rows.length }));
  }
  return { update, unmount() { frame.remove(); } };
}

/** The finding: how many, and which has waited longest. @param {ReturnType<typeof waiting>} rows @param {Store} store */
export function titlePieces(rows, store) {
  if (rows.length === 0) return sentence("acceptance.none");
  const days = daysSince(rows[0].completion.since, store.serverNow());
  return sentence(days === 0 ? "acceptance.finding-today" : "acceptance.finding", {
    count: rows.length, milestone: milestonePiece(rows[0], store), for: t("completion.days", { count: days }),
  });
}

/** @param {HTMLElement} el @param {ReturnType<typeof waiting>[number]} row @param {Store} store */
function updateRow(el, row, store) {
  const mark = part(el, "mark"), { completion } = row;
  if (!mark.firstChild) mark.append(symbol(...completionSymbol(completion)));
  setText(part(el, "state"), word("completion", completion.state));
  setPieces(part(el, "milestone"), [milestonePiece(row, store)]);
  setPieces(part(el, "says"), waitingPieces(completion, store));
  setText(part(el, "for"), waitsFor(completion, store.serverNow()));
  markChanged(el, store.changedAt(rowKey(row)));
}
