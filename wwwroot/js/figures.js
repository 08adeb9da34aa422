// The figures above the board, as values: number, unit, basis, who says so. A figure without its source is not made.

import { basisOf } from "./basis.js";
import { date, day, isOverdue, mw, number, percent, slip, usd } from "./format.js";
import { t, word } from "./i18n.js";
import { listOf, milestonePiece, partyPieces } from "./names.js";
import { forDate } from "./phrases.js";
import { sentence, sourcePieces } from "./pieces.js";

/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {import("./types.js").Store} Store */
/** @typedef {import("./types.js").MilestoneRow} MilestoneRow */
/** @typedef {{id: string, value: string, unit: string, late?: boolean, text: Piece[], source: Piece[]}} Figure */

const FINISHING = ["ready-for-service", "handed-over", "it-load-live", "full-capacity"];

/** @param {Store} store @returns {Figure[]} */
export function figures(store) {
  return [power(store), campus(store), next(store), overdue(store), money(store)].filter(figure => figure !== null);
}

/** One basis at a time: megawatts of different bases are never added. @param {Store} store @returns {Figure|null} */
function power(store) {
  const programme = programmeOf(store);
  const sites = store.rows("site");
  const basis = basisOf(sites.map(site => site.power));
  const sum = programme?.power?.find((/** @type {any} */ entry) => entry.basis === basis);
  if (!sum) return null;
  const ready = /** @type {MilestoneRow[]} */ (store.rows("milestone")).filter(row => row.status === "done" && row.mw?.some(each => each.basis === basis));
  const judged = ready.length > 0 && ready.every(row => row.current?.rank === "observer");
  const stating = sites.filter(site => site.power?.some((/** @type {any} */ entry) => entry.basis === basis)).length;
  const dataDate = latest(ready.map(row => row.current?.dataDate));
  return {
    id: "power",
    value: number(sum.ready),
    unit: t("figures.of-mw", { planned: mw(sum.planned) }),
    text: sentence(judged ? "figures.power-judged" : "figures.power", { basis: word("basis", basis), count: stating }),
    source: [...partyPieces(sum.parties, store), ...(dataDate ? sentence("figures.data-to", { date: day(dataDate) }) : [])],
  };
}

/** What a campus's own people report of it: percent is physical progress and completes nothing. @param {Store} store @returns {Figure|null} */
function campus(store) {
  const rows = /** @type {MilestoneRow[]} */ (store.rows("milestone")).filter(row => row.percent && FINISHING.includes(row.phase) && row.status !== "withdrawn");
  const row = rows.sort((a, b) => String(b.percent?.dataDate).localeCompare(String(a.percent?.dataDate)) || a.id.localeCompare(b.id))[0];
  if (!row?.percent) return null;
  const { note } = row.percent;
  return {
    id: "campus",
    value: percent(row.percent.value),
    unit: t("figures.reported"),
    text: note
      ? sentence("figures.campus-note", { milestone: milestonePiece(row, store), note: { text: note, data: true } })
      : sentence("figures.campus", { milestone: milestonePiece(row, store) }),
    source: [...partyPieces([row.percent.party], store), ...sentence("figures.data-of", { date: day(row.percent.dataDate) })],
  };
}

/** @param {Store} store @returns {Figure|null} */
function next(store) {
  const ref = programmeOf(store)?.next;
  const row = /** @type {MilestoneRow|undefined} */ (ref && store.get("milestone", ref.site, ref.milestone));
  if (!row?.current) return null;
  const { plan, current } = row;
  const late = row.slip?.sense === "late";
  const [value, unit] = row.slip ? splitUnit(slip(row.slip)) : [date(current.date), ""];
  const params = { milestone: milestonePiece(row, store), date: { text: date(current.date), strong: true }, plan: plan ? forDate(plan.date) : "", version: plan?.version ?? "" };
  return {
    id: "next",
    value,
    unit,
    late,
    text: sentence(plan ? `figures.next-${plan.kind}` : "figures.next", params),
    source: [
      ...sentence(current.rank === "observer" ? "figures.judges" : "figures.says", { party: partyPieces([current.party], store) }),
      ...sentence("figures.data-of", { date: day(current.dataDate) }),
    ],
  };
}

/** @param {Store} store @returns {Figure|null} */
function overdue(store) {
  const now = store.serverNow();
  const rows = /** @type {MilestoneRow[]} */ (store.rows("milestone"));
  const open = rows.filter(row => row.status !== "done" && row.status !== "withdrawn");
  const late = open.filter(row => isOverdue(row, now)).sort((a, b) => String(b.overdueFrom).localeCompare(String(a.overdueFrom)));
  if (!rows.length) return null;
  const most = worst(store);
  return {
    id: "overdue",
    value: number(late.length),
    unit: t("figures.of-overdue"),
    late: late.length > 0,
    text: [
      ...(late.length ? sentence("figures.overdue", { count: late.length, open: open.length, milestone: milestonePiece(late[0], store) }) : sentence("figures.none-overdue", { open: open.length })),
      ...(most ? sentence("figures.worst", { milestone: milestonePiece(most, store), slip: { text: slip(most.slip), late: true } }) : []),
    ],
    source: sentence("figures.counted", { date: day(now.toISOString()) }),
  };
}

/** The greatest slip on a plan or first stated date. @param {Store} store @returns {MilestoneRow|undefined} */
function worst(store) {
  const ref = programmeOf(store)?.worst;
  const row = ref && store.get("milestone", ref.site, ref.milestone);
  return row?.slip?.sense === "late" ? row : undefined;
}

/** @param {Store} store @returns {Figure|null} */
function money(store) {
  const programme = programmeOf(store);
  if (programme?.investmentUsd == null) return null;
  const { named } = programme;
  const years = programme.overYears ? t("figures.years", { count: programme.overYears }) : "";
  return {
    id: "money",
    value: usd(programme.investmentUsd),
    unit: "",
    text: named
      ? sentence("figures.money-named", { usd: { text: usd(named.usd), strong: true }, gw: { text: `${number(named.gw, 1)}\u00a0GW`, strong: true }, date: day(named.asOf), years })
      : sentence("figures.money", { date: day(programme.announced), years }),
    source: listOf(distinct([sourcePieces(programme.source), named ? sourcePieces(named.source) : []])),
  };
}

/** @param {Store} store @returns {import("./types.js").ProgrammeRow|undefined} */
const programmeOf = store => store.rows("programme")[0];

/** @param {Piece[][]} groups */
const distinct = groups => groups.filter((group, at) => groups.findIndex(each => each[0]?.text === group[0]?.text) === at);

/** @param {(string|undefined)[]} days */
const latest = days => days.filter(Boolean).sort().at(-1);

/** "+3 to +9 months" → the figure and its unit, which is written smaller. @param {string} text */
function splitUnit(text) {
  const at = text.lastIndexOf("\u00a0");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
