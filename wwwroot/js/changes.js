// What differs between two moments, in sentences: what it was struck through, what it is, and by how much.

import { forDate } from "./phrases.js";
import { date, slip } from "./format.js";
import { t, word } from "./i18n.js";
import { siteName } from "./names.js";
import { sentence } from "./pieces.js";
import { paths } from "./router.js";

/** @typedef {import("./types.js").Change} Change */
/** @typedef {import("./types.js").Store} Store */
/** @typedef {import("./pieces.js").Piece} Piece */

/** @param {Change} change */
export const changeKey = ({ kind, site, milestone, flag }) => [kind, site, milestone ?? "", flag ?? ""].join("/");

/** @param {Change} change @param {Store} store @returns {Piece[]} */
export function changePieces(change, store) {
  const { kind, from, to, shift } = change;
  const said = sentence(`change.${kind}`, {
    what: what(change, store),
    from: from ? { text: date(from), struck: true } : "",
    to: to ? { text: date(to), strong: true } : { text: t("date.none"), strong: true },
    for: to ? forDate(to) : "",
    shift: shift ? { text: slip(shift), late: shift.sense === "late", strong: shift.sense !== "late" } : { text: t("slip.open") },
    ...flagParts(change, store),
  });
  return said;
}

/** Who says it, and why. @param {Change} change @param {Store} store @returns {Piece[][]} */
export function changeFooting({ party, reason, mwDays, kind }, store) {
  const who = party ? store.get("party", null, party)?.name ?? party : "";
  const weighs = (kind === "later" || kind === "earlier") && mwDays !== 0;
  return [
    who ? [{ text: who, data: true }] : [],
    reason ? [{ text: reason, data: true }] : [],
    weighs ? [{ text: t("change.mw-days", { mwDays: Math.round(Math.abs(mwDays)) }) }] : [],
  ].filter(group => group.length);
}

/** How many of each, in the order of the list's weight: the title of the list. @param {Change[]} changes @returns {Piece[]} */
export function changesTitle(changes) {
  const groups = [["later"], ["earlier"], ["completed"], ["reopened"], ["accepted"], ["unaccepted"], ["rejected"], ["unrejected"], ["withdrawn"], ["dated", "undated", "restated", "replanned", "reinstated"], ["added", "removed"], ["flag-raised", "flag-lowered"]];
  const counted = groups.map(kinds => ({ kinds, count: changes.filter(change => kinds.includes(change.kind)).length })).filter(({ count }) => count > 0);
  return counted.flatMap(({ kinds, count }, at) => [
    ...at ? [{ text: ", " }] : [],
    { text: t(`changes.count-${kinds[0]}`, { count }), late: kinds[0] === "later" },
  ]);
}

/** @param {Change} change @param {Store} store @returns {Piece} */
function what({ site, milestone, report }, store) {
  if (!milestone) return { text: siteName(site, store), href: paths.site(site), data: true };
  const name = store.get("milestone", site, milestone)?.name ?? milestone.replaceAll("-", " ");
  return { text: `${siteName(site, store)}, ${name}`, href: `${paths.milestone(site, milestone)}${report ? `?report=${report}` : ""}`, data: true };
}

/** @param {Change} change @param {Store} store */
function flagParts({ site, flag }, store) {
  if (!flag) return {};
  const row = store.get("flag", site, flag);
  return { type: word("flag", row?.type), text: { text: row?.text ?? flag, data: true } };
}
