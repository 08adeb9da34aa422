// Everything that stands on the board, named.

import { lang, t } from "../i18n.js";
import { differs } from "../memo.js";
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

/** The marks that are read from afar, in a word each. @param {HTMLElement} list @param {{ticks?: boolean}} [options] */
export function fillShortLegend(list, { ticks = false } = {}) {
  if (!differs(list, [lang()])) return;
  /** @type {[string, import("../marks.js").Mark["shape"], string][]} */
  const entries = [["status.planned", "diamond", "plan"], ["status.forecast", "bar", "forecast"], ["status.done", "dot", "done"], ["legend.late", "whisker", "late"], ["status.overdue", "overdue", "late"]];
  list.replaceChildren(...[...entries, ...ticks ? [/** @type {typeof entries[0]} */ (["wall.ticks", "tick", "done"])] : []].map(([key, shape, ink]) => {
    const item = document.createElement("li");
    item.append(symbol(shape, ink), t(key));
    return item;
  }));
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
