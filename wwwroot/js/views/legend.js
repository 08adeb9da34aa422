// Everything that stands on the board, named.

import { t } from "../i18n.js";
import { symbol } from "../timeline.js";

/** @type {[string, import("../marks.js").Mark["shape"], string][]} */
const ENTRIES = [
  ["plan", "diamond", "plan"], ["plan-span", "span", "plan"], ["forecast", "ring", "forecast"], ["forecast-span", "bar", "forecast"],
  ["actual", "dot", "done"], ["overdue", "overdue", "late"], ["late", "whisker", "late"], ["early", "early", "early"], ["unsure", "whisker", "unsure"],
  ["press", "press", "press"], ["withdrawn", "strike", "plan"], ["flag", "flag", "plan"],
  ["tick-done", "tick", "done"], ["tick-forecast", "tick", "forecast"], ["tick-late", "tick", "late"], ["tick-plan", "tick", "plan"],
];

/** @param {HTMLElement} list @param {{ticks?: boolean}} [options] without ticks where no row is closed */
export function fillLegend(list, { ticks = true } = {}) {
  list.replaceChildren(...ENTRIES.filter(([key]) => ticks || !key.startsWith("tick-")).map(([key, shape, ink]) => {
    const item = document.createElement("li");
    item.append(symbol(shape, ink), t(`legend.${key}`));
    if (key === "tick-done") item.prepend(t("legend.ticks"));
    if (key === "withdrawn") item.className = "struck";
    return item;
  }), today(), changed());
}

function today() {
  const item = document.createElement("li");
  const line = document.createElement("i");
  line.className = "today-sample";
  item.append(line, t("legend.today"));
  return item;
}

function changed() {
  const item = document.createElement("li");
  const mark = document.createElement("mark");
  mark.textContent = t("legend.changed");
  item.append(mark);
  return item;
}
