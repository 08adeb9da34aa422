// Flags: risks, notices, changes of scope, conflicts. Things that are, not things that get done.

import { markChanged } from "../changed.js";
import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { date } from "../format.js";
import { t, word } from "../i18n.js";
import { milestonePiece, partyName, siteName } from "../names.js";
import { sentence, setPieces, sourcePieces } from "../pieces.js";
import { paths } from "../router.js";
import { latestOf } from "../stated.js";
import { rowKey } from "../store.js";

/** @typedef {import("../types.js").FlagRow} FlagRow */
/** @typedef {import("../types.js").Store} Store */
/** @typedef {import("../pieces.js").Piece} Piece */

const SHOWN_AT_FIRST = 6;
/** What a "stage" or "progress" note says stands on the board already: it comes after what needs attention. */
const ORDER = ["risk", "conflict", "scope-change", "notice", "progress", "stage"];

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export function mountFlags(element, { store }) {
  const frame = clone("flags");
  const more = part(frame, "more");
  let all = false;
  element.replaceChildren(frame);
  more.addEventListener("click", () => { all = !all; update(); });

  /** @param {Set<string>} [changed] */
  function update(changed) {
    // On paper there is no button for the rest.
    const whole = all || changed?.has("print");
    const flags = inOrder(store.rows("flag"));
    const open = flags.filter(flag => !flag.cleared);
    const risks = open.filter(flag => flag.type === "risk").length;
    setPieces(part(frame, "title"), flags.length ? sentence(risks ? "flags.finding-risks" : "flags.finding", { count: open.length, risks }) : sentence("flags.none"));
    keyed(part(frame, "list"), whole ? flags : flags.slice(0, SHOWN_AT_FIRST), rowKey, () => clone("flag"), (el, flag) => updateFlag(el, flag, store));
    more.hidden = flags.length <= SHOWN_AT_FIRST;
    setAttr(more, "aria-expanded", String(all));
    setText(more, t(all ? "flags.fewer" : "flags.all", { count: flags.length }));
  }
  return { update, unmount() { frame.remove(); } };
}

/** Open ones first, what needs attention first, the newest first. @param {FlagRow[]} flags @returns {FlagRow[]} */
export function inOrder(flags) {
  const weight = (/** @type {FlagRow} */ flag) => (flag.cleared ? 100 : 0) + (ORDER.indexOf(flag.type) + 1 || ORDER.length + 1);
  const at = (/** @type {FlagRow} */ flag) => latestOf(flag.date) ?? "";
  return [...flags].sort((a, b) => weight(a) - weight(b) || at(b).localeCompare(at(a)) || a.id.localeCompare(b.id));
}

/** @param {HTMLElement} el @param {FlagRow} flag @param {Store} store */
function updateFlag(el, flag, store) {
  setText(part(el, "type"), word("flag", flag.type));
  setAttr(el, "data-type", flag.type);
  toggle(el, "cleared", flag.cleared);
  setPieces(part(el, "place"), [place(flag, store)]);
  setData(part(el, "text"), flag.text);
  const cleared = flag.cleared ? sentence("flags.cleared", { reason: { text: flag.cleared.reason, data: true } }) : [];
  const small = [flag.date ? [{ text: date(flag.date) }] : [], flag.party ? [{ text: partyName(flag.party, store) }] : [], sourcePieces(flag.source), cleared];
  setPieces(part(el, "small"), small.filter(group => group.length).flatMap((group, at) => at ? [{ text: " · " }, ...group] : group));
  markChanged(el, store.changedAt(rowKey(flag)));
}

/** @param {FlagRow} flag @param {Store} store @returns {Piece} */
function place(flag, store) {
  const milestone = flag.milestone ? store.get("milestone", flag.site, flag.milestone) : null;
  if (milestone) return milestonePiece(milestone, store);
  return flag.site ? { text: siteName(flag.site, store), href: paths.site(flag.site), data: true } : { text: t("story.programme") };
}
