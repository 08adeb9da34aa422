// What if: other dates of milestones and other durations, as the address has them (?if=date:…&if=duration:…), and what the server says would
// come of them. Nothing is written anywhere: the address is all there is, and whoever has it sees the same.

import { watch } from "../analysis.js";
import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { percent } from "../drawings/forecast.js";
import { filter, filters, setFilters } from "../filters.js";
import { dateShort, day, number } from "../format.js";
import { lang, t } from "../i18n.js";
import { differs } from "../memo.js";
import { onRoute, paths } from "../router.js";
import { isSame, readChange, withChange } from "../what-if.js";

/** @typedef {import("../what-if.js").Change} Change */
/** @typedef {{planned: string, p80: string, probabilityOfPlan?: number}} Figures */
/** @typedef {{milestone: string, name: string, before?: Figures, after: Figures, moves: boolean, p80Days?: number}} Effect */
/** @typedef {{kind: string, text: string, name: string, before?: import("../types.js").Stated, daysBefore?: number, notBefore?: string}} Told */
/** @typedef {{id: string, name: string, finishBefore?: string, finishAfter?: string, days?: number}} Finish */

/** A network of some thousand activities takes its time, and others may be first. */
const WAITS_MS = 60000;
const PATHS = 20;

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string} site @returns {import("../types.js").View} */
export function mountWhatIf(element, { store }, site) {
  const frame = /** @type {HTMLDetailsElement} */ (clone("what-if"));
  const milestone = /** @type {HTMLSelectElement} */ (part(frame, "milestone")), onDay = /** @type {HTMLInputElement} */ (part(frame, "day"));
  const activity = /** @type {HTMLInputElement} */ (part(frame, "activity")), days = /** @type {HTMLInputElement} */ (part(frame, "days"));
  const at = `/api/sites/${encodeURIComponent(site)}`;
  element.replaceChildren(frame);
  const answer = watch(null, element, store, render, { waitsMs: WAITS_MS });
  const network = watch(null, element, store, render);
  const nameOf = (/** @type {string} */ id) => store.get("milestone", site, id)?.name ?? id;
  const changes = () => filters("if").map(readChange);
  let copied = "";

  part(frame, "date-form").addEventListener("submit", event => {
    event.preventDefault();
    put(withChange(changes(), { kind: "date", subject: milestone.value, value: onDay.value }));
    onDay.value = "";
  });
  part(frame, "duration-form").addEventListener("submit", event => {
    event.preventDefault();
    put(withChange(changes(), { kind: "duration", subject: codeOf(activity.value.trim()), value: String(days.valueAsNumber) }));
    activity.value = days.value = "";
  });
  part(frame, "clear").addEventListener("click", () => put([]));
  part(frame, "copy").addEventListener("click", () => void copy());
  frame.addEventListener("toggle", update);
  const stop = onRoute(update);

  /** @param {Change[]} next */
  function put(next) {
    setFilters("if", next.map(change => `${change.kind}:${change.subject}:${change.value}`));
    update();
  }

  async function copy() {
    // Where a browser keeps its clipboard to itself the address is shown, to be copied by hand.
    try { await navigator.clipboard.writeText(location.href); copied = t("what-if.copied"); } catch { copied = location.href; }
    setText(part(frame, "copied"), copied);
  }

  function update() {
    const wanted = changes();
    if (wanted.length && !frame.dataset.opened) { frame.dataset.opened = "true"; frame.open = true; }
    const query = new URLSearchParams(wanted.map(({ kind, subject, value }) => [kind, value === null ? subject : `${subject}:${value}`]));
    answer.to(wanted.length ? `${at}/what-if?${query}` : null);
    const target = filter("network");
    network.to(frame.open && store.rows("schedule", site).length ? `${at}/network?${new URLSearchParams({ paths: String(PATHS), ...target && { milestone: target } })}` : null);
    render();
  }

  /** @returns {{code: string, name: string}[]} */
  const activities = () => (network.data?.paths ?? []).flatMap((/** @type {any} */ path) => path.activities).filter((/** @type {any} */ one) => !one.milestone);

  /** @param {string} words a code, or the name of one that is known here */
  const codeOf = words => (activities().find(one => one.code === words) ?? activities().find(one => one.name.toLowerCase() === words.toLowerCase()))?.code ?? words;

  function render() {
    if (!differs(frame, [location.search, answer.data, answer.state, answer.error, network.data, store.rows("milestone", site), store.rows("schedule", site), frame.open, lang()])) return;
    const wanted = changes();
    setText(part(frame, "title"), wanted.length ? t("what-if.title-changes", { count: wanted.length }) : t("what-if.title"));
    const open = store.rows("milestone", site).filter(row => row.status !== "done" && row.status !== "withdrawn");
    keyed(milestone, open, row => row.id, () => document.createElement("option"), (option, row) => { setAttr(option, "value", row.id); setText(option, row.name); });
    part(frame, "duration-form").hidden = store.rows("schedule", site).length === 0;
    keyed(part(frame, "activities"), activities(), one => one.code, () => document.createElement("option"), (option, one) => { setAttr(option, "value", one.code); setText(option, one.name); });
    const told = /** @type {Told[]} */ (answer.data?.changes ?? []);
    const isThis = !answer.error && told.length === wanted.length && wanted.every(change => told.some(one => isSame(change, one)));
    keyed(part(frame, "changes"), wanted.map((change, place) => ({ change, place })), ({ change, place }) => `${place} ${change.kind} ${change.subject} ${change.value}`, createChange, (li, { change }) => fillChange(li, change, told), { atOnce: true });
    part(frame, "tools").hidden = wanted.length === 0;
    setText(part(frame, "copied"), wanted.length ? copied : "");
    setText(part(frame, "state"), !wanted.length || isThis ? "" : wanted.some(problemOf) ? t("what-if.refused") : answer.error || t("what-if.computing"));
    part(frame, "effect").hidden = !isThis || !wanted.length;
    if (isThis && wanted.length) fillEffect(answer.data);
  }

  /** @param {Change} change */
  const problemOf = change => answer.errors.find(error => error.field === change.kind && isSame(change, { kind: change.kind, text: error.value ?? "" }));

  /** @param {{change: Change, place: number}} item */
  function createChange({ place }) {
    const li = clone("what-if-change");
    part(li, "remove").addEventListener("click", () => { put(changes().filter((_, index) => index !== place)); frame.querySelector("summary")?.focus(); });
    return li;
  }

  /** @param {HTMLElement} li @param {Change} change @param {Told[]} told */
  function fillChange(li, change, told) {
    const one = told.find(each => isSame(change, each));
    const what = one?.name ?? (change.kind === "date" ? nameOf(change.subject) : change.subject);
    const text = change.value === null ? t("what-if.unread", { what: change.subject })
      : change.kind === "date" ? t("what-if.date", { what, day: /^\d{4}-\d\d-\d\d$/.test(change.value) ? day(change.value) : change.value })
      : t("what-if.duration", { what: one && one.name !== change.subject ? `${change.subject} ${one.name}` : what, count: Number(change.value), days: Number.isFinite(Number(change.value)) ? number(Number(change.value), 2) : change.value });
    setText(part(li, "text"), text);
    setAttr(part(li, "remove"), "aria-label", t("what-if.remove-label", { what: text }));
    setText(part(li, "small"), [one?.before ? t("what-if.now", { before: dateShort(one.before) }) : one?.daysBefore != null ? t("what-if.now-days", { days: number(one.daysBefore, 2) }) : "", one?.notBefore ? t("what-if.not-before", { day: day(one.notBefore) }) : ""].filter(Boolean).join("; "));
    const problem = problemOf(change);
    part(li, "problem").hidden = !problem;
    setData(part(li, "problem"), problem?.rule ?? "");
  }

  /** @param {{milestones: Effect[], schedules: Finish[], position: number}} data */
  function fillEffect({ milestones, schedules, position }) {
    const moved = milestones.filter(one => one.moves).sort((a, b) => Math.abs(b.p80Days ?? Infinity) - Math.abs(a.p80Days ?? Infinity));
    const others = milestones.length - moved.length;
    /** @type {HTMLTableElement} */ (frame.querySelector("table")).hidden = moved.length === 0;
    keyed(part(frame, "rows"), moved, one => one.milestone, () => clone("what-if-row"), fillRow, { atOnce: true });
    setText(part(frame, "others"), t(moved.length === 0 ? "what-if.nothing-moves" : others ? "what-if.others" : "what-if.all-move", { count: others }));
    keyed(part(frame, "finishes"), schedules.filter(one => one.finishAfter), one => one.id, () => clone("what-if-finish"), (li, one) => setText(li, finishWords(one)));
    setText(part(frame, "position"), t("what-if.position", { position: number(position) }));
  }

  /** @param {HTMLElement} tr @param {Effect} one */
  function fillRow(tr, one) {
    setData(part(tr, "name"), one.name);
    setAttr(part(tr, "name"), "href", `${paths.milestone(site, one.milestone)}${location.search}`);
    setText(part(tr, "by"), t("what-if.from-to", { before: one.before ? day(one.before.p80) : t("date.none"), after: day(one.after.p80) }));
    setText(part(tr, "days"), movedWords(one.p80Days));
    toggle(part(tr, "days"), "late", (one.p80Days ?? 0) > 0);
    setText(part(tr, "plan"), one.after.probabilityOfPlan == null ? t("what-if.no-plan") : t("what-if.from-to", { before: one.before?.probabilityOfPlan == null ? "–" : percent(one.before.probabilityOfPlan), after: percent(one.after.probabilityOfPlan) }));
  }

  // Who was sent a link came for this: it is looked for where it stands, far down the page.
  if (filters("if").length && scrollY === 0) requestAnimationFrame(() => element.scrollIntoView({ block: "start" }));

  return {
    update,
    unmount() { stop(); answer.stop(); network.stop(); frame.remove(); },
  };
}

/** @param {Finish} one */
const finishWords = ({ name, finishBefore, finishAfter, days }) => t(days ? "what-if.finish" : "what-if.finish-same", {
  name, before: finishBefore ? day(finishBefore.slice(0, 10)) : "–", after: day(String(finishAfter).slice(0, 10)), moved: movedWords(days),
});

/** @param {number} [days] */
const movedWords = days => days == null ? "–" : days > 0 ? t("what-if.later", { count: days }) : days < 0 ? t("what-if.earlier", { count: -days }) : t("what-if.same-day");
