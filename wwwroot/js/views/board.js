// The programme board: a row per site on one time axis. Closed, a row says what comes next and what slipped most; open, it has a lane per milestone.

import { arrowKeys } from "../arrows.js";
import { axisOfLanes, dayOf, gridLines } from "../axis.js";
import { basesOf, basisOf, chooseBasis, onBasis } from "../basis.js";
import { clone, keyed, part, setAttr, setText, toggle } from "../dom.js";
import { slip } from "../format.js";
import { lang, t, word } from "../i18n.js";
import { drawAxis } from "../timeline.js";
import { createSiteRow, updateSiteRow } from "./board-row.js";
import { updateBoardTable } from "./board-table.js";
import { fillLegend } from "./legend.js";
import { readout } from "./readout.js";

/** @typedef {import("../types.js").SiteRow} SiteRow */
/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../types.js").ViewContext} ViewContext */
/** @typedef {import("../axis.js").Axis} Axis */

const MANY = 15;
/** What fills a window comes with the first frame; the rest of a long board, or of a site that was opened, a moment later. */
const SITES_AT_ONCE = 16, LANES_AT_ONCE = 26, REST_AFTER_MS = 50;

/** Whether this page has drawn a board before. */
let painted = false;

/** Which rows are open outlives the view: coming back from a site finds the board as it was left. @type {Set<string>} */
const open = new Set();

/** @param {HTMLElement} element @param {ViewContext} context @returns {import("../types.js").View} */
export function mountBoard(element, context) {
  const { store } = context;
  const frame = clone("board-frame");
  const rows = part(frame, "rows");
  const select = /** @type {HTMLSelectElement} */ (part(frame, "basis"));
  const asTable = part(frame, "as-table");
  let language = "";
  /** @type {Axis} */ let axis = { from: 0, to: 1, today: 0 };
  element.replaceChildren(frame);

  const redraw = () => update(new Set(["basis"]));
  let sitesAtOnce = Infinity, lanesAtOnce = Infinity;
  const rest = () => requestAnimationFrame(() => setTimeout(() => {
    sitesAtOnce = lanesAtOnce = Infinity;
    if (frame.isConnected) redraw();
  }, REST_AFTER_MS));
  const flipped = () => {
    lanesAtOnce = LANES_AT_ONCE;
    redraw();
    rest();
  };
  const stop = [onBasis(redraw), arrowKeys(rows, "[data-row]"), readout(frame)];
  select.addEventListener("change", () => chooseBasis(select.value));
  asTable.addEventListener("click", () => {
    const on = asTable.getAttribute("aria-pressed") !== "true";
    setAttr(asTable, "aria-pressed", String(on));
    part(frame, "table").hidden = !on;
    redraw();
  });

  /** @param {Set<string>} changed */
  function update(changed) {
    if ([...changed].every(key => key === "pulse")) return;
    const sites = sitesInOrder(store.rows("site"));
    const milestones = /** @type {MilestoneRow[]} */ (store.rows("milestone"));
    if (language !== lang()) {
      language = lang();
      fillLegend(part(frame, "legend"));
    }
    if (sites.length > 0 && !painted) {
      painted = true;
      sitesAtOnce = SITES_AT_ONCE;
      if (sites.length > SITES_AT_ONCE) rest();
    }
    axis = axisOfLanes(milestones, dayOf(store.serverNow()));
    const lines = gridLines(axis);
    if (frame.style.getPropertyValue("--grid-lines") !== lines) frame.style.setProperty("--grid-lines", lines);
    drawAxis(/** @type {any} */ (part(frame, "axis")), axis, context.t("lane.today"));
    const basis = updateBasis(select, sites);
    updateTitle(frame, sites, milestones, store);
    toggle(rows, "many", sites.length > MANY);
    keyed(rows, sites.slice(0, sitesAtOnce), site => site.id, site => createSiteRow(site, open, flipped), (el, site) => updateSiteRow(el, site, { ...context, axis, basis, open, lanesAtOnce }));
    if (!part(frame, "table").hidden || changed.has("print")) updateBoardTable(part(frame, "table-rows"), sites, basis, store);
  }

  update(new Set(["mount"]));
  return { update, unmount() { for (const fn of stop) fn(); } };
}

/** Sites of one order stay as the server sent them. @param {SiteRow[]} sites */
export const sitesInOrder = sites => [...sites].sort((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || 0);

/** @param {HTMLSelectElement} select @param {SiteRow[]} sites */
function updateBasis(select, sites) {
  const places = sites.map(site => site.power);
  const basis = basisOf(places);
  keyed(select, basesOf(places), id => id, () => document.createElement("option"), (option, id) => {
    setAttr(option, "value", id);
    setText(option, word("basis", id));
  });
  if (select.value !== basis) select.value = basis;
  setAttr(/** @type {HTMLElement} */ (select.closest("label")), "hidden", select.options.length === 0);
  return basis;
}

/** @param {HTMLElement} frame @param {SiteRow[]} sites @param {MilestoneRow[]} milestones @param {import("../types.js").Store} store */
function updateTitle(frame, sites, milestones, store) {
  setText(part(frame, "title"), boardFinding(sites, store));
  const done = milestones.filter(row => row.status === "done").length;
  setText(part(frame, "subtitle"), t("board.subtitle", { milestones: milestones.length, done }));
}

/** How many sites are late for sure, and which most. @param {SiteRow[]} sites @param {import("../types.js").Store} store @param {string} [late] the text that says it */
export function boardFinding(sites, store, late = "board.title-late") {
  const all = sites.flatMap(site => {
    const worst = site.worst ? store.get("milestone", site.id, site.worst) : null;
    return worst?.slip?.sense === "late" ? [{ site, worst, days: worst.slip.toDays ?? worst.slip.fromDays ?? 0 }] : [];
  }).sort((a, b) => b.days - a.days);
  const [most] = all;
  return sites.length === 0 ? t("board.title-empty")
    : most ? t(late, { count: all.length, sites: sites.length, site: most.site.shortName ?? most.site.name, slip: slip(most.worst.slip) })
    : t("board.title-on-plan", { count: sites.length });
}
