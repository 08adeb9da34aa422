// An opened row of the board: the site's flags in words, then a lane per milestone by building.

import { markChanged } from "../changed.js";
import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { dateShort, slipShort } from "../format.js";
import { silentSince } from "../freshness.js";
import { lang, t, word } from "../i18n.js";
import { groupsOf, lanesPerGroup } from "../groups.js";
import { laneMarks, flagMarks } from "../marks.js";
import { differs } from "../memo.js";
import { milestoneHref } from "../sitemarks.js";
import { rowKey } from "../store.js";
import { drawLane } from "../timeline.js";
import { buildingsName, laneSentence, partyName, phaseBeside, statusOf, statusWord } from "../words.js";

/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../types.js").FlagRow} FlagRow */
/** @typedef {import("../types.js").SiteRow} SiteRow */
/** @typedef {import("./board-row.js").BoardContext} BoardContext */

// A board is for looking over: a site of a thousand milestones shows the first of each building and leads to its own page.
const LANES_AT_MOST = 200;
const MANY = 15;

/** @param {HTMLElement} el @param {SiteRow} site @param {MilestoneRow[]} milestones @param {FlagRow[]} flags @param {BoardContext} context */
export function updateBoardLanes(el, site, milestones, flags, context) {
  updateFlags(el, flags, context);
  part(el, "none").hidden = milestones.length > 0;
  const groups = groupsOf(milestones);
  const perGroup = lanesPerGroup(groups, LANES_AT_MOST);
  let atOnce = context.lanesAtOnce;
  keyed(part(el, "groups"), groups, group => group.buildings ?? "", () => clone("board-group"), (groupEl, group) => {
    setText(part(groupEl, "buildings"), buildingsName(group.buildings));
    toggle(groupEl, "many", group.rows.length > MANY);
    const rows = group.rows.slice(0, Math.min(perGroup, atOnce));
    atOnce -= rows.length;
    keyed(part(groupEl, "lanes"), rows, row => row.id, createLane, (lane, row) => updateLane(lane, row, context));
    const more = /** @type {HTMLAnchorElement} */ (part(groupEl, "more"));
    more.hidden = group.rows.length <= perGroup;
    setAttr(more, "href", `/sites/${encodeURIComponent(site.id)}`);
    setText(more, t("board.more", { count: group.rows.length - perGroup }));
  });
}

/** @param {MilestoneRow} row */
function createLane(row) {
  const el = clone("board-lane");
  setAttr(part(el, "name"), "href", milestoneHref(row));
  return el;
}

/** @param {HTMLElement} el @param {MilestoneRow} row @param {BoardContext} context */
function updateLane(el, row, { store, axis }) {
  markChanged(el, store.changedAt(rowKey(row)));
  const silent = silentSince(row, store);
  if (!differs(el, [row, store.rows("party"), axis.from, axis.to, axis.today, lang(), silent])) return;
  const now = store.serverNow();
  const status = statusOf(row, now);
  const sentence = laneSentence(row, store);
  setData(part(el, "name"), row.name);
  setText(part(el, "phase"), phaseBeside(row));
  setText(part(el, "status"), statusWord(row, now));
  setAttr(part(el, "status"), "data-status", status);
  setText(part(el, "slip"), row.slip && row.status !== "withdrawn" ? slipShort(row.slip) : "");
  setAttr(part(el, "slip"), "data-sense", row.slip?.sense);
  toggle(el, "withdrawn", row.status === "withdrawn");
  toggle(part(el, "slip"), "silent", silent !== null);
  toggle(part(el, "marks"), "silent", silent !== null);
  setAttr(part(el, "track"), "data-says", sentence);
  drawLane(/** @type {any} */ (part(el, "marks")), axis, laneMarks(row, now), sentence);
}

/** @param {HTMLElement} el @param {FlagRow[]} flags @param {BoardContext} context */
function updateFlags(el, flags, { store, axis }) {
  const raised = flags.filter(flag => !flag.cleared);
  part(el, "flag-lane").hidden = raised.length === 0;
  drawLane(/** @type {any} */ (part(el, "flag-marks")), axis, flagMarks(raised), t("board.flag-lane", { count: raised.length }));
  keyed(part(el, "flag-list"), raised, flag => flag.id, () => clone("flag-line"), (line, flag) => updateFlagLine(line, flag, store));
}

/** @param {HTMLElement} line @param {FlagRow} flag @param {import("../types.js").Store} store */
export function updateFlagLine(line, flag, store) {
  setText(part(line, "type"), word("flag", flag.type));
  setText(part(line, "date"), flag.date ? dateShort(flag.date) : "");
  setData(part(line, "text"), flag.text);
  setText(part(line, "party"), partyName(store, flag.party));
}
