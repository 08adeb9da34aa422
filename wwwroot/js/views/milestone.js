// The milestone panel, at the side and not modal: what finished means, who says what, why the current date is the current one, every report.

import { getJson } from "../api.js";
import { axisOf, datesOf, dayOf, gridLines } from "../axis.js";
import { completionPieces, completionSymbol } from "../completion.js";
import { clone, part, setAttr, setData, setText, toggle } from "../dom.js";
import { date, day, mw, percent } from "../format.js";
import { hasText, word } from "../i18n.js";
import { laneMarks } from "../marks.js";
import { atMoment } from "../moment.js";
import { partyName, siteName } from "../names.js";
import { setPieces } from "../pieces.js";
import { paths, route } from "../router.js";
import { slipWords } from "../spread.js";
import { drawAxis, drawLane, symbol } from "../timeline.js";
import { currentShort, laneSentence, statusOf, statusSymbol, statusWord, whyCurrent } from "../words.js";
import { createJudge } from "./judge.js";
import { updateParties, updateReports, updateRest } from "./milestone-reports.js";

/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../types.js").ViewContext} ViewContext */
/** @typedef {import("./milestone-reports.js").Detail} Detail */

const RETRY_AFTER_MS = 4000;
const FOCUS_AFTER_MS = 80;

/** @param {HTMLElement} element @param {ViewContext} context @returns {import("../types.js").View} */
export function mountMilestone(element, context) {
  const { store, t, go } = context;
  const site = String(route().site), id = String(route().milestone);
  const frame = clone("milestone-frame");
  /** @type {Detail|null} */ let detail = null;
  let loading = false, gone = false, problem = "", shownReport = "";
  const judge = createJudge(frame, site, id);
  element.replaceChildren(frame);
  setAttr(part(frame, "close"), "href", paths.site(site));
  setAttr(part(frame, "site"), "href", paths.site(site));
  document.addEventListener("keydown", onKey);

  async function load() {
    if (loading || gone) return;
    loading = true;
    const path = atMoment(`/api/sites/${encodeURIComponent(site)}/milestones/${encodeURIComponent(id)}`);
    try {
      detail = await getJson(path);
      problem = "";
    } catch (error) {
      const missing = /** @type {any} */ (error).status === 404;
      problem = missing ? t("milestone.unknown") : t("milestone.failed");
      if (!missing) setTimeout(load, RETRY_AFTER_MS);
    }
    loading = false;
    if (path !== atMoment(path.split("?")[0])) void load();
    else if (!gone) render();
  }

  /** The store's row is pushed, the panel's was fetched: the newer one is shown. */
  function row() {
    const pushed = /** @type {MilestoneRow|undefined} */ (store.get("milestone", site, id));
    const fetched = detail?.milestone;
    return pushed && fetched ? (fetched.position > pushed.position ? fetched : pushed) : pushed ?? fetched;
  }

  function render() {
    const milestone = row();
    setText(part(frame, "site"), siteName(site, store));
    setText(part(frame, "problem"), milestone && problem === t("milestone.unknown") ? "" : problem);
    part(frame, "problem").hidden = !problem;
    part(frame, "body").hidden = !milestone;
    setData(part(frame, "name"), milestone?.name ?? id);
    if (!milestone) return;
    updateFacts(milestone);
    updateCompletion(milestone);
    updateLane(milestone);
    updateParties(frame, milestone, detail, store);
    updateReports(frame, detail, store);
    updateRest(frame, detail, store);
    showReport();
  }

  /** @param {MilestoneRow} row */
  function updateFacts(row) {
    const now = store.serverNow();
    const status = statusOf(row, now);
    const mark = part(frame, "mark");
    if (mark.dataset.of !== status) { mark.dataset.of = status; mark.replaceChildren(symbol(...statusSymbol(status))); }
    setText(part(frame, "status"), statusWord(row, now));
    setAttr(part(frame, "status"), "data-status", status);
    setText(part(frame, "when"), currentShort(row) ? row.current ? date(row.current.date) : currentShort(row) : "");
    toggle(part(frame, "name"), "withdrawn", row.status === "withdrawn");
    setText(part(frame, "withdrawn"), row.withdrawn ? `${t("lane.withdrawn", { party: partyName(row.withdrawn.party, store), day: day(row.withdrawn.date) })}: ${row.withdrawn.reason}` : "");
    const meaning = `finished.${row.phase}`;
    setText(part(frame, "finished"), `${word("phase", row.phase)}: ${hasText(meaning) ? t(meaning) : t("finished.unknown")}`);
    part(frame, "mw-row").hidden = !row.mw?.length;
    setPieces(part(frame, "mw"), (row.mw ?? []).flatMap((one, i) => [
      ...(i > 0 ? [{ text: "; " }] : []), { text: mw(one.value), strong: true }, { text: ` ${word("basis", one.basis)}` },
      ...(one.party ? [{ text: `, ${partyName(one.party, store)}`, data: true }] : []), ...(one.note ? [{ text: ` (${one.note})`, data: true }] : []),
    ]));
    const responsible = row.responsible ?? store.get("site", site, site)?.responsible;
    setText(part(frame, "responsible"), responsible ? partyName(responsible, store) : t("site.not-stated"));
    setText(part(frame, "why"), whyCurrent(row, store));
    const { plan } = row;
    setText(part(frame, "plan"), plan ? `${date(plan.date)}, ${t(`site.plan-${plan.kind}`, { party: partyName(plan.party, store), day: day(plan.dataDate), version: plan.version ?? "" })}${plan.reason ? `: ${plan.reason}` : ""}` : t("lane.no-plan"));
    const slip = slipWords(row);
    setText(part(frame, "slip"), slip.slip);
    setAttr(part(frame, "slip"), "data-sense", row.slip?.sense);
    setText(part(frame, "slip-how"), slip.how);
    part(frame, "percent-row").hidden = !row.percent;
    setText(part(frame, "percent"), row.percent ? `${percent(row.percent.value)}, ${partyName(row.percent.party, store)}, ${day(row.percent.dataDate)}${row.percent.note ? `: ${row.percent.note}` : ""}` : "");
  }

  /** @param {MilestoneRow} row */
  function updateCompletion(row) {
    const { completion } = row;
    part(frame, "completion-row").hidden = !completion;
    judge.update(row);
    if (!completion) return;
    const mark = part(frame, "completion-mark");
    if (mark.dataset.of !== completion.state) { mark.dataset.of = completion.state; mark.replaceChildren(symbol(...completionSymbol(completion))); }
    setText(part(frame, "completion-state"), word("completion", completion.state));
    setAttr(part(frame, "completion-state"), "data-completion", completion.state);
    setPieces(part(frame, "completion"), completionPieces(completion, store));
  }

  /** @param {MilestoneRow} row */
  function updateLane(row) {
    const axis = axisOf(datesOf(row), dayOf(store.serverNow()), 3);
    frame.style.setProperty("--grid-lines", gridLines(axis));
    drawAxis(/** @type {any} */ (part(frame, "axis")), axis, t("lane.today"));
    drawLane(/** @type {any} */ (part(frame, "marks")), axis, laneMarks(row, store.serverNow()), laneSentence(row, store));
  }

  /** An address may name one report: it is shown once, and the scroll is the reader's after that. */
  function showReport() {
    const wanted = new URLSearchParams(location.search).get("report") ?? "";
    if (!detail || wanted === shownReport) return;
    shownReport = wanted;
    const report = wanted ? frame.querySelector(`[data-report="${CSS.escape(wanted)}"]`) : null;
    if (!(report instanceof HTMLElement)) return;
    report.classList.add("changed");
    report.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    go(paths.site(site));
  }

  /** Whoever closes the panel goes on from its milestone's lane, also when it was opened from somewhere else. */
  function returnFocus() {
    if (document.activeElement !== document.body || route().milestone) return;
    const lane = document.querySelector(`main a[href="${paths.milestone(site, id)}"]`);
    if (lane instanceof HTMLElement) lane.focus({ preventScroll: true });
  }

  void load();
  render();
  return {
    update(changed) {
      if ([...changed].every(key => key === "pulse")) return;
      const pushed = store.get("milestone", site, id);
      if (changed.has("moment")) void load();
      else if (detail && pushed && pushed.position > detail.milestone.position) void load();
      render();
    },
    unmount() {
      gone = true;
      document.removeEventListener("keydown", onKey);
      frame.remove();
      setTimeout(returnFocus, FOCUS_AFTER_MS);
    },
  };
}
