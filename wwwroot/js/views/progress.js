// Milestones due against met, with the baseline execution index in front.

import { watch } from "../analysis.js";
import { dayOf } from "../axis.js";
import { chartFrame } from "../chart-frame.js";
import { progressDrawing } from "../drawings/progress.js";

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string|null} [site] @returns {import("../types.js").View} */
export function mountProgress(element, context, site = null) {
  const { store } = context;
  element.replaceChildren();
  const chart = chartFrame(element, context);
  const answer = watch(`/api/progress${site ? `?site=${encodeURIComponent(site)}` : ""}`, element, store, render);

  function render() {
    chart.update(answer.data ? progressDrawing(answer.data.programme, site, store, dayOf(store.serverNow())) : null, answer);
  }
  return {
    update() { answer.check(); render(); },
    unmount() { answer.stop(); chart.destroy(); },
  };
}
