// In the milestone panel, where this tab holds a key: the owner's word on a completion, and what the API says to it.

import { accessKey, postJson } from "../api.js";
import { part, setAttr, setData, setText } from "../dom.js";
import { t } from "../i18n.js";

/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */

/** @param {HTMLElement} frame the panel @param {string} site @param {string} milestone */
export function createJudge(frame, site, milestone) {
  const form = part(frame, "judge"), answer = part(frame, "judge-answer");
  const words = /** @type {HTMLTextAreaElement} */ (part(frame, "judge-words"));
  const buttons = [part(frame, "judge-accept"), part(frame, "judge-reject")];
  /** @type {import("../types.js").Completion|null} */ let shown = null;
  let busy = false;
  form.addEventListener("submit", event => event.preventDefault());
  buttons[0].addEventListener("click", () => void judge("accept", { note: given() }));
  buttons[1].addEventListener("click", () => void judge("reject", { reason: given() }));

  const given = () => words.value.trim() || undefined;

  /** Names the report that is shown: what came meanwhile is not judged unseen. @param {"accept"|"reject"} verb @param {object} said */
  async function judge(verb, said) {
    if (busy || !shown) return;
    setBusy(true);
    setText(answer, "");
    try {
      await postJson(`/api/sites/${encodeURIComponent(site)}/milestones/${encodeURIComponent(milestone)}/${verb}`, { report: shown.report, ...said });
      words.value = "";
      setText(answer, t(`judge.${verb}ed`));
      setAttr(answer, "lang", null);
    } catch (error) {
      setData(answer, /** @type {Error} */ (error).message || t("judge.failed"));
    }
    setBusy(false);
  }

  // Not disabled: a button that is loses the focus.
  function setBusy(/** @type {boolean} */ now) {
    busy = now;
    for (const button of buttons) setAttr(button, "aria-disabled", now ? "true" : null);
  }

  return {
    /** @param {MilestoneRow} row */
    update(row) {
      shown = row.completion ?? null;
      form.hidden = !shown || accessKey() === null;
    },
  };
}
