// Planned against earned value of a site's schedules: whether the work keeps the pace that its plan wanted.

import { watch } from "../analysis.js";
import { dayOf } from "../axis.js";
import { chartFrame } from "../chart-frame.js";
import { clone, keyed, part, setAttr, setText } from "../dom.js";
import { earnedDrawing } from "../drawings/earned.js";
import { filter, setFilter } from "../filters.js";
import { lang } from "../i18n.js";
import { differs } from "../memo.js";

/** @typedef {import("../drawings/earned.js").ProjectValue} ProjectValue */

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string} site @returns {import("../types.js").View} */
export function mountEarned(element, context, site) {
  const { store } = context;
  const frame = clone("earned");
  const choice = /** @type {HTMLSelectElement} */ (part(frame, "project"));
  element.replaceChildren(frame);
  const chart = chartFrame(part(frame, "chart"), context, { tools: [part(frame, "tools")] });
  const answer = watch(null, frame, store, render);
  choice.addEventListener("change", () => { setFilter("earned", choice.value); render(); });

  function update() {
    // Without a schedule nothing has a weight, and there is nothing to ask for.
    element.hidden = store.rows("schedule", site).length === 0;
    answer.to(element.hidden ? null : `/api/sites/${encodeURIComponent(site)}/earned-value`);
    render();
  }

  function render() {
    if (element.hidden) return;
    const today = dayOf(store.serverNow());
    if (!differs(frame, [answer.data, answer.state, answer.error, filter("earned"), today, lang()])) return;
    const projects = /** @type {ProjectValue[]} */ (answer.data?.projects ?? []);
    // The one with the most work in it, unless another is chosen.
    const shown = projects.find(one => one.project === filter("earned")) ?? [...projects].sort((one, other) => other.hours - one.hours)[0];
    keyed(choice, projects, one => one.project, () => document.createElement("option"), (option, one) => { setAttr(option, "value", one.project); setText(option, one.name); });
    if (shown && choice.value !== shown.project) choice.value = shown.project;
    part(frame, "tools").hidden = projects.length < 2;
    // Schedules without planned work have no curve.
    frame.hidden = answer.data && !shown;
    chart.update(shown ? earnedDrawing(shown, today) : null, answer);
  }

  return {
    update,
    unmount() { answer.stop(); chart.destroy(); frame.remove(); },
  };
}
