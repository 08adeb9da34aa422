// The slip heat map: sites by group of phases, the worst slip printed in the cell. A cell leads to the milestone that has it.

import { watch } from "../analysis.js";
import { arrowKeys } from "../arrows.js";
import { basisOf, onBasis } from "../basis.js";
import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { number, slip, slipShort } from "../format.js";
import { lang, t, word } from "../i18n.js";
import { differs } from "../memo.js";
import { siteName } from "../names.js";
import { sentence, setPieces } from "../pieces.js";
import { paths } from "../router.js";

/** @typedef {import("../types.js").Slip} Slip */
/** @typedef {{site: string, milestone: string, phase: string, slip: Slip, isDone: boolean, hasPassed: boolean, isStale: boolean, change: {sense: string, by?: Slip|null}}} Worst */
/** @typedef {{worst?: Worst|null, done: number, open: number, overdue: number, withdrawn: number, stale: number, isStale: boolean, isEmpty: boolean}} Cell */
/** @typedef {{least: number, most: number, isOpen: boolean}} Bounds */
/** @typedef {{site: string, mwDaysLate: Bounds, cells: {group: string, all: Cell}[]}} Row */
/** @typedef {{basis: string, columns: {id: string}[], rows: Row[], finding?: {group: string, worst: Worst}|null}} Table */

const DAYS_AT_FULL_INK = 365;

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export function mountSlips(element, { store }) {
  const frame = clone("slips");
  element.replaceChildren(frame);
  const path = () => `/api/slips?basis=${basisOf(store.rows("site").map((/** @type {any} */ site) => site.power))}`;
  const answer = watch(null, frame, store, render);
  const stop = [onBasis(() => answer.to(path())), arrowKeys(part(frame, "rows"), "[role=row]")];

  function render() {
    if (!differs(frame, [answer.data, answer.state, answer.error, lang()])) return;
    const table = /** @type {Table|null} */ (answer.data);
    setText(part(frame, "state"), answer.state === "loading" ? t("analysis.loading") : answer.error ? t("analysis.failed", { problem: answer.error }) : "");
    part(frame, "table").hidden = !table;
    if (!table) return;
    setPieces(part(frame, "title"), titleOf(table, store));
    setText(part(frame, "subtitle"), t("slips.subtitle", { basis: word("basis", table.basis) }));
    frame.style.setProperty("--columns", String(table.columns.length));
    keyed(part(frame, "head"), table.columns, column => column.id, () => clone("slips-head"), (head, column) => setText(head, word("group", column.id)));
    keyed(part(frame, "rows"), table.rows, row => row.site, () => clone("slips-row"), updateRow);
  }

  /** @param {HTMLElement} tr @param {Row} row */
  function updateRow(tr, row) {
    setData(part(tr, "name"), siteName(row.site, store));
    setAttr(part(tr, "name"), "href", paths.site(row.site));
    setText(part(tr, "mw-days"), row.mwDaysLate.most > 0 ? boundsText(row.mwDaysLate) : "");
    keyed(part(tr, "cells"), row.cells, cell => cell.group, () => clone("slips-cell"), (td, { group, all }) => updateCell(td, row.site, group, all));
  }

  /** @param {HTMLElement} td @param {string} site @param {string} group @param {Cell} cell */
  function updateCell(td, site, group, cell) {
    const link = /** @type {HTMLAnchorElement} */ (part(td, "link"));
    const { worst } = cell;
    const total = cell.done + cell.open + cell.overdue;
    setAttr(td, "data-sense", worst?.slip.sense ?? null);
    toggle(td, "stale", cell.isStale);
    td.style.setProperty("--share", String(inkOf(worst?.slip)));
    link.hidden = !worst;
    setText(part(td, "none"), worst || !total ? (total ? "" : "·") : cell.overdue ? t("slips.overdue", { count: cell.overdue }) : t("slips.done", { done: cell.done, total }));
    toggle(part(td, "none"), "late", !worst && cell.overdue > 0);
    if (!worst) return;
    setAttr(link, "href", paths.milestone(site, worst.milestone));
    setText(part(td, "slip"), slipShort(worst.slip));
    setText(part(td, "change"), arrowOf(worst.change.sense));
    setAttr(link, "aria-label", [
      // First what stands in the cell: who speaks to the page says what they see.
      slipShort(worst.slip),
      `${siteName(site, store)}, ${word("group", group)}: ${nameOf(site, worst.milestone)}, ${slip(worst.slip)}`,
      t(`slips.change-${worst.change.sense}`), cell.overdue ? t("slips.overdue", { count: cell.overdue }) : "", cell.isStale ? t("slips.stale") : "",
    ].filter(Boolean).join("; "));
    setAttr(link, "title", `${nameOf(site, worst.milestone)}: ${slip(worst.slip)}`);
  }

  /** @param {string} site @param {string} milestone */
  const nameOf = (site, milestone) => store.get("milestone", site, milestone)?.name ?? milestone;

  return {
    update() { answer.to(path()); render(); },
    unmount() { answer.stop(); for (const fn of stop) fn(); frame.remove(); },
  };
}

/** "Latest for certain: Abilene, Buildings 5-8 ready for service, +3 to +9 months". @param {Table} table @param {import("../types.js").Store} store */
function titleOf({ finding }, store) {
  if (!finding) return sentence("slips.finding-none");
  const { site, milestone, slip: late } = finding.worst;
  return sentence("slips.finding", {
    what: { text: `${siteName(site, store)}, ${store.get("milestone", site, milestone)?.name ?? milestone}`, href: paths.milestone(site, milestone), data: true },
    slip: { text: slip(late), late: true },
  });
}

/** How much ink: 0 to 1, by the far end of what is possible; a slip that is open on that side has all of it. @param {Slip|undefined} late */
function inkOf(late) {
  if (!late || late.sense === "open" || late.sense === "on-plan") return 0;
  const days = late.sense === "late" ? late.toDays ?? DAYS_AT_FULL_INK : -(late.fromDays ?? -DAYS_AT_FULL_INK);
  return Math.round(Math.min(1, 0.25 + 0.75 * days / DAYS_AT_FULL_INK) * 100) / 100;
}

/** @param {string} sense */
const arrowOf = sense => sense === "later" ? "▲" : sense === "earlier" ? "▼" : "";

/** @param {Bounds} bounds */
export const boundsText = ({ least, most, isOpen }) => isOpen ? t("slips.mw-days-least", { least: number(least) })
  : least === most ? t("slips.mw-days", { most: number(most) }) : t("slips.mw-days-between", { least: number(least), most: number(most) });
