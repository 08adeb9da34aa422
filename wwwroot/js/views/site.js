// A site: what is ready and what comes next, then a lane per milestone on one time axis, its notices, and its megawatts on the same axis.

import { arrowKeys } from "../arrows.js";
import { axisOf, datesOf, dayOf, gridLines } from "../axis.js";
import { clone, part, setAttr, setText } from "../dom.js";
import { isOverdue } from "../format.js";
import { lang, t } from "../i18n.js";
import { laterFrom } from "../later.js";
import { route } from "../router.js";
import { drawAxis } from "../timeline.js";
import { fillLegend } from "./legend.js";
import { mountSiteAnswers } from "./site-answers.js";
import { updateSiteFlags } from "./site-flags.js";
import { updateSiteHead } from "./site-head.js";
import { updateSiteLanes } from "./site-lanes.js";

/** @typedef {import("../types.js").SiteRow} SiteRow */
/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../types.js").ViewContext} ViewContext */

const mountBelow = laterFrom("./views/site-below.js", "mountBelow");

/** @param {HTMLElement} element @param {ViewContext} context @returns {import("../types.js").View} */
export function mountSite(element, context) {
  const { store } = context;
  const id = route().site;
  const frame = clone("site-frame");
  /** @type {Set<string>} */ const open = new Set();
  /** @type {Set<string>} */ const whole = new Set();
  let language = "";
  let axis = axisOf([], 0);
  element.replaceChildren(frame);
  const answers = mountSiteAnswers(part(frame, "answers"), context, String(id));
  const below = mountBelow(frame, context, id, () => axis);
  const stop = arrowKeys(part(frame, "groups"), "[data-row]");
  const redraw = () => update(new Set(["open"]));

  /** @param {Set<string>} changed */
  function update(changed) {
    if ([...changed].every(key => key === "pulse")) return;
    const site = /** @type {SiteRow|undefined} */ (id ? store.get("site", id, id) : undefined);
    const milestones = /** @type {MilestoneRow[]} */ (store.rows("milestone", id));
    part(frame, "missing").hidden = site !== undefined;
    part(frame, "body").hidden = site === undefined;
    if (!site) {
      // Before the first snapshot nothing is known, also not that the site does not exist.
      setText(part(frame, "missing"), store.epoch === null ? t("page.loading") : t("site.unknown", { site: String(id) }));
      return;
    }
    if (language !== lang()) {
      language = lang();
      fillLegend(part(frame, "legend"), { ticks: false });
    }
    axis = axisOf(milestones.flatMap(datesOf), dayOf(store.serverNow()), 3);
    const lines = gridLines(axis);
    if (frame.style.getPropertyValue("--grid-lines") !== lines) frame.style.setProperty("--grid-lines", lines);
    drawAxis(/** @type {any} */ (part(frame, "axis")), axis, t("lane.today"));
    updateSiteHead(part(frame, "body"), site, milestones, store);
    answers.update(site, milestones);
    setText(part(frame, "finding"), siteFinding(milestones, store.serverNow()));
    setAttr(part(frame, "lanes"), "aria-label", t("site.lanes", { site: site.name }));
    part(frame, "none").hidden = milestones.length > 0;
    part(frame, "lanes").hidden = milestones.length === 0;
    updateSiteLanes(part(frame, "groups"), milestones, { ...context, axis, open, whole, redraw });
    updateSiteFlags(part(frame, "flags"), store.rows("flag", id), axis, store);
    below.update(changed);
  }

  update(new Set(["mount"]));
  return { update, unmount() { stop(); answers.unmount(); below.unmount(); frame.remove(); } };
}

/** The heading of the lanes says what they show. @param {MilestoneRow[]} milestones @param {Date} now the server's time */
export function siteFinding(milestones, now) {
  const late = milestones.filter(row => row.slip?.sense === "late" && row.status !== "withdrawn").length;
  const overdue = milestones.filter(row => isOverdue(row, now)).length;
  const done = milestones.filter(row => row.status === "done").length;
  const parts = [t("site.finding-done", { count: milestones.length, done }), late ? t("site.finding-late", { count: late }) : "", overdue ? t("site.finding-overdue", { count: overdue }) : ""];
  return parts.filter(Boolean).join(", ");
}
