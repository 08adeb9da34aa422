// The milestone trend of a site, and beside it how each line goes on; below, report by report, how the current date came to be what it is.

import { watch } from "../analysis.js";
import { chartFrame } from "../chart-frame.js";
import { dayOf } from "../axis.js";
import { clone, keyed, part, setAttr, setText } from "../dom.js";
import { courseWords, trendDrawing } from "../drawings/trend.js";
import { movesDrawing } from "../drawings/moves.js";
import { filter, setFilter } from "../filters.js";
import { lang, t } from "../i18n.js";
import { differs } from "../memo.js";
import { partyName } from "../names.js";
import { setPieces } from "../pieces.js";
import { askedOf } from "./site-answers.js";

/** @typedef {import("../drawings/trend.js").MilestoneTrend} MilestoneTrend */

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string} site @returns {import("../types.js").View} */
export function mountTrend(element, context, site) {
  const { store } = context;
  const frame = clone("trend");
  const [choice, who] = ["milestone", "party"].map(name => /** @type {HTMLSelectElement} */ (part(frame, name)));
  element.replaceChildren(frame);
  const chart = chartFrame(part(frame, "chart"), context, { tools: [part(frame, "tools")] });
  const bars = chartFrame(part(frame, "moves"), context);
  const at = `/api/sites/${encodeURIComponent(site)}`;
  const answer = watch(`${at}/trend`, frame, store, render);
  const moves = watch(null, frame, store, render);
  choice.addEventListener("change", () => { setFilter("trend", choice.value); setFilter("party", null); render(); });
  who.addEventListener("change", () => { setFilter("party", who.value || null); render(); });

  /** What is drawn: what was chosen, or else what the site's answers are about. @param {MilestoneTrend[]} told */
  function chosen(told) {
    const wanted = filter("trend") ?? askedOf(store.get("site", site, site) ?? {}, store.rows("milestone", site))?.id;
    return told.find(one => one.milestone === wanted) ?? told.find(one => one.trend.lines.length > 0) ?? told[0];
  }

  function render() {
    const drawnFrom = [answer, moves].flatMap(({ data, state, error }) => [data, state, error]);
    if (!differs(frame, [...drawnFrom, filter("trend"), filter("party"), store.rows("milestone", site), dayOf(store.serverNow()), lang()])) return;
    const told = /** @type {MilestoneTrend[]} */ (answer.data?.milestones ?? []).filter(one => one.trend.lines.length > 0);
    const shown = chosen(told);
    const today = dayOf(store.serverNow());
    keyed(choice, told, one => one.milestone, () => document.createElement("option"), (option, one) => {
      setAttr(option, "value", one.milestone);
      setText(option, store.get("milestone", site, one.milestone)?.name ?? one.milestone);
    });
    const parties = shown?.trend.lines.map(line => line.party) ?? [];
    const party = parties.includes(filter("party") ?? "") ? filter("party") : null;
    keyed(who, ["", ...parties], id => id, () => document.createElement("option"), (option, id) => { setAttr(option, "value", id); setText(option, id ? partyName(id, store) : t("trend.everybody")); });
    if (shown && choice.value !== shown.milestone) choice.value = shown.milestone;
    if (who.value !== (party ?? "")) who.value = party ?? "";
    chart.update(shown ? trendDrawing(shown, site, party, store, today) : null, answer);
    const lines = shown?.trend.lines.filter(line => party === null || line.party === party) ?? [];
    keyed(part(frame, "courses"), lines, line => line.party, () => clone("trend-course"), (li, line) => {
      setPieces(part(li, "party"), [{ text: partyName(line.party, store), data: true }]);
      setText(part(li, "course"), courseWords(line));
    });
    moves.to(shown ? `${at}/milestones/${encodeURIComponent(shown.milestone)}/moves` : null);
    bars.update(shown && moves.data?.milestone === shown.milestone ? movesDrawing(moves.data, store, today) : null, moves);
  }

  return {
    update() { answer.check(); moves.check(); render(); },
    unmount() { answer.stop(); moves.stop(); chart.destroy(); bars.destroy(); frame.remove(); },
  };
}
