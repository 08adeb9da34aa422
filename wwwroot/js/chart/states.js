// What a chart shows when it cannot simply show its data: nothing yet, nothing at all, not read, or not current.

import { part, setAttr, setText } from "../dom.js";
import { clock } from "../format.js";
import { t } from "../i18n.js";

/** @typedef {import("./types.js").Drawing} Drawing */
/** @typedef {import("./types.js").Answer} Answer */
/** @typedef {Answer["state"]|"empty"} State */

/** @param {Drawing|null} drawing @param {Answer} answer @returns {State} */
export function stateOf(drawing, { state }) {
  if (!drawing) return state === "error" ? "error" : "loading";
  if (state === "error") return "stale";
  if (state === "ready" && drawing.series.every(one => one.points.length === 0)) return "empty";
  return state;
}

/** @param {HTMLElement} frame @param {State} state @param {Drawing|null} drawing @param {Answer} answer */
export function fillState(frame, state, drawing, answer) {
  setAttr(frame, "data-state", state);
  setAttr(frame, "data-drawn", drawing !== null);
  setAttr(frame, "aria-busy", state === "loading" ? "true" : null);
  const words = wordsOf(state, drawing, answer);
  part(frame, "notice").hidden = words === null;
  setText(part(frame, "notice-word"), words?.[0]);
  setText(part(frame, "notice-why"), words?.[1]);
  part(frame, "retry").hidden = !answer.retry || state !== "error" && state !== "stale";
}

/** @param {State} state @param {Drawing|null} drawing @param {Answer} answer @returns {[string, string]|null} */
function wordsOf(state, drawing, { error, at }) {
  switch (state) {
    case "loading": return drawing ? null : [t("chart.loading"), ""];
    case "empty": return [t("chart.empty"), drawing?.empty ?? ""];
    case "error": return [t("chart.error"), error ?? ""];
    case "stale": return [at ? t("chart.stale-since", { time: clock(at) }) : t("chart.stale"), error ?? ""];
    default: return null;
  }
}
