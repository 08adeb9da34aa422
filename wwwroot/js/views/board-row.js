// One site's row on the board, and, when it is opened, its flags and a lane per milestone.

import { markChanged } from "../changed.js";
import { clone, part, setAttr, setData, setText, toggle } from "../dom.js";
import { day, isoDay, mw, number, slipShort } from "../format.js";
import { silentSince } from "../freshness.js";
import { lang, t, word } from "../i18n.js";
import { differs } from "../memo.js";
import { keyOf } from "../store.js";
import { countSentence, leadingOf, siteLevels } from "../sitemarks.js";
import { drawTrack } from "../timeline.js";
import { laneSentence, partyName } from "../words.js";
import { updateBoardLanes } from "./board-lanes.js";

/** @typedef {import("../types.js").SiteRow} SiteRow */
/** @typedef {import("../types.js").ViewContext & {axis: import("../axis.js").Axis, basis: string, open: Set<string>, lanesAtOnce: number}} BoardContext */

/** @param {SiteRow} site @param {Set<string>} open @param {() => void} flipped */
export function createSiteRow(site, open, flipped) {
  const el = clone("board-site");
  const lanes = part(el, "details");
  lanes.id = `board-${site.id}`;
  const button = part(el, "toggle");
  button.setAttribute("aria-controls", lanes.id);
  const flip = () => {
    if (!open.delete(site.id)) open.add(site.id);
    flipped();
  };
  button.addEventListener("click", flip);
  // The empty part of the track is the largest target there is; marks within it are links of their own.
  part(el, "track").addEventListener("click", event => { if (!(event.target instanceof Element && event.target.closest("a"))) flip(); });
  /** @type {HTMLAnchorElement} */ (part(el, "name")).href = `/sites/${encodeURIComponent(site.id)}`;
  return el;
}

/** @param {HTMLElement} el @param {SiteRow} site @param {BoardContext} context */
export function updateSiteRow(el, site, context) {
  const { store, axis, basis, open } = context;
  const isOpen = open.has(site.id);
  const milestones = store.rows("milestone", site.id);
  const flags = store.rows("flag", site.id);
  // A closed row is marked for what happened within it; open, its lanes are.
  markChanged(part(el, "line"), Math.max(store.changedAt(keyOf("site", site.id, site.id)) ?? 0, isOpen ? 0 : store.lastChange("milestone", site.id)) || undefined);
  const worst = site.worst ? store.get("milestone", site.id, site.worst) : null;
  const silent = worst ? silentSince(worst, store) : null;
  if (!differs(el, [site, milestones, flags, store.rows("party"), axis.from, axis.to, axis.today, basis, lang(), isOpen, isOpen ? context.lanesAtOnce : 0, silent])) return;

  toggle(el, "open", isOpen);
  toggle(el, "withdrawn", site.stage === "withdrawn");
  toggle(el, "paused", site.stage === "paused");
  const name = site.shortName ?? site.name;
  setData(part(el, "name"), name);
  setAttr(part(el, "toggle"), "aria-label", t(isOpen ? "board.close" : "board.open", { site: name }));
  setAttr(part(el, "toggle"), "aria-expanded", String(isOpen));
  setData(part(el, "region"), [site.region, site.country].filter(Boolean).join(", "));
  setText(part(el, "stage"), word("stage", site.stage));
  const raised = flags.filter((/** @type {any} */ flag) => !flag.cleared).length;
  setText(part(el, "flags"), raised > 0 ? t("board.flags", { count: raised }) : "");
  updatePower(el, site, context);
  updateWorst(el, site, context);
  updateTrack(el, site, milestones, context);
  part(el, "details").hidden = !isOpen;
  if (isOpen) updateBoardLanes(part(el, "details"), site, milestones, flags, context);
}

/** @param {HTMLElement} el @param {SiteRow} site @param {BoardContext} context */
function updatePower(el, site, { basis, store }) {
  const power = site.power?.find(one => one.basis === basis);
  const meter = part(el, "meter");
  meter.hidden = !power || power.planned <= 0;
  if (power && power.planned > 0) meter.style.setProperty("--share", `${Math.min(100, power.ready / power.planned * 100)}%`);
  setText(part(el, "mw"), power ? power.planned > 0 ? t("board.mw", { ready: number(power.ready), planned: mw(power.planned) }) : mw(power.ready) : t("board.no-mw"));
  setText(part(el, "mw-who"), power && power.ready > 0 ? power.parties.map(id => partyName(store, id)).join(", ") : "");
}

/** @param {HTMLElement} el @param {SiteRow} site @param {BoardContext} context */
function updateWorst(el, site, { store }) {
  const worst = site.worst ? store.get("milestone", site.id, site.worst) : null;
  setText(part(el, "slip"), worst?.slip ? slipShort(worst.slip) : t("board.no-slip"));
  setAttr(part(el, "slip"), "data-sense", worst?.slip?.sense);
  const silent = worst ? silentSince(worst, store) : null;
  toggle(part(el, "slip"), "silent", silent !== null);
  setAttr(part(el, "slip"), "title", silent === null ? null : t("freshness.silent-since", { day: day(silent) }));
  setData(part(el, "slip-of"), worst?.slip ? worst.name : "");
}

/** @param {HTMLElement} el @param {SiteRow} site @param {import("../types.js").MilestoneRow[]} milestones @param {BoardContext} context */
function updateTrack(el, site, milestones, { store, axis }) {
  const svg = /** @type {any} */ (part(el, "marks"));
  drawTrack(svg, axis, siteLevels(site, milestones, axis, store));
  const leading = leadingOf(site, milestones).map(({ row, why }) => `${t(`board.${why}`)}: ${laneSentence(row, store)}`);
  const says = [...leading, countSentence(milestones, store.serverNow())].filter(Boolean).join(" ");
  setAttr(svg, "aria-label", `${site.shortName ?? site.name}, ${isoDay(store.serverNow())}. ${says}`);
  setAttr(part(el, "track"), "data-says", says);
}
