// The megawatt ramp: what is ready, what is forecast and what was first stated, one basis at a time.

import { axisOf, datesOf, dayOf, fromDay } from "../axis.js";
import { basesOf, basisOf, chooseBasis, onBasis } from "../basis.js";
import { chartFrame } from "../chart-frame.js";
import { clone, keyed, part, setAttr, setText } from "../dom.js";
import { date, day, mw } from "../format.js";
import { word } from "../i18n.js";
import { nowAt, pointsOf, rampOf, totalAt, widestGap } from "../rampdata.js";
import { milestoneHref } from "../sitemarks.js";

/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../types.js").ViewContext} ViewContext */
/** @typedef {import("../axis.js").Axis} Axis */
/** @typedef {import("../rampdata.js").Ramp} Ramp */
/** @typedef {import("../rampdata.js").Step} Step */
/** @typedef {import("../chart/types.js").Drawing} Drawing */
/** @typedef {import("../chart/types.js").Point} Point */

/** @param {HTMLElement} element @param {ViewContext} context @param {{site?: string|null, axis?: () => Axis}} [options] a site's, or the whole programme's @returns {import("../types.js").View} */
export function mountRamp(element, { store, t }, { site = null, axis: axisGiven } = {}) {
  const basisTool = clone("ramp-basis");
  const select = /** @type {HTMLSelectElement} */ (part(basisTool, "basis"));
  element.replaceChildren();
  const chart = chartFrame(element, { store }, { tools: [basisTool] });
  select.addEventListener("change", () => chooseBasis(select.value));
  const stopBasis = onBasis(update);

  function update() {
    const milestones = /** @type {MilestoneRow[]} */ (store.rows("milestone", site));
    const today = dayOf(store.serverNow());
    const basis = updateBasis(milestones);
    const ramp = rampOf(milestones, basis, today);
    element.hidden = ramp.planned === 0 && ramp.withdrawn === 0;
    if (!element.hidden) chart.update(drawingOf(ramp, basis, axisGiven?.() ?? axisOf(milestones.flatMap(datesOf), today)));
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

  /** @param {Ramp} ramp @param {string} basis @param {Axis} axis @returns {Drawing} */
  function drawingOf(ramp, basis, axis) {
    const { today } = axis;
    const ready = totalAt(ramp.actual, today);
    const points = (/** @type {Step[]} */ steps, /** @type {number} */ from, /** @type {number} */ to, start = 0) =>
      pointsOf(steps, from, to, start).map(({ x, y, step }) => step ? stop(ramp, steps, x, y, today) : { x, y });
    return {
      name: ["ramp", site, basis].filter(Boolean).join(" "), label: t("ramp.label"), title: finding(ramp, today),
      subtitle: [word("basis", basis), ...notes(ramp)].join(" · "), empty: t("ramp.none"), rest: { track: "now", x: today },
      axisX: { kind: "days", ...axis }, axisY: { kind: "amounts", unit: "MW", inside: true },
      series: [
        { id: "first", form: "step", ink: "plan", label: t("ramp.first"), points: points(ramp.first, axis.from, axis.to) },
        { id: "forecast", form: "step", ink: "forecast", label: t("ramp.forecast"), track: "now", points: points(ramp.forecast, today + 0.5, axis.to, ready) },
        { id: "ready", form: "step", ink: "done", label: t("ramp.ready"), track: "now", points: [...points(ramp.actual, axis.from, today), ...ready === totalAt(ramp.actual, today - 1) ? [stop(ramp, [], today, ready, today)] : [], { x: today + 0.5, y: ready }] },
      ],
      columns: [{ label: t("ramp.milestone") }, { label: t("ramp.mw"), figure: true }, { label: t("ramp.col-first") }, { label: t("ramp.col-current") }, { label: t("ramp.col-total"), figure: true }, { label: t("ramp.col-plan"), figure: true }],
      rows: () => [...ramp.actual, ...ramp.forecast].map(step => rowOf(ramp, step)),
    };
  }

  /** A day on which a line rises, in words; it leads to the milestone that rises there, the first of several. @param {Ramp} ramp @param {Step[]} steps @param {number} x @param {number} y @param {number} today @returns {Point} */
  function stop(ramp, steps, x, y, today) {
    const risen = steps.filter(step => step.day === x);
    const rises = risen.map(step => step.row.name).join(", ");
    const says = t(x > today ? "ramp.says-forecast" : "ramp.says-ready", { day: day(fromDay(x)), now: mw(nowAt(ramp, x)), first: mw(totalAt(ramp.first, x)), rises: rises ? ` · ${rises}` : "" });
    return { x, y, says, href: risen.length ? milestoneHref(risen[0].row) : undefined, shape: risen.length ? undefined : "none" };
  }

  /** @param {Ramp} ramp @param {number} today */
  function finding(ramp, today) {
    const gap = widestGap(ramp, today);
    const ready = totalAt(ramp.actual, today);
    if (!gap) return t("ramp.finding-ready", { ready: mw(ready), planned: mw(ramp.planned) });
    const numbers = { first: mw(gap.first), now: mw(gap.now) };
    return gap.day === today ? t("ramp.finding-today", numbers) : t("ramp.finding-year", { ...numbers, year: fromDay(gap.day).slice(0, 4) });
  }

  /** @param {Ramp} ramp */
  function notes(ramp) {
    /** @type {[string, number][]} */ const counted = [["ramp.note-unplanned", ramp.unplanned], ["ramp.note-undated", ramp.undated], ["ramp.note-withdrawn", ramp.withdrawn]];
    return counted.filter(([, value]) => value > 0).map(([key, value]) => t(key, { mw: mw(value) }));
  }

  /** @param {Ramp} ramp @param {Step} step @returns {import("../chart/types.js").Row} */
  const rowOf = (ramp, { row, day: at, mw: value }) => ({ key: `${row.site}/${row.id}`, cells: [
    { text: row.name, href: milestoneHref(row), data: true }, { text: mw(value), value }, row.plan ? date(row.plan.date) : t("lane.no-plan"),
    `${date(row.current?.date)}, ${word("status", row.status)}`, { text: mw(nowAt(ramp, at)), value: nowAt(ramp, at) }, { text: mw(totalAt(ramp.first, at)), value: totalAt(ramp.first, at) },
  ] });

  update();
  return { update: changed => { if ([...changed].some(key => key !== "pulse")) update(); },
    unmount() { stopBasis(); chart.destroy(); } };
}
