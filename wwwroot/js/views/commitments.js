// The commitments register: the terms in force, each with its own end; superseded versions as history.

import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { date, isoDay } from "../format.js";
import { lang, t } from "../i18n.js";
import { differs } from "../memo.js";
import { listOf, partyName } from "../names.js";
import { sentence, setPieces, sourcePieces } from "../pieces.js";
import { bounded, earliestOf } from "../stated.js";

/** @typedef {import("../types.js").CommitmentRow} CommitmentRow */
/** @typedef {import("../types.js").Store} Store */
/** @typedef {{id: string, row: CommitmentRow, earlier: CommitmentRow[]}} Agreement */

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export function mountCommitments(element, { store }) {
  const frame = clone("commitments");
  element.replaceChildren(frame);
  return {
    update() {
      const today = isoDay(store.serverNow());
      if (!differs(frame, [store.rows("commitment"), store.rows("party"), today, lang()])) return;
      const list = agreements(store.rows("commitment"));
      setPieces(part(frame, "title"), title(list, today));
      keyed(part(frame, "agreements"), list, each => each.id, () => clone("agreement"), (el, each) => updateAgreement(el, each, today, store));
    },
    unmount() { frame.remove(); },
  };
}

/** Versions of one agreement together: what nothing supersedes is in force. @param {CommitmentRow[]} rows @returns {Agreement[]} */
export function agreements(rows) {
  const started = (/** @type {CommitmentRow} */ row) => earliestOf(row.starts) ?? "";
  const current = rows.filter(row => !row.supersededBy);
  return current.map(row => ({
    id: row.id,
    row,
    earlier: rows.filter(each => each.supersededBy && each.agreement === row.agreement).sort((a, b) => started(b).localeCompare(started(a))),
  })).sort((a, b) => b.earlier.length - a.earlier.length || (started(a.row) || "9999").localeCompare(started(b.row) || "9999") || a.id.localeCompare(b.id));
}

/** Undefined where it has no end, or one that only says from when on. @param {import("../types.js").Stated|null|undefined} end */
const lastDay = end => end ? bounded(end).latest : undefined;

/** @param {Agreement[]} list @param {string} today */
function title(list, today) {
  const ends = list.flatMap(({ row }) => (row.terms ?? []).map(term => ({ term, last: lastDay(term.end) }))).filter(({ last }) => last && last >= today)
    .sort((a, b) => String(a.last).localeCompare(String(b.last)));
  if (!list.length) return [{ text: t("commitments.title") }];
  if (!ends.length) return sentence("commitments.finding", { count: list.length });
  return sentence("commitments.finding-next", { count: list.length, date: date(ends[0].term.end) });
}

/** @param {HTMLElement} el @param {Agreement} agreement @param {string} today @param {Store} store */
function updateAgreement(el, { row, earlier }, today, store) {
  updateVersion(el, row, today, store);
  const history = part(el, "history");
  history.hidden = earlier.length === 0;
  setText(part(el, "history-title"), t("commitments.earlier", { count: earlier.length }));
  keyed(part(el, "versions"), earlier, each => each.id, () => clone("agreement-version"), (version, each) => updateVersion(version, each, today, store));
}

/** @param {HTMLElement} el @param {CommitmentRow} row @param {string} today @param {Store} store */
function updateVersion(el, row, today, store) {
  setData(part(el, "title"), row.title);
  const since = row.starts ? sentence((bounded(row.starts).earliest ?? "") > today ? "commitments.from" : "commitments.since", { date: date(row.starts) }) : [];
  const parties = listOf((row.parties ?? []).map(id => [{ text: partyName(id, store) }]));
  setPieces(part(el, "meta"), joined([parties, since, row.note ? [{ text: row.note, data: true }] : [], sourcePieces(row.source)]));
  const terms = (row.terms ?? []).map((term, at) => ({ ...term, key: `${at} ${term.covers}` }));
  keyed(part(el, "terms"), terms, term => term.key, () => clone("term"), (line, term) => {
    const last = lastDay(term.end);
    const ended = Boolean(last && last < today);
    setData(part(line, "covers"), term.covers);
    setText(part(line, "end"), term.end ? t(ended ? "commitments.ended" : "commitments.until", { date: date(term.end) }) : t("commitments.open"));
    // Some notes only say what the column beside them says already.
    const note = !term.end && /^no end stated\.?$/i.test(term.note ?? "") ? "" : term.note ?? "";
    setData(part(line, "note"), note);
    toggle(line, "ended", ended);
    setAttr(part(line, "note"), "hidden", !note);
  });
}

/** @param {import("../pieces.js").Piece[][]} groups */
const joined = groups => groups.filter(group => group.length).flatMap((group, at) => at ? [{ text: " · " }, ...group] : group);
