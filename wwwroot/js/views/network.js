// What leads to a milestone through a schedule's network: the critical path as a chain that a person can read, who holds each link of it
// and until when; the same as a Gantt chart with ghosts of what was planned; and the paths that are critical next.

import { watch } from "../analysis.js";
import { axisOf, dayOf, gridLines, percentOf, toDay } from "../axis.js";
import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { filter, setFilter } from "../filters.js";
import { day, number } from "../format.js";
import { lang, t } from "../i18n.js";
import { differs } from "../memo.js";
import { drawAxis } from "../timeline.js";

/**
 * @typedef {object} Activity
 * @property {string} code @property {string} name @property {boolean} [milestone] @property {string[]} wbs @property {string|null} [holder]
 * @property {string} start @property {boolean} [started] @property {string} finish @property {string} lateFinish
 * @property {number} remainingDays @property {number} floatDays @property {number|null} [totalFloatDays]
 * @property {string|null} [baselineStart] @property {string|null} [baselineFinish] @property {boolean} [isBaseline] @property {string} calendar
 */
/** @typedef {{number: number, floatDays: number, joins?: {path: number, code: string}|null, activities: Activity[]}} Path */
/** @typedef {import("../axis.js").Axis} Axis */

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string} site @returns {import("../types.js").View} */
export function mountNetwork(element, { store }, site) {
  const frame = clone("network");
  const choice = /** @type {HTMLSelectElement} */ (part(frame, "milestone"));
  element.replaceChildren(frame);
  const at = `/api/sites/${encodeURIComponent(site)}/network`;
  const answer = watch(null, frame, store, render);
  choice.addEventListener("change", () => { setFilter("network", choice.value); update(); });
  const nameOf = (/** @type {string} */ id) => store.get("milestone", site, id)?.name ?? id;

  function update() {
    // Without a schedule there is no network, and nothing to ask for.
    element.hidden = store.rows("schedule", site).length === 0;
    const wanted = filter("network");
    answer.to(element.hidden ? null : wanted ? `${at}?milestone=${encodeURIComponent(wanted)}` : at);
    render();
  }

  function render() {
    if (element.hidden || !differs(frame, [answer.data, answer.state, answer.error, store.rows("milestone", site), dayOf(store.serverNow()), lang()])) return;
    const data = answer.data;
    const targets = /** @type {{milestone: string}[]} */ (data?.targets ?? []);
    keyed(choice, targets, one => one.milestone, () => document.createElement("option"), (option, one) => { setAttr(option, "value", one.milestone); setText(option, nameOf(one.milestone)); });
    if (data?.target && choice.value !== data.target) choice.value = data.target;
    const paths = /** @type {Path[]} */ (data?.paths ?? []);
    const schedule = data?.schedules.find((/** @type {{id: string}} */ one) => one.id === data.schedule);
    setText(part(frame, "title"), !data ? t("network.loading") : !paths.length ? t("network.none") : t("network.title", { what: nameOf(data.target), day: day(data.finish.slice(0, 10)), count: paths[0].activities.length }));
    setText(part(frame, "subtitle"), schedule ? t("network.subtitle", { name: schedule.name, day: day(schedule.dataDate), open: schedule.open, critical: schedule.critical }) : answer.error ?? "");
    setAttr(part(frame, "problem"), "hidden", !answer.error);
    setText(part(frame, "problem"), answer.error ?? "");
    drawPaths(paths);
  }

  /** @param {Path[]} paths */
  function drawPaths(paths) {
    const activities = paths.flatMap(path => path.activities);
    const axis = axisOf(activities.flatMap(one => [one.start, one.finish, one.baselineStart, one.baselineFinish]).flatMap(iso => iso ? [{ text: iso.slice(0, 10) }] : []), dayOf(store.serverNow()), 1);
    part(frame, "gantt").style.setProperty("--grid-lines", gridLines(axis));
    drawAxis(/** @type {any} */ (part(frame, "axis")), axis, t("lane.today"));
    part(frame, "gantt").hidden = paths.length === 0;
    /** @type {{path: Path, one: Activity|null}[]} each path, then its activities */
    const rows = paths.flatMap(path => [{ path, one: null }, ...path.activities.map(one => ({ path, one }))]);
    keyed(part(frame, "paths"), rows, ({ path, one }) => one ? `a ${one.code}` : `p ${path.number}`, ({ one }) => clone(one ? "network-row" : "network-path"), (row, { path, one }) => {
      if (one) return drawRow(row, one, axis, path.number === 1);
      setText(part(row, "name"), path.number === 1 ? t("network.critical") : t("network.path", { number: path.number }));
      setText(part(row, "float"), path.number === 1 ? t("network.no-float") : t("network.float", { days: number(path.floatDays, 1), joins: nameIn(paths, path.joins) }));
    });
  }

  return {
    update,
    unmount() { answer.stop(); frame.remove(); },
  };
}

/** @param {Path[]} paths @param {Path["joins"]} joins */
const nameIn = (paths, joins) => paths.flatMap(path => path.activities).find(one => one.code === joins?.code)?.name ?? joins?.code ?? "";

/** @param {HTMLElement} row @param {Activity} one @param {Axis} axis @param {boolean} isCritical */
function drawRow(row, one, axis, isCritical) {
  setData(part(row, "name"), one.name);
  setText(part(row, "code"), one.code);
  setData(part(row, "holder"), one.holder ?? "–");
  setText(part(row, "start"), day(one.start.slice(0, 10)));
  toggle(part(row, "start"), "started", one.started);
  setText(part(row, "finish"), day(one.finish.slice(0, 10)));
  setText(part(row, "left"), one.milestone ? "" : t("network.days", { days: number(one.remainingDays, 1) }));
  setText(part(row, "float"), isCritical ? "0" : number(one.floatDays, 1));
  place(part(row, "bar"), axis, one.start, one.finish, one.milestone);
  toggle(part(row, "bar"), "critical", isCritical);
  part(row, "ghost").hidden = !one.baselineFinish;
  if (one.baselineFinish) place(part(row, "ghost"), axis, one.baselineStart ?? one.baselineFinish, one.baselineFinish, one.milestone);
  setAttr(part(row, "track"), "title", t("network.says", { what: one.name, start: day(one.start.slice(0, 10)), finish: day(one.finish.slice(0, 10)), planned: one.baselineFinish ? day(one.baselineFinish.slice(0, 10)) : "–" }));
}

/** @param {HTMLElement} bar @param {Axis} axis @param {string} start @param {string} finish @param {boolean} [isPoint] */
function place(bar, axis, start, finish, isPoint) {
  const from = percentOf(axis, isPoint ? (toDay(finish) ?? 0) + 0.5 : toDay(start) ?? 0), to = percentOf(axis, isPoint ? (toDay(finish) ?? 0) + 0.5 : (toDay(finish) ?? 0) + 1);
  toggle(bar, "point", isPoint);
  bar.style.insetInlineStart = `${from}%`;
  bar.style.inlineSize = isPoint ? "" : `${Math.max(0.2, to - from)}%`;
}
