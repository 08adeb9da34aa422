// The megawatt ramp: what is ready, what is forecast and what was first stated, one basis at a time. Its table stands in where Chart.js is missing.

import { axisOf, datesOf, dayOf, fromDay } from "../axis.js";
import { basesOf, basisOf, chooseBasis, onBasis } from "../basis.js";
import { stepChart } from "../charts.js";
import { clone, keyed, part, setAttr, setData, setText } from "../dom.js";
import { date, day, mw } from "../format.js";
import { word } from "../i18n.js";
import { loadChart } from "../libs.js";
import { daysOf, nowAt, pointsOf, rampOf, totalAt, widestGap } from "../rampdata.js";
import { milestoneHref } from "../sitemarks.js";
import { symbol } from "../timeline.js";

/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../types.js").ViewContext} ViewContext */
/** @typedef {import("../axis.js").Axis} Axis */
/** @typedef {import("../rampdata.js").Ramp} Ramp */

/** @param {HTMLElement} element @param {ViewContext} context @param {{site?: string|null, axis?: () => Axis}} [options] a site's, or the whole programme's @returns {import("../types.js").View} */
export function mountRamp(element, { store, t }, { site = null, axis: axisGiven } = {}) {
  const frame = clone("ramp");
  const select = /** @type {HTMLSelectElement} */ (part(frame, "basis"));
  const plot = part(frame, "plot");
  const asTable = part(frame, "as-table");
  const table = part(frame, "table");
  /** @type {ReturnType<typeof stepChart>|null} */ let chart = null;
  /** @type {Ramp} */ let ramp = rampOf([], "", 0);
  let today = 0, at = -1, gone = false, chartMissing = false, tableChosen = false;
  element.replaceChildren(frame);
  for (const [name, shape, ink] of /** @type {const} */ ([["key-done", "dot", "done"], ["key-forecast", "ring", "forecast"], ["key-plan", "diamond", "plan"]])) part(frame, name).prepend(symbol(shape, ink));

  loadChart().then(Chart => {
    if (gone) return;
    if (Chart) chart = stepChart(Chart, /** @type {HTMLCanvasElement} */ (part(frame, "canvas")));
    else chartMissing = true;
    update();
  });
  select.addEventListener("change", () => chooseBasis(select.value));
  asTable.addEventListener("click", () => { tableChosen = !tableChosen; update(); });
  plot.addEventListener("keydown", onKey);
  plot.addEventListener("blur", () => { at = -1; draw(); });
  plot.addEventListener("pointermove", onPointer);
  plot.addEventListener("pointerleave", () => { if (document.activeElement !== plot) { at = -1; draw(); } });
  const stop = onBasis(() => update());
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", draw);

  function update() {
    const milestones = /** @type {MilestoneRow[]} */ (store.rows("milestone", site));
    const basis = updateBasis(milestones);
    today = dayOf(store.serverNow());
    ramp = rampOf(milestones, basis, today);
    element.hidden = ramp.planned === 0 && ramp.withdrawn === 0;
    if (element.hidden) return;
    setText(part(frame, "title"), finding());
    setText(part(frame, "subtitle"), [word("basis", basis), ...notes()].join(" · "));
    const showTable = tableChosen || chartMissing;
    table.hidden = !showTable;
    plot.hidden = chartMissing;
    part(frame, "readout").hidden = chartMissing;
    asTable.hidden = chartMissing;
    setAttr(asTable, "aria-pressed", String(tableChosen));
    if (showTable) updateTable();
    draw();
  }

  /** @param {MilestoneRow[]} milestones */
  function updateBasis(milestones) {
    const places = milestones.map(row => (row.mw ?? []).map(one => ({ basis: one.basis, planned: one.value, ready: 0, parties: [] })));
    const basis = basisOf(places);
    keyed(select, basesOf(places), id => id, () => document.createElement("option"), (option, id) => {
      setAttr(option, "value", id);
      setText(option, word("basis", id));
    });
    if (select.value !== basis) select.value = basis;
    return basis;
  }

  function finding() {
    const gap = widestGap(ramp, today);
    const ready = totalAt(ramp.actual, today);
    if (!gap) return t("ramp.finding-ready", { ready: mw(ready), planned: mw(ramp.planned) });
    const numbers = { first: mw(gap.first), now: mw(gap.now) };
    return gap.day === today ? t("ramp.finding-today", numbers) : t("ramp.finding-year", { ...numbers, year: fromDay(gap.day).slice(0, 4) });
  }

  function notes() {
    /** @type {[string, number][]} */ const counted = [["ramp.note-unplanned", ramp.unplanned], ["ramp.note-undated", ramp.undated], ["ramp.note-withdrawn", ramp.withdrawn]];
    return counted.filter(([, value]) => value > 0).map(([key, value]) => t(key, { mw: mw(value) }));
  }

  function draw() {
    const days = daysOf(ramp, today);
    const chosen = days[at] ?? null;
    says(chosen ?? today, days);
    if (!chart) return;
    const axis = axisGiven?.() ?? axisOf(store.rows("milestone", site).flatMap(datesOf), today);
    const ready = totalAt(ramp.actual, today);
    chart.draw({ axis, at: chosen, series: [
      { ink: "plan", label: t("ramp.first"), points: pointsOf(ramp.first, axis.from, axis.to) },
      { ink: "forecast", label: t("ramp.forecast"), points: pointsOf(ramp.forecast, today + 0.5, axis.to, ready) },
      { ink: "done", label: t("ramp.ready"), points: pointsOf(ramp.actual, axis.from, today + 0.5) },
    ] });
  }

  /** The chart is a slider over its days: a screen reader says each in words. @param {number} at @param {number[]} days */
  function says(at, days) {
    const rises = [...new Set([...ramp.actual, ...ramp.forecast].filter(step => step.day === at).map(step => step.row.name))].join(", ");
    const text = t(at > today ? "ramp.says-forecast" : "ramp.says-ready", { day: day(fromDay(at)), now: mw(nowAt(ramp, at)), first: mw(totalAt(ramp.first, at)), rises: rises ? ` · ${rises}` : "" });
    setText(part(frame, "readout"), text);
    setAttr(plot, "aria-valuetext", text);
    setAttr(plot, "aria-valuemin", 0);
    setAttr(plot, "aria-valuemax", days.length - 1);
    setAttr(plot, "aria-valuenow", Math.max(0, days.indexOf(at)));
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const days = daysOf(ramp, today);
    const now = at < 0 ? days.indexOf(today) : at;
    const next = event.key === "ArrowRight" || event.key === "ArrowUp" ? now + 1 : event.key === "ArrowLeft" || event.key === "ArrowDown" ? now - 1
      : event.key === "Home" ? 0 : event.key === "End" ? days.length - 1 : null;
    if (next === null) return;
    event.preventDefault();
    at = Math.min(days.length - 1, Math.max(0, next));
    draw();
  }

  /** @param {PointerEvent} event */
  function onPointer(event) {
    const axis = axisGiven?.() ?? axisOf(store.rows("milestone", site).flatMap(datesOf), today);
    const box = plot.getBoundingClientRect();
    const over = axis.from + (event.clientX - box.left) / box.width * (axis.to - axis.from);
    const days = daysOf(ramp, today);
    const near = days.reduce((best, day, i) => Math.abs(day - over) < Math.abs(days[best] - over) ? i : best, 0);
    if (near !== at) { at = near; draw(); }
  }

  function updateTable() {
    const steps = [...ramp.actual, ...ramp.forecast];
    keyed(part(frame, "table-rows"), steps, step => `${step.row.site}/${step.row.id}`, () => clone("ramp-row"), (tr, step) => {
      setData(part(tr, "name"), step.row.name);
      setAttr(part(tr, "name"), "href", milestoneHref(step.row));
      setText(part(tr, "mw"), mw(step.mw));
      setText(part(tr, "plan"), step.row.plan ? date(step.row.plan.date) : t("lane.no-plan"));
      setText(part(tr, "current"), `${date(step.row.current?.date)}, ${word("status", step.row.status)}`);
      setText(part(tr, "total"), mw(nowAt(ramp, step.day)));
      setText(part(tr, "first"), mw(totalAt(ramp.first, step.day)));
    });
  }

  update();
  return { update: changed => { if ([...changed].some(key => key !== "pulse")) update(); },
    unmount() { gone = true; stop(); scheme.removeEventListener("change", draw); chart?.destroy(); frame.remove(); } };
}
