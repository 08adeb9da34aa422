// In the milestone panel: a row per party, and every report with its reason, evidence and source. The newest first; the oldest of very many are left to the table.

import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { date, day, moment as instantText, percent } from "../format.js";
import { lang, t, word } from "../i18n.js";
import { partyName } from "../names.js";
import { sentence, setPieces, sourcePieces } from "../pieces.js";
import { spreadWords } from "../spread.js";
import { saysNow } from "../words.js";
import { updateFlag } from "./site-flags.js";

/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../types.js").Said} Said */
/** @typedef {import("../types.js").Stated} Stated */
/** @typedef {import("../types.js").Store} Store */
/** @typedef {import("../pieces.js").Piece} Piece */
/** @typedef {{kind?: string, url?: string, sha256?: string, capturedAt?: string}} Evidence */
/**
 * @typedef {{position: number, receivedAt: string, knownAt?: string|null, party: string, rank: string, dataDate: string, reportedAt?: string|null,
 *   forecast?: Stated|null, actual?: Stated|null, percent?: number|null, reason?: string|null, note?: string|null,
 *   cause?: string, attributedTo?: string, causeMissing?: boolean, evidence?: Evidence[]|null, source?: import("../types.js").Source|null}} Report
 * @typedef {{version: string|number, date: Stated, reason?: string|null, approver?: string|null, approved?: string|null, position: number}} Baseline
 * @typedef {{milestone: MilestoneRow, flags?: import("../types.js").FlagRow[], baselines?: Baseline[], reports?: Report[]}} Detail
 */

/** Somebody who wants more than this wants a table. */
const SHOWN_AT_MOST = 300;

/** @param {HTMLElement} frame @param {MilestoneRow} row @param {Detail|null} detail @param {Store} store */
export function updateParties(frame, row, detail, store) {
  const said = row.said ?? [];
  keyed(part(frame, "parties"), said, one => one.party, () => clone("milestone-party"), (tr, one) => {
    const report = detail?.reports?.find(report => report.position === leadingReport(one)) ?? detail?.reports?.find(report => report.party === one.party);
    setData(part(tr, "party"), partyName(one.party, store));
    setText(part(tr, "rank"), word("rank", one.rank));
    const dated = one.actual || one.forecast || one.percent;
    if (dated || !one.note) setText(part(tr, "says"), saysNow(one));
    else setData(part(tr, "says"), one.note.text);
    setText(part(tr, "data-date"), day(one.dataDate));
    setText(part(tr, "received"), report ? received(report, "-short") : "");
    setSource(part(tr, "source"), report);
    toggle(tr, "leads", row.current?.party === one.party);
  });
  setText(part(frame, "spread"), said.length > 0 ? spreadWords(said) : t("milestone.nobody"));
}

/** @param {HTMLElement} frame @param {Detail|null} detail @param {Store} store */
export function updateReports(frame, detail, store) {
  const reports = detail?.reports ?? [];
  const wanted = Number(new URLSearchParams(location.search).get("report"));
  setText(part(frame, "reports-title"), t("milestone.reports", { count: reports.length }));
  const older = part(frame, "older");
  older.hidden = reports.length <= SHOWN_AT_MOST;
  setText(older, t("milestone.older", { count: reports.length - SHOWN_AT_MOST }));
  if (detail?.milestone.site) setAttr(older, "href", `/api/sites/${encodeURIComponent(detail.milestone.site)}/reports.csv`);
  keyed(part(frame, "reports"), reports.filter((report, at) => at < SHOWN_AT_MOST || report.position === wanted), report => String(report.position), () => clone("milestone-report"), (li, report) => {
    setAttr(li, "data-report", report.position);
    setData(part(li, "party"), partyName(report.party, store));
    setText(part(li, "says"), [says(report), t("site.data-date", { day: day(report.dataDate) })].join(" · "));
    setNamed(part(li, "reason"), "milestone.reason", report.reason);
    part(li, "cause").hidden = !report.cause && !report.causeMissing;
    part(li, "cause-mark").hidden = !report.causeMissing;
    setPieces(part(li, "cause-text"), causePieces(report, store));
    setNamed(part(li, "note"), "milestone.note", report.note);
    setPieces(part(li, "evidence"), evidence(report.evidence ?? []));
    part(li, "evidence").hidden = !report.evidence?.length;
    const source = sourcePieces(report.source);
    setPieces(part(li, "small"), [...source, { text: `${source.length > 0 ? " · " : ""}${received(report)} · ${t("badge.update", { position: report.position })}` }]);
    outward(li);
  });
}

/** @param {HTMLElement} frame @param {Detail|null} detail @param {Store} store */
export function updateRest(frame, detail, store) {
  const flags = detail?.flags ?? [], baselines = detail?.baselines ?? [];
  part(frame, "flag-section").hidden = flags.length === 0;
  keyed(part(frame, "flags"), flags, flag => flag.id, () => clone("site-flag"), (li, flag) => updateFlag(li, flag, store));
  part(frame, "baseline-section").hidden = baselines.length === 0;
  keyed(part(frame, "baselines"), baselines, one => String(one.version), () => document.createElement("li"), (li, one) => setPieces(li, [
    { text: date(one.date), strong: true },
    { text: ` ${t("site.plan-baseline", { version: String(one.version), party: one.approver ? partyName(one.approver, store) : "", day: one.approved ? day(one.approved) : "" })}` },
    ...(one.reason ? [{ text: `: ${one.reason}`, data: true }] : []),
  ]));
}

/** @param {Said} said */
const leadingReport = ({ actual, forecast, percent, note }) => (actual ?? forecast ?? percent ?? note)?.report;

/** When the log took it; a loaded history is known from its source's date instead, and says so. @param {Report} report @param {""|"-short"} [form] */
function received({ knownAt, receivedAt }, form = "") {
  if (knownAt) return t(`milestone.known${form}`, { day: day(knownAt) });
  const at = new Date(receivedAt);
  if (Number.isNaN(at.getTime())) return "";
  return t(`milestone.received-at${form}`, { at: instantText(at) });
}

/** A field left out says nothing; null takes back. @param {Report} report */
function says(report) {
  const parts = [];
  if (report.actual !== undefined) parts.push(report.actual ? t("says.actual", { date: date(report.actual) }) : t("says.retracted"));
  if (report.forecast !== undefined) parts.push(report.forecast ? t("says.forecast", { date: date(report.forecast) }) : t("says.no-date"));
  if (report.percent != null) parts.push(t("says.percent", { percent: percent(report.percent) }));
  return parts.length > 0 ? parts.join("; ") : t("says.note");
}

/** @param {HTMLElement} el @param {string} key @param {string|null|undefined} text */
function setNamed(el, key, text) {
  el.hidden = !text;
  setPieces(el, text ? [{ text: `${t(key)}: ` }, { text, data: true }] : []);
}

/** Why the date moved, and whose doing that is said to be; or that it should have been said. @param {Pick<Report, "cause"|"attributedTo"|"causeMissing">} report @param {Store} store @returns {Piece[]} */
export function causePieces({ cause, attributedTo, causeMissing }, store) {
  if (!cause) return causeMissing ? [{ text: t("milestone.cause-missing"), late: true }] : [];
  return sentence(attributedTo ? "milestone.cause-by" : "milestone.cause", {
    cause: word("cause", cause), party: { text: attributedTo ? partyName(attributedTo, store) : "", data: true },
  });
}

/** @param {Evidence[]} evidence @returns {Piece[]} */
function evidence(evidence) {
  return evidence.flatMap(({ kind, url, sha256, capturedAt }, i) => {
    const name = kind ? word("evidence", kind) : t("milestone.evidence");
    const rest = [capturedAt ? day(capturedAt) : "", sha256 ? `SHA-256 ${sha256.slice(0, 12)}…` : ""].filter(Boolean).join(", ");
    /** @type {Piece} */ const link = isWeb(url) ? { text: name, href: url } : { text: name };
    return [{ text: i === 0 ? `${t("milestone.evidence")}: ` : "; " }, link, ...(rest ? [{ text: ` (${rest})` }] : [])];
  });
}

/** @param {string|undefined} url */
const isWeb = url => /^https?:\/\//i.test(url ?? "");

/** @param {HTMLElement} el @param {Report|undefined} report */
function setSource(el, report) {
  setPieces(el, sourcePieces(report?.source));
  setAttr(el, "lang", lang() === "en" ? null : "en");
  outward(el);
}

/** Addresses come from reports: what they open learns nothing of this page. @param {Element} el */
function outward(el) {
  for (const link of el.querySelectorAll("a[href^='http']")) setAttr(link, "rel", "noopener noreferrer");
}
