// Names of parties, sites and milestones as pieces of a sentence.

import { perLanguage } from "./i18n.js";
import { paths } from "./router.js";

/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {import("./types.js").Store} Store */
/** @typedef {import("./types.js").MilestoneRow} MilestoneRow */

const LISTS = perLanguage(locale => new Intl.ListFormat(locale, { type: "conjunction" }));

/** @param {string} id @param {Store} store @returns {string} */
export const partyName = (id, store) => store.get("party", null, id)?.name ?? id.replaceAll("-", " ");

/** @param {string|null|undefined} id @param {Store} store @returns {string} */
export function siteName(id, store) {
  const site = id ? store.get("site", id, id) : null;
  return site?.shortName ?? site?.name ?? id ?? "";
}

/** "Epoch AI and Oracle". @param {(string|null|undefined)[]|undefined} ids @param {Store} store @returns {Piece[]} */
export const partyPieces = (ids, store) => listOf((ids ?? []).filter(id => id != null).map(id => [{ text: partyName(id, store), data: true }]));

/** "Abilene, Buildings 5-8 ready for service", linked. @param {MilestoneRow} row @param {Store} store @returns {Piece} */
export const milestonePiece = (row, store) => ({
  text: [siteName(row.site, store), row.name].filter(Boolean).join(", "),
  href: paths.milestone(String(row.site), row.id),
  data: true,
});

/** Joins groups of pieces the language's way: "a, b and c". @param {Piece[][]} groups @returns {Piece[]} */
export function listOf(groups) {
  const filled = groups.filter(group => group.length);
  const parts = LISTS().formatToParts(filled.map((_, at) => String(at)));
  return parts.flatMap(part => part.type === "element" ? filled[Number(part.value)] : [{ text: part.value }]);
}
