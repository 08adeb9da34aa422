// The programme's board on the wall: a line per site, large. What comes next and what slipped most as marks, the rest as ticks.

import { axisOfLanes, dayOf, gridLines } from "../axis.js";
import { basisOf } from "../basis.js";
import { markChanged } from "../changed.js";
import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { number, slipShort } from "../format.js";
import { lang, t, word } from "../i18n.js";
import { differs } from "../memo.js";
import { leadingOf, siteLevels } from "../sitemarks.js";
import { keyOf } from "../store.js";
import { drawAxis, drawTrack } from "../timeline.js";
import { boardFinding, sitesInOrder } from "./board.js";
import { fillShortLegend } from "./legend.js";

/** @typedef {import("../types.js").SiteRow} SiteRow */
/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../types.js").Store} Store */
/** @typedef {{store: Store, axis: import("../axis.js").Axis, basis: string, language: string}} Drawing */

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("./wall-slides.js").SlideView} */
export function mountWallBoard(element, { store }) {
  const frame = clone("wall-board");
  const rows = part(frame, "rows");
  element.replaceChildren(frame);

  function update() {
    const sites = sitesInOrder(store.rows("site"));
    const basis = basisOf(sites.map(site => site.power));
    const axis = axisOfLanes(store.rows("milestone"), dayOf(store.serverNow()));
    frame.style.setProperty("--grid-lines", gridLines(axis));
    drawAxis(/** @type {any} */ (part(frame, "axis")), axis, t("lane.today"));
    setText(part(frame, "title"), boardFinding(sites, store, "wall.late"));
    fillShortLegend(part(frame, "legend"), { ticks: true });
    setText(part(frame, "col-mw"), t("wall.col-mw", { basis: word("basis", basis) }));
    keyed(rows, sites, site => site.id, () => clone("wall-site-row"), (el, site) => updateRow(el, site, { store, axis, basis, language: lang() }));
  }

  return { update, rows, unmount() { frame.remove(); } };
}

/** @param {HTMLElement} el @param {SiteRow} site @param {Drawing} drawing */
function updateRow(el, site, { store, axis, basis, language }) {
  const milestones = /** @type {MilestoneRow[]} */ (store.rows("milestone", site.id));
  markChanged(el, store.changedAt(keyOf("site", site.id, site.id)));
  if (!differs(el, [site, milestones, axis.from, axis.to, axis.today, basis, language])) return;
  const worst = site.worst ? store.get("milestone", site.id, site.worst) : null;
  const power = site.power?.find(one => one.basis === basis);
  toggle(el, "withdrawn", site.stage === "withdrawn");
  toggle(el, "two", leadingOf(site, milestones).length > 1);
  setData(part(el, "name"), site.shortName ?? site.name);
  setText(part(el, "stage"), word("stage", site.stage));
  setText(part(el, "mw"), !power ? t("board.no-mw") : power.planned > 0 ? t("wall.mw", { ready: number(power.ready), planned: number(power.planned) }) : number(power.ready));
  setText(part(el, "slip"), worst?.slip ? slipShort(worst.slip) : t("board.no-slip"));
  setAttr(part(el, "slip"), "data-sense", worst?.slip?.sense);
  drawTrack(/** @type {any} */ (part(el, "marks")), axis, siteLevels(site, milestones, axis, store));
}
