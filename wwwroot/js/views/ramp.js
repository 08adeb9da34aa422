// The megawatt ramp of the programme or of a site, and what it weighs that some of it is late.

import { watch } from "../analysis.js";
import { axisOfLanes, dayOf } from "../axis.js";
import { basesOf, basisOf, chooseBasis, onBasis } from "../basis.js";
import { chartFrame } from "../chart-frame.js";
import { clone, keyed, part, setAttr, setText } from "../dom.js";
import { latePieces, rampDrawing } from "../drawings/ramp.js";
import { lang, word } from "../i18n.js";
import { differs } from "../memo.js";
import { shown } from "../moment.js";
import { setPieces } from "../pieces.js";
import { boundsText } from "./slips.js";

/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../axis.js").Axis} Axis */

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {{site?: string|null, axis?: () => Axis}} [options] a site's, or the whole programme's @returns {import("../types.js").View} */
export function mountRamp(element, { store }, { site = null, axis: axisGiven } = {}) {
  const basisTool = clone("ramp-basis");
  const late = clone("ramp-late");
  const select = /** @type {HTMLSelectElement} */ (part(basisTool, "basis"));
  element.replaceChildren();
  const chart = chartFrame(element, { store }, { tools: [basisTool] });
  element.append(late);
  const answer = watch(null, element, store, render);
  const forecast = watch(null, element, store, render);
  select.addEventListener("change", () => chooseBasis(select.value));
  const stopBasis = onBasis(update);

  function update() {
    const places = /** @type {MilestoneRow[]} */ (store.rows("milestone", site)).map(row => (row.mw ?? []).map(one => ({ basis: one.basis, planned: one.value, ready: 0, parties: [] })));
    const basis = basisOf(places);
    keyed(select, basesOf(places), id => id, () => document.createElement("option"), (option, id) => {
      setAttr(option, "value", id);
      setText(option, word("basis", id));
    });
    if (select.value !== basis) select.value = basis;
    element.hidden = places.every(place => place.length === 0);
    const { since, asOf } = shown();
    // A forecast is of now, and of how it may go on from there.
    forecast.to(element.hidden || asOf !== null ? null : "/api/forecast");
    answer.to(element.hidden ? null : `/api/ramp?${new URLSearchParams({ basis, ...site && { site }, ...since && { since } })}`);
    render();
  }

  function render() {
    if (element.hidden) return;
    const axis = axisGiven?.() ?? axisOfLanes(store.rows("milestone", site), dayOf(store.serverNow()));
    if (!differs(element, [answer.data, answer.state, answer.error, forecast.data, axis.from, axis.to, axis.today, lang()])) return;
    chart.update(answer.data ? rampDrawing(answer.data, site, store, axis, shown().asOf === null ? forecast.data?.milestones : []) : null, answer);
    setPieces(late, answer.data ? latePieces(answer.data, store, site, boundsText) : []);
  }

  return {
    update(changed) { if ([...changed].some(key => key !== "pulse")) update(); },
    unmount() { stopBasis(); answer.stop(); forecast.stop(); chart.destroy(); },
  };
}
