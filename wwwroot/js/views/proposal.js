// What a schedule that was sent would change: findings, quality, and the difference to what the site knows. Nothing is changed until its
// sender says so; which milestones are taken is his to choose.

import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { date, dateShort, day, number, percent, signed, size } from "../format.js";
import { t, word } from "../i18n.js";
import { partyName } from "../names.js";
import { refusalOf } from "../upload.js";

/** @typedef {{code: string, milestone: string, name: string, nameBefore?: string, new: boolean, back: boolean, withdrawnBy?: string, reportOnly?: boolean, goneSince?: string, before?: import("../types.js").Stated, date?: import("../types.js").Stated, actual: boolean, computed: boolean, moved: boolean, movedDays?: number, phase?: string, buildings?: string}} Change */
/** @typedef {{severity: string, kind: string, line?: number, subject?: string, text: string, done: string}} Finding */
/** @typedef {{number: number, slug: string, title: string, verdict: string, value?: number, limit: number, atLeast: boolean, count?: number, outOf?: number, words: string, offenders: {code: string, name: string, wrong: string}[], offendersInAll: number}} Point */
/**
 * @typedef {object} Proposal as the server previews a schedule
 * @property {string} id @property {string|null} [accepted] @property {{name: string, size: number}} file @property {string} format @property {string} [writer] @property {string} [encoding]
 * @property {{said?: string|null}|null} [unnamed] a table that names no project, and what was said of which it is
 * @property {{code: string, name: string, activities: number}[]} projects @property {string} project @property {string} projectName @property {string|null} [dataDate] @property {string} party @property {boolean} mayName the key may say in whose name
 * @property {number} activities @property {number} links @property {{finish?: string, storedFinish?: string, critical: number, compared: number, equal: number, open: number}} computed
 * @property {{score?: number|null, passed: number, applicable: number, points: Point[]}} quality @property {Finding[]} findings @property {number} findingsInAll @property {boolean} latest
 * @property {Change[]} milestones @property {{code: string, milestone: string, name: string, last?: import("../types.js").Stated}[]} gone
 * @property {{milestone: string, for: string}[]} linksAdded @property {{milestone: string, for: string}[]} linksRemoved
 */

const ROWS_SHOWN = 300;

/**
 * @param {HTMLElement} element @param {import("../types.js").ViewContext} context
 * @param {{again: (query: URLSearchParams) => Promise<any>, accept: (body: object) => Promise<any>}} server
 */
export function mountProposal(element, { store }, server) {
  const frame = clone("proposal");
  /** @type {Proposal|null} */ let shown = null;
  /** @type {Set<string>} codes that are not taken */ const left = new Set();
  let filter = "", busy = false;
  element.replaceChildren(frame);
  const words = /** @type {HTMLInputElement} */ (part(frame, "filter")), project = /** @type {HTMLSelectElement} */ (part(frame, "project")), party = /** @type {HTMLSelectElement} */ (part(frame, "party")), named = /** @type {HTMLInputElement} */ (part(frame, "named"));
  const dataDate = /** @type {HTMLInputElement} */ (part(frame, "data-date")), tasks = /** @type {HTMLInputElement} */ (part(frame, "tasks")), all = /** @type {HTMLInputElement} */ (part(frame, "all"));
  words.addEventListener("input", () => { filter = words.value.trim().toLowerCase(); render(); });
  all.addEventListener("change", () => { for (const change of visible()) if (all.checked) left.delete(change.code); else left.add(change.code); render(); });
  for (const field of [project, named, party, dataDate, tasks]) field.addEventListener("change", () => void again());
  part(frame, "accept").addEventListener("click", () => void accept());
  part(frame, "discard").addEventListener("click", clear);

  /** @param {Change} change */
  const matches = change => !filter || `${change.code} ${change.name} ${change.buildings ?? ""}`.toLowerCase().includes(filter);
  const visible = () => (shown?.milestones ?? []).filter(matches);

  async function again() {
    if (!shown) return;
    const of = shown.unnamed ? named.value.trim() : project.value;
    const query = new URLSearchParams({ ...of && { project: of }, ...shown.mayName && { party: party.value }, ...dataDate.value && { dataDate: dataDate.value }, ...tasks.checked && { tasks: "true" } });
    const asked = shown;
    await tryTo(async () => {
      const answer = await server.again(query);
      // Another file may be there by now.
      if (shown?.id === asked.id) show(answer);
    });
  }

  async function accept() {
    if (!shown || busy) return;
    const asked = shown;
    const codes = asked.milestones.map(change => change.code).filter(code => !left.has(code));
    await tryTo(async () => {
      const answer = await server.accept({ project: asked.project, party: asked.party, ...dataDate.value && { dataDate: dataDate.value }, ...tasks.checked && { tasks: true }, ...left.size > 0 && { codes } });
      if (shown && shown.id !== asked.id) return;
      clear();
      say(answer.taken ? t("proposal.accepted", { reports: answer.reports, planned: answer.planned, withdrawn: answer.withdrawn, refused: answer.refusedInAll }) : t("proposal.known"));
    });
  }

  /** @param {() => Promise<void>} what */
  async function tryTo(what) {
    busy = true;
    setAttr(part(frame, "accept"), "aria-disabled", "true");
    say("");
    try {
      await what();
    } catch (problem) {
      say(refusalOf(problem), true);
    }
    busy = false;
    setAttr(part(frame, "accept"), "aria-disabled", null);
  }

  /** @param {string} text @param {boolean} [isProblem] */
  function say(text, isProblem = false) {
    part(frame, "answer").hidden = !text;
    (isProblem ? setData : setText)(part(frame, "answer"), text);
  }

  function clear() {
    shown = null;
    left.clear();
    words.value = filter = dataDate.value = "";
    tasks.checked = false;
    render();
  }

  /** @param {Proposal} proposal */
  function show(proposal) {
    if (shown?.id !== proposal.id) dataDate.value = proposal.dataDate ?? "";
    if (shown?.id !== proposal.id || shown.project !== proposal.project) left.clear();
    shown = proposal;
    say("");
    render();
  }

  function render() {
    part(frame, "body").hidden = !shown;
    if (!shown) return;
    const { file, milestones, computed, gone, linksAdded, linksRemoved } = shown;
    setText(part(frame, "title"), t("proposal.title", { file: file.name }));
    setText(part(frame, "what"), [shown.format, shown.writer, size(file.size), t("proposal.size", { count: shown.activities, links: shown.links })].filter(Boolean).join(" · "));
    setText(part(frame, "computed"), computedWords(computed));
    part(frame, "project-field").hidden = shown.projects.length < 2;
    keyed(project, shown.projects, one => one.code, () => document.createElement("option"), (option, one) => { setAttr(option, "value", one.code); setText(option, `${one.name || one.code} (${number(one.activities)})`); });
    if (project.value !== shown.project) project.value = shown.project;
    part(frame, "named-field").hidden = !shown.unnamed;
    if (!named.matches(":focus")) named.value = shown.unnamed?.said ?? "";
    part(frame, "party-field").hidden = !shown.mayName;
    keyed(party, store.rows("party"), one => one.id, () => document.createElement("option"), (option, one) => { setAttr(option, "value", one.id); setText(option, one.name); });
    if (party.value !== shown.party) party.value = shown.party;
    if (shown.dataDate && !dataDate.matches(":focus")) dataDate.value = shown.dataDate;
    part(frame, "date-missing").hidden = Boolean(shown.dataDate);
    const counts = { fresh: milestones.filter(one => one.new).length, moved: milestones.filter(one => !one.new && one.moved && !one.withdrawnBy).length, renamed: milestones.filter(one => one.nameBefore).length, back: milestones.filter(one => one.back).length };
    setText(part(frame, "difference"), differenceWords(shown, counts));
    part(frame, "older").hidden = shown.latest;
    part(frame, "again").hidden = !shown.accepted;
    fillQuality(shown);
    fillFindings(shown);
    const rows = visible();
    keyed(part(frame, "rows"), rows.slice(0, ROWS_SHOWN), one => one.code, change => createRow(change), fillRow);
    setText(part(frame, "more"), rows.length > ROWS_SHOWN ? t("proposal.more", { count: rows.length - ROWS_SHOWN }) : "");
    keyed(part(frame, "gone"), gone, one => one.code, () => document.createElement("li"), (li, one) => setText(li, t("proposal.gone-one", { code: one.code, what: one.name, last: one.last ? date(one.last) : "–" })));
    part(frame, "gone-section").hidden = gone.length === 0;
    const links = [...linksAdded.map(link => ({ ...link, key: "proposal.link-added" })), ...linksRemoved.map(link => ({ ...link, key: "proposal.link-removed" }))];
    keyed(part(frame, "links"), links.slice(0, ROWS_SHOWN), link => `${link.key} ${link.milestone} ${link.for}`, () => document.createElement("li"), (li, link) => setText(li, t(link.key, { what: nameOf(link.milestone), other: nameOf(link.for) })));
    part(frame, "links-section").hidden = links.length === 0;
    const chosen = milestones.length - left.size;
    setText(part(frame, "accept"), t("proposal.accept", { count: chosen }));
    all.checked = rows.length > 0 && rows.every(change => !left.has(change.code));
    all.indeterminate = !all.checked && rows.some(change => !left.has(change.code));
  }

  /** @param {string} id of a milestone, here or in the schedule */
  const nameOf = id => shown?.milestones.find(one => one.milestone === id)?.name ?? store.rows("milestone").find(row => row.id === id)?.name ?? id;

  /** @param {Change} change */
  function createRow(change) {
    const tr = clone("proposal-row");
    const box = /** @type {HTMLInputElement} */ (part(tr, "take"));
    setAttr(box, "aria-label", t("proposal.take", { what: change.name }));
    box.addEventListener("change", () => { if (box.checked) left.delete(change.code); else left.add(change.code); render(); });
    return tr;
  }

  /** @param {HTMLElement} tr @param {Change} change */
  function fillRow(tr, change) {
    /** @type {HTMLInputElement} */ (part(tr, "take")).checked = !left.has(change.code);
    setData(part(tr, "code"), change.code);
    setData(part(tr, "name"), change.name);
    setText(part(tr, "small"), [change.new ? t("proposal.new", { phase: word("phase", change.phase) }) : "", change.nameBefore ? t("proposal.renamed", { before: change.nameBefore }) : "", change.back ? t("proposal.back") : "", change.withdrawnBy ? t("proposal.withdrawn-by", { party: partyName(change.withdrawnBy, store) }) : "", change.reportOnly ? t("proposal.report-only") : "", change.goneSince ? t("proposal.gone-since", { day: day(change.goneSince) }) : ""].filter(Boolean).join(" · "));
    setText(part(tr, "before"), change.before ? dateShort(change.before) : "–");
    setText(part(tr, "after"), change.date ? t(change.actual ? "proposal.actual" : "proposal.forecast", { day: dateShort(change.date) }) : t("date.none"));
    setText(part(tr, "moved"), change.movedDays ? t("proposal.days", { days: signed(change.movedDays) }) : change.new ? "" : change.moved ? "" : t("proposal.same"));
    toggle(part(tr, "moved"), "late", (change.movedDays ?? 0) > 0);
    toggle(tr, "left-out", left.has(change.code));
  }

  /** @param {Proposal} proposal */
  function fillQuality({ quality }) {
    setText(part(frame, "score"), quality.score == null ? t("proposal.no-score") : t("proposal.score", { score: quality.score, passed: quality.passed, of: quality.applicable }));
    keyed(part(frame, "points"), quality.points, point => point.slug, () => clone("quality-point"), (li, point) => {
      setText(part(li, "name"), t("quality.name", { number: point.number, name: word("quality", point.slug) }));
      setText(part(li, "verdict"), t(`quality.${point.verdict}`));
      setAttr(li, "data-verdict", point.verdict);
      setText(part(li, "value"), valueWords(point));
      setData(part(li, "words"), point.words);
      keyed(part(li, "offenders"), point.offenders.slice(0, 50), one => `${one.code} ${one.wrong}`, () => document.createElement("li"), (item, one) => setData(item, `${one.code} ${one.name}: ${one.wrong}`));
      const details = /** @type {HTMLDetailsElement} */ (part(li, "details"));
      details.hidden = point.offendersInAll === 0;
      setText(part(li, "offenders-count"), t("quality.offenders", { count: point.offendersInAll }));
    });
  }

  /** @param {Proposal} proposal */
  function fillFindings({ findings, findingsInAll }) {
    setText(part(frame, "findings-title"), t("proposal.findings", { count: findingsInAll }));
    keyed(part(frame, "findings"), findings.map((finding, at) => ({ ...finding, at })), finding => String(finding.at), () => clone("finding"), (li, finding) => {
      setAttr(li, "data-severity", finding.severity);
      setText(part(li, "severity"), t(`finding.${finding.severity}`));
      setText(part(li, "where"), finding.line ? t("finding.line", { line: finding.line }) : "");
      setData(part(li, "text"), [finding.subject && !finding.text.includes(finding.subject) ? `${finding.subject}: ` : "", finding.text].join(""));
      setData(part(li, "done"), finding.done);
    });
  }

  render();
  return { get id() { return shown?.id ?? ""; }, show, clear, update: render };
}

/** Whether the critical path is the one of the program that wrote the file. @param {Proposal["computed"]} computed */
function computedWords({ finish, compared, equal, critical, open }) {
  const ours = finish ? t("proposal.finish", { day: day(finish.slice(0, 10)), critical, open }) : "";
  return [ours, compared === 0 ? t("proposal.not-scheduled") : equal === compared ? t("proposal.all-equal", { count: compared }) : t("proposal.some-equal", { equal, count: compared })].filter(Boolean).join(" ");
}

/** @param {Proposal} proposal @param {{fresh: number, moved: number, renamed: number, back: number}} counts */
function differenceWords({ gone, linksAdded, linksRemoved }, counts) {
  /** @type {[string, number][]} */ const parts = [["proposal.n-new", counts.fresh], ["proposal.n-moved", counts.moved], ["proposal.n-renamed", counts.renamed], ["proposal.n-back", counts.back], ["proposal.n-gone", gone.length], ["proposal.n-links", linksAdded.length + linksRemoved.length]];
  const told = parts.filter(([, count]) => count > 0).map(([key, count]) => t(key, { count }));
  return told.length ? told.join(", ") : t("proposal.nothing");
}

/** @param {Point} point */
function valueWords({ value, limit, atLeast, count, outOf }) {
  if (value == null) return "";
  const isShare = outOf != null;
  const written = (/** @type {number} */ n) => isShare ? percent(n * 100) : number(n, 2);
  return t(atLeast ? "quality.at-least" : "quality.at-most", { value: isShare ? `${number(count ?? 0)} / ${number(outOf)} = ${written(value)}` : written(value), limit: written(limit) });
}
