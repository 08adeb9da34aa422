// A site's milestones by building and phase: a lane each. Opened, a lane has every party's dates below it, one lane per party.

import { markChanged } from "../changed.js";
import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { date, day, slipShort } from "../format.js";
import { lang, t, word } from "../i18n.js";
import { groupsOf, lanesPerGroup } from "../groups.js";
import { laneMarks, saidMarks } from "../marks.js";
import { silentSince } from "../freshness.js";
import { differs } from "../memo.js";
import { partyName } from "../names.js";
import { milestoneHref } from "../sitemarks.js";
import { rowKey } from "../store.js";
import { drawLane } from "../timeline.js";
import { buildingsName, currentShort, laneSentence, phaseBeside, saysNow, statusOf, statusWord } from "../words.js";

/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../types.js").Said} Said */
/** @typedef {import("../groups.js").Group} Group */
/** @typedef {import("../types.js").ViewContext & {axis: import("../axis.js").Axis, open: Set<string>, whole: Set<string>, redraw: () => void}} LanesContext */

// Of a site with a thousand milestones the first of each building are shown; the rest at a press of a button.
const LANES_AT_MOST = 400;
const MANY = 60;

/** @param {HTMLElement} container @param {MilestoneRow[]} milestones @param {LanesContext} context */
export function updateSiteLanes(container, milestones, context) {
  const { whole, redraw } = context;
  toggle(container, "many", milestones.length > MANY);
  const groups = groupsOf(milestones);
  const perGroup = lanesPerGroup(groups, LANES_AT_MOST);
  keyed(container, groups, group => group.buildings ?? "", group => createGroup(group, whole, redraw), (el, group) => {
    const key = group.buildings ?? "";
    const shown = whole.has(key) ? group.rows : group.rows.slice(0, perGroup);
    setText(part(el, "buildings"), buildingsName(group.buildings));
    setText(part(el, "count"), t("site.group-count", { count: group.rows.length, done: group.rows.filter(row => row.status === "done").length }));
    keyed(part(el, "lanes"), shown, row => row.id, row => createLane(row, context), (lane, row) => updateLane(lane, row, context));
    part(el, "more-row").hidden = shown.length === group.rows.length;
    setText(part(el, "more"), t("site.show-all", { count: group.rows.length }));
  });
}

/** @param {Group} group @param {Set<string>} whole @param {() => void} redraw */
function createGroup(group, whole, redraw) {
  const el = clone("site-group");
  part(el, "more").addEventListener("click", () => { whole.add(group.buildings ?? ""); redraw(); });
  return el;
}

/** @param {MilestoneRow} row @param {LanesContext} context */
function createLane({ id, ...row }, { open, redraw }) {
  const el = clone("site-lane");
  setAttr(part(el, "name"), "href", milestoneHref({ id, ...row }));
  const said = part(el, "said");
  said.id = `said-${id}`;
  setAttr(part(el, "toggle"), "aria-controls", said.id);
  part(el, "toggle").addEventListener("click", () => {
    if (!open.delete(id)) open.add(id);
    redraw();
  });
  return el;
}

/** @param {HTMLElement} el @param {MilestoneRow} row @param {LanesContext} context */
function updateLane(el, row, { store, axis, open }) {
  const isOpen = open.has(row.id);
  markChanged(part(el, "line"), store.changedAt(rowKey(row)));
  const silent = silentSince(row, store);
  if (!differs(el, [row, store.rows("party"), axis.from, axis.to, axis.today, lang(), isOpen, silent])) return;
  const now = store.serverNow();
  const { plan, current } = row;
  setData(part(el, "name"), row.name);
  setText(part(el, "phase"), phaseBeside(row));
  toggle(part(el, "plan"), "nothing-stated", !plan);
  setText(part(el, "plan"), plan ? date(plan.date) : t("lane.no-plan"));
  setText(part(el, "plan-who"), plan ? t(`site.plan-${plan.kind}`, { party: partyName(plan.party, store), day: day(plan.dataDate), version: plan.version ?? "" }) : "");
  setText(part(el, "current"), currentShort(row) || t("lane.no-current"));
  toggle(part(el, "current"), "silent", silent !== null);
  setAttr(part(el, "current"), "title", silent === null ? null : t("freshness.silent-since", { day: day(silent) }));
  setText(part(el, "status"), statusWord(row, now));
  setAttr(part(el, "status"), "data-status", statusOf(row, now));
  setText(part(el, "current-who"), current ? t("site.current-who", { party: partyName(current.party, store), rank: word("rank", current.rank), day: day(current.dataDate) }) : "");
  const source = part(el, "source");
  source.hidden = !current;
  if (current) setAttr(source, "href", `${milestoneHref(row)}?report=${current.report}`);
  const publisher = current?.source?.publisher ?? t("site.source");
  setText(source, publisher);
  setAttr(source, "aria-label", t("site.source-of", { source: publisher, milestone: row.name }));
  setText(part(el, "slip"), row.slip && row.status !== "withdrawn" ? slipShort(row.slip) : "");
  setAttr(part(el, "slip"), "data-sense", row.slip?.sense);
  toggle(el, "withdrawn", row.status === "withdrawn");
  drawLane(/** @type {any} */ (part(el, "marks")), axis, laneMarks(row, now), laneSentence(row, store));
  updateSaid(el, row, isOpen, { store, axis });
}

/** @param {HTMLElement} el @param {MilestoneRow} row @param {boolean} isOpen @param {Pick<LanesContext, "store"|"axis">} context */
function updateSaid(el, row, isOpen, { store, axis }) {
  const said = row.said ?? [];
  const button = part(el, "toggle");
  toggle(button, "nothing", said.length === 0);
  setAttr(button, "disabled", said.length === 0);
  setAttr(button, "aria-expanded", String(isOpen));
  setAttr(button, "aria-label", t(isOpen ? "site.close" : "site.open", { milestone: row.name, count: said.length }));
  setText(part(el, "parties"), said.length > 1 ? t("site.parties-say", { count: said.length }) : "");
  part(el, "said").hidden = !isOpen;
  if (!isOpen) return;
  keyed(part(el, "said"), said, one => one.party, () => clone("site-said"), (line, one) => {
    const says = saysNow(one);
    setData(part(line, "party"), partyName(one.party, store));
    setText(part(line, "rank"), word("rank", one.rank));
    setText(part(line, "first"), one.firstStated?.date ? date(one.firstStated.date) : "–");
    setText(part(line, "first-when"), one.firstStated ? day(one.firstStated.dataDate) : "");
    setText(part(line, "says"), says);
    setText(part(line, "when"), t("site.data-date", { day: day(one.dataDate) }));
    toggle(line, "leads", row.current?.party === one.party);
    setText(part(line, "leads"), row.current?.party === one.party ? t("site.leads") : "");
    drawLane(/** @type {any} */ (part(line, "marks")), axis, saidMarks(one), `${partyName(one.party, store)}: ${says}`);
  });
}
