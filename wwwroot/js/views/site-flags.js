// A site's flags on the time axis and in words: the open ones, then the cleared ones with why.

import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { date, day } from "../format.js";
import { t, word } from "../i18n.js";
import { flagMarks } from "../marks.js";
import { partyName } from "../names.js";
import { setPieces, sourcePieces } from "../pieces.js";
import { milestoneHref } from "../sitemarks.js";
import { earliestOf } from "../stated.js";
import { drawLane } from "../timeline.js";

/** @typedef {import("../types.js").FlagRow} FlagRow */
/** @typedef {import("../types.js").Store} Store */
/** @typedef {import("../pieces.js").Piece} Piece */

/** @param {HTMLElement} el @param {FlagRow[]} flags @param {import("../axis.js").Axis} axis @param {Store} store */
export function updateSiteFlags(el, flags, axis, store) {
  el.hidden = flags.length === 0;
  const ordered = [...flags].sort((a, b) => Number(Boolean(a.cleared)) - Number(Boolean(b.cleared)) || dateOf(b).localeCompare(dateOf(a)) || (a.id < b.id ? -1 : 1));
  const open = ordered.filter(flag => !flag.cleared);
  setText(part(el, "title"), t("site.flags", { count: open.length, cleared: flags.length - open.length }));
  drawLane(/** @type {any} */ (part(el, "marks")), axis, flagMarks(open), t("board.flag-lane", { count: open.length }));
  keyed(part(el, "list"), ordered, flag => flag.id, () => clone("site-flag"), (li, flag) => updateFlag(li, flag, store));
}

/** @param {FlagRow} flag */
const dateOf = flag => earliestOf(flag.date) ?? "";

/** @param {HTMLElement} li @param {FlagRow} flag @param {Store} store */
export function updateFlag(li, flag, store) {
  toggle(li, "cleared", flag.cleared);
  setText(part(li, "type"), word("flag", flag.type));
  setText(part(li, "date"), flag.date ? date(flag.date) : "");
  setData(part(li, "text"), flag.text);
  const milestone = flag.milestone ? store.get("milestone", flag.site, flag.milestone) : null;
  /** @type {Piece[][]} */ const small = [
    milestone ? [{ text: milestone.name, href: milestoneHref(milestone), data: true }] : [],
    flag.party ? [{ text: partyName(flag.party, store), data: true }] : [],
    sourcePieces(flag.source),
    flag.cleared ? [{ text: t("site.flag-cleared", { day: day(flag.cleared.at) }) }, { text: ` ${flag.cleared.reason}`, data: true }] : [],
  ];
  setPieces(part(li, "small"), small.filter(group => group.length > 0).flatMap((group, i) => i > 0 ? [{ text: " · " }, ...group] : group));
  setAttr(part(li, "small"), "hidden", small.every(group => group.length === 0));
}
