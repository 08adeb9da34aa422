// Milestones due against met, with the baseline execution index in front.

import { watch } from "../analysis.js";
import { dayOf } from "../axis.js";
import { chartFrame } from "../chart-frame.js";
import { progressDrawing } from "../drawings/progress.js";
import { lang } from "../i18n.js";
import { differs } from "../memo.js";

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string|null} [site] @returns {import("../types.js").View} */
export function mountProgress(element, context, site = null) {
  const { store } = context;
  element.replaceChildren();
  const chart = chartFrame(element, context);
  const answer = watch(`/api/progress${site ? `?site=${encodeURIComponent(site)}` : ""}`, element, store, render);

  function render() {
    const today = dayOf(store.serverNow());
    if (!differs(element, [answer.data, answer.state, answer.error, today, lang()])) return;
    chart.update(answer.data ? progressDrawing(answer.data.programme, site, store, today) : null, answer);
  }
  return {
    update() { answer.check(); render(); },
    unmount() { answer.stop(); chart.destroy(); },
  };
}
