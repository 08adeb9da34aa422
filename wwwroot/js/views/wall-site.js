// One site on the wall: how far it is in a sentence, then a line per milestone. What is still to come stands first, the next at the top.

import { axisOf, datesOf, dayOf, gridLines, toDay } from "../axis.js";
import { basisOf } from "../basis.js";
import { markChanged } from "../changed.js";
import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { dateShort, mw, number, slipShort } from "../format.js";
import { lang, t, word } from "../i18n.js";
import { laneMarks, standing } from "../marks.js";
import { differs } from "../memo.js";
import { partyName, siteName } from "../names.js";
import { setPieces } from "../pieces.js";
import { rowKey } from "../store.js";
import { latestOf } from "../stated.js";
import { drawAxis, drawLane } from "../timeline.js";
import { currentShort, laneSentence, statusOf, statusWord } from "../words.js";
import { updateFlagLine } from "./board-lanes.js";
import { fillShortLegend } from "./legend.js";
import { siteFinding } from "./site.js";
import { readyPieces } from "./site-head.js";

/** @typedef {import("../types.js").SiteRow} SiteRow */
/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../types.js").FlagRow} FlagRow */
/** @typedef {import("../types.js").Store} Store */
/** @typedef {import("../pieces.js").Piece} Piece */

/** A site of a thousand milestones would keep the wall for half an hour. */
const MOST_ROWS = 48;
/** @type {{[status: string]: number}} */
const RANKS = { overdue: 0, forecast: 1, done: 4, withdrawn: 5 };
/** What a "stage" or "progress" note says, the milestones say. */
const NOTICES = ["risk", "conflict", "scope-change", "notice"];

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string} id @returns {import("./wall-slides.js").SlideView} */
export function mountWallSite(element, { store }, id) {
  const frame = clone("wall-site");
  const rows = part(frame, "rows");
  element.replaceChildren(frame);

  function update() {
    const site = /** @type {SiteRow|undefined} */ (store.get("site", id, id));
    if (!site) return;
    const milestones = /** @type {MilestoneRow[]} */ (store.rows("milestone", id));
    const now = store.serverNow();
    const axis = axisOf(milestones.flatMap(datesOf), dayOf(now), 3);
    frame.style.setProperty("--grid-lines", gridLines(axis));
    drawAxis(/** @type {any} */ (part(frame, "axis")), axis, t("lane.today"));
    setData(part(frame, "name"), siteName(id, store));
    setText(part(frame, "place"), [site.region === siteName(id, store) ? "" : site.region, word("stage", site.stage)].filter(Boolean).join(" · "));
    setPieces(part(frame, "says"), headline(site, milestones, store));
    const all = inOrder(milestones, store.rows("flag", id), now);
    setText(part(frame, "finding"), [milestones.length ? siteFinding(milestones, now) : t("board.none"), all.length > MOST_ROWS ? t("wall.first", { count: MOST_ROWS }) : ""].filter(Boolean).join("; "));
    fillShortLegend(part(frame, "legend"));
    keyed(rows, all.slice(0, MOST_ROWS), rowKey, row => clone(isFlag(row) ? "wall-flag-row" : "wall-milestone-row"),
      (el, row) => isFlag(row) ? updateFlagLine(el, row, store) : updateRow(el, row, store, axis));
  }

  return { update, rows, unmount() { frame.remove(); } };
}

/**
 * Overdue, then what is forecast, by date; then notices, the newest first; then what only the press or a plan speaks of; what is done,
 * the latest first; what left the scope. @param {MilestoneRow[]} milestones @param {FlagRow[]} flags @param {Date} now
 * @returns {(MilestoneRow|FlagRow)[]}
 */
export function inOrder(milestones, flags, now) {
  /** @param {MilestoneRow|FlagRow} row */
  const rank = row => isFlag(row) ? 2 : RANKS[statusOf(row, now)] ?? 3;
  /** @param {MilestoneRow|FlagRow} row */
  const day = row => (isFlag(row) ? toDay(latestOf(row.date)) : standing(row, now)?.day) ?? Infinity;
  const shown = flags.filter(flag => !flag.cleared && NOTICES.includes(flag.type));
  return [...milestones, ...shown].sort((a, b) => rank(a) - rank(b) || (rank(a) === 2 || rank(a) === 4 ? -1 : 1) * compare(day(a), day(b)) || (a.id < b.id ? -1 : 1));
}

/** @param {MilestoneRow|FlagRow} row @returns {row is FlagRow} */
const isFlag = row => row.kind === "flag";

/** Infinity less Infinity is no number. @param {number} a @param {number} b */
const compare = (a, b) => a === b ? 0 : a < b ? -1 : 1;

/** Buildings ready and who says so, megawatts and their basis. @param {SiteRow} site @param {MilestoneRow[]} milestones @param {Store} store @returns {Piece[]} */
function headline(site, milestones, store) {
  const { ready, who } = readyPieces(site, milestones, store);
  const power = site.power?.find(one => one.basis === basisOf([site.power]));
  /** @type {Piece[]} */ const watts = !power ? [] : [
    { text: power.planned > 0 ? t("wall.site-mw", { ready: number(power.ready), planned: mw(power.planned), basis: word("basis", power.basis) }) : `${mw(power.ready)} ${word("basis", power.basis)}` },
    ...(power.parties.length ? [{ text: ` (${power.parties.map(party => partyName(party, store)).join(", ")})` }] : []),
  ];
  return [ready, who.length ? [{ text: ", " }, ...who] : [], watts.length ? [{ text: " · " }, ...watts] : []].flat();
}

/** @param {HTMLElement} el @param {MilestoneRow} row @param {Store} store @param {import("../axis.js").Axis} axis */
function updateRow(el, row, store, axis) {
  markChanged(el, store.changedAt(rowKey(row)));
  if (!differs(el, [row, store.rows("party"), axis.from, axis.to, axis.today, lang()])) return;
  const now = store.serverNow();
  setData(part(el, "name"), row.name);
  setText(part(el, "current"), currentShort(row) || (row.plan ? dateShort(row.plan.date) : t("lane.no-current")));
  setText(part(el, "status"), statusWord(row, now));
  setAttr(part(el, "status"), "data-status", statusOf(row, now));
  setText(part(el, "who"), row.current ? `· ${partyName(row.current.party, store)}` : "");
  setText(part(el, "slip"), row.slip && row.status !== "withdrawn" ? slipShort(row.slip) : "");
  setAttr(part(el, "slip"), "data-sense", row.slip?.sense);
  toggle(el, "withdrawn", row.status === "withdrawn");
  drawLane(/** @type {any} */ (part(el, "marks")), axis, laneMarks(row, now), laneSentence(row, store));
}
