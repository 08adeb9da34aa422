// A milestone in words: the same facts as its marks, for those who do not see them.

import { byWhom } from "./completion.js";
import { date, dateShort, day, isOverdue, isoDay, percent, slip } from "./format.js";
import { hasText, lang, t, word } from "./i18n.js";

/** @typedef {import("./types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("./types.js").Said} Said */
/** @typedef {import("./types.js").Stated} Stated */
/** @typedef {import("./types.js").Store} Store */

/** @param {Store} store @param {string|null|undefined} id */
export const partyName = (store, id) => id ? store.get("party", null, id)?.name ?? id : "";

/** "buildings 3-4", or the campus. @param {string|null|undefined} buildings */
export function buildingsName(buildings) {
  if (!buildings) return t("lane.campus");
  // Some name a group in words ("Phase 1", "data hall"): then it says what it is by itself.
  if (!/^\d/.test(buildings)) return buildings;
  return t("lane.buildings", { count: /^\d+$/.test(buildings) ? 1 : 2, buildings: buildings.replaceAll("-", "–") });
}

/** The phase, unless the name already says it. @param {MilestoneRow} row */
export function phaseBeside({ name, phase }) {
  const said = word("phase", phase);
  return name.toLowerCase().includes(said.toLowerCase()) ? "" : said;
}

/** The status as the board counts it: overdue is told apart with the server's time. @param {MilestoneRow} row @param {Date} now */
export const statusOf = (row, now) => isOverdue(row, now) ? "overdue" : row.status;

/** @param {MilestoneRow} row @param {Date} now */
export const statusWord = (row, now) => word("status", statusOf(row, now));

/** The shape that stands beside each status word. @param {string} status @returns {[import("./marks.js").Mark["shape"], string]} */
export function statusSymbol(status) {
  switch (status) {
    case "done": return ["dot", "done"];
    case "forecast": return ["ring", "forecast"];
    case "overdue": return ["overdue", "late"];
    case "press": return ["press", "press"];
    case "withdrawn": return ["strike", "plan"];
    default: return ["diamond", "plan"];
  }
}

/** @type {WeakMap<MilestoneRow, {of: string, parties: unknown, text: string}>} a row that changed is another row */
const sentences = new WeakMap();

/** The whole lane in one sentence: wanted in several places of every drawing, and written once. @param {MilestoneRow} row @param {Store} store */
export function laneSentence(row, store) {
  const of = `${lang()} ${isoDay(store.serverNow())}`, parties = store.rows("party");
  let kept = sentences.get(row);
  if (kept?.of !== of || kept.parties !== parties) sentences.set(row, kept = { of, parties, text: writeLane(row, store) });
  return kept.text;
}

/** @param {MilestoneRow} row @param {Store} store */
function writeLane(row, store) {
  const { current, plan } = row;
  const parts = [];
  if (plan) parts.push(t(`lane.says-${plan.kind}`, { date: date(plan.date), party: partyName(store, plan.party) }));
  else parts.push(t("lane.no-plan"));
  if (current) parts.push(t(`lane.says-${current.kind}`, { date: date(current.date), party: partyName(store, current.party), rank: word("rank", current.rank) }));
  else if (row.status === "press") parts.push(...pressSays(row, store));
  else if (row.status !== "withdrawn") parts.push(t("lane.no-current"));
  const late = slip(row.slip);
  if (late && row.status !== "withdrawn") parts.push(late);
  if (isOverdue(row, store.serverNow())) parts.push(t("lane.overdue-since", { day: day(row.overdueFrom) }));
  if (row.percent) parts.push(t("lane.percent", { percent: percent(row.percent.value), party: partyName(store, row.percent.party) }));
  if (row.withdrawn) parts.push(t("lane.withdrawn", { party: partyName(store, row.withdrawn.party), day: day(row.withdrawn.date) }));
  return `${row.name}: ${parts.join("; ")}.`;
}

/** The date that leads, as short as a cell needs it. @param {MilestoneRow} row */
export function currentShort(row) {
  if (row.current) return dateShort(row.current.date);
  const press = (row.said ?? []).find(said => said.rank === "press" && (said.actual?.date ?? said.forecast?.date));
  return press ? dateShort(press.actual?.date ?? press.forecast?.date) : "";
}

/** What a party says now, in words. @param {Said} said */
export function saysNow(said) {
  const parts = [];
  if (said.actual) parts.push(said.actual.date ? t("says.actual", { date: date(said.actual.date) }) : t("says.retracted"));
  if (said.forecast && !said.actual?.date) parts.push(said.forecast.date ? t("says.forecast", { date: date(said.forecast.date) }) : t("says.no-date"));
  if (said.percent) parts.push(t("says.percent", { percent: percent(said.percent.value) }));
  if (said.note && parts.length === 0) parts.push(t("says.note"));
  return parts.join("; ");
}

/** Why this date is the current one. @param {MilestoneRow} row @param {Store} store */
export function whyCurrent(row, store) {
  const { current, completion } = row;
  if (row.withdrawn) return t("why.withdrawn");
  if (completion?.state === "rejected") return `${whyLeading(row, store)} ${t("why.rejected", { party: partyName(store, completion.party) })}`;
  if (completion?.state === "accepted" && current?.report === completion.report) {
    return t(byWhom("why.accepted", completion.by), { by: partyName(store, completion.by), party: partyName(store, current.party), day: day(current.dataDate) });
  }
  return whyLeading(row, store);
}

/** @param {MilestoneRow} row @param {Store} store */
function whyLeading({ current, status }, store) {
  if (!current) return t(status === "press" ? "why.press" : "why.none");
  const key = `why.${current.kind}-${current.rank}`;
  return t(hasText(key) ? key : "why.other", { party: partyName(store, current.party), day: day(current.dataDate) });
}

/** @param {MilestoneRow} row @param {Store} store */
function pressSays(row, store) {
  const said = (row.said ?? []).find(one => one.rank === "press" && (one.actual?.date ?? one.forecast?.date));
  return said ? [t("lane.says-press", { date: date(said.actual?.date ?? said.forecast?.date), party: partyName(store, said.party) })] : [];
}
