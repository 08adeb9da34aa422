// How a date came to be what it is: a bar for every report, acceptance and rejection that moved it, from the date that there was to the date that there is. Values in, values out.

import { fromDay } from "../axis.js";
import { date, day, number } from "../format.js";
import { t } from "../i18n.js";
import { partyName } from "../names.js";
import { paths } from "../router.js";

/** @typedef {import("../types.js").Stated} Stated */
/** @typedef {import("../types.js").Store} Store */
/** @typedef {import("../chart/types.js").Drawing} Drawing */
/** @typedef {{date: Stated, isActual: boolean, party: string, rank: string, dataDate: string, position: number}} Word */
/** @typedef {{kind: string, party: string, position: number, knownAt: string, dataDate?: string|null, before?: Word|null, after?: Word|null, shiftDays: number, reason?: string|null, note?: string|null}} Step */
/** @typedef {{site: string, milestone: string, start?: Word|null, end?: Word|null, startDay?: number|null, endDay?: number|null, steps: Step[]}} Moves days since 1970, with halves */

/** @param {Moves} moves @param {Store} store @param {number} today @returns {Drawing} */
export function movesDrawing({ site, milestone, startDay, endDay, steps }, store, today) {
  const name = store.get("milestone", site, milestone)?.name ?? milestone;
  const href = (/** @type {Step} */ step) => `${paths.milestone(site, milestone)}?report=${step.position}`;
  let at = startDay ?? endDay ?? today;
  const moved = steps.filter(step => step.kind !== "first");
  const points = moved.map((step, index) => {
    const from = at;
    at += step.shiftDays;
    return /** @type {import("../chart/types.js").Point} */ ({
      x: index, y: from, y2: at, ink: inkOf(step), says: says(step, store), href: href(step), label: step.shiftDays ? shift(step.shiftDays) : "",
    });
  });
  const all = (endDay ?? at) - (startDay ?? at);
  const days = [startDay ?? today, endDay ?? today, ...points.flatMap(({ y, y2 }) => [y, y2 ?? y])];
  const room = Math.max(14, (Math.max(...days) - Math.min(...days)) * 0.08);
  return {
    name: `moves ${site} ${milestone}`,
    label: t("moves.label", { what: name }),
    title: moved.length ? t(all > 0 ? "moves.title-later" : all < 0 ? "moves.title-earlier" : "moves.title-same", { what: name, days: number(Math.abs(all), 1), count: moved.length }) : t("moves.title-none", { what: name }),
    subtitle: t("moves.subtitle"),
    series: [{ id: "moves", label: t("moves.steps"), ink: "late", form: "bars", points, legend: false }],
    axisX: { kind: "steps", labels: moved.map(step => `${day(step.knownAt.slice(0, 10))} ${partyName(step.party, store)}`) },
    axisY: { kind: "days", from: Math.floor(Math.min(...days) - room), to: Math.ceil(Math.max(...days) + room), today },
    turned: true,
    empty: t("moves.none"),
    legend: [{ shape: "bar", ink: "late", label: t("moves.later") }, { shape: "bar", ink: "forecast", label: t("moves.earlier") }, { shape: "bar", ink: "plan", label: t("moves.other") }],
    columns: [{ label: t("moves.known") }, { label: t("milestone.party") }, { label: t("moves.what") }, { label: t("moves.from") }, { label: t("moves.to") }, { label: t("moves.days"), figure: true }, { label: t("moves.reason") }],
    rows: () => [
      ...steps.map(step => ({
        key: `${step.position} ${step.kind}`,
        cells: [
          { text: day(step.knownAt.slice(0, 10)), value: step.knownAt, href: href(step) }, { text: partyName(step.party, store), data: true }, t(`moves.kind-${step.kind}`),
          { text: date(step.before?.date), value: step.before?.date.text ?? "" }, { text: date(step.after?.date), value: step.after?.date.text ?? "" },
          { text: shift(step.shiftDays), value: step.shiftDays }, { text: step.reason ?? step.note ?? "", data: true },
        ],
      })),
      { key: "sum", cells: [t("moves.sum"), "", "", { text: startDay == null ? "" : day(fromDay(Math.floor(startDay))) }, { text: endDay == null ? "" : day(fromDay(Math.floor(endDay))) }, { text: shift(all), value: all }, ""] },
    ],
  };
}

/** With its sign, to the half day. @param {number} days */
const shift = days => `${days > 0 ? "+" : days < 0 ? "\u2212" : ""}${number(Math.abs(days), 1)}`;

/** Own bars for what is no change of mind: another party's word, another precision. @param {Step} step @returns {import("../chart/types.js").Ink} */
function inkOf({ kind, shiftDays }) {
  if (kind === "lead" || kind === "responsible" || kind === "precision" || kind === "no-date") return "plan";
  if (kind === "actual" || kind === "accepted") return shiftDays > 0 ? "late" : "done";
  return shiftDays > 0 ? "late" : shiftDays < 0 ? "forecast" : "plan";
}

/** Told of whose date it is; of an acceptance and a rejection, of whose word that is. @param {Step} step @param {Store} store */
function says({ kind, party, before, after, shiftDays, knownAt, reason, note }, store) {
  const judged = kind === "accepted" || kind === "rejected";
  return [
    t(`moves.says-${kind}`, { party: partyName(judged ? party : (after ?? before)?.party ?? party, store), from: date(before?.date), to: date(after?.date) }),
    shiftDays ? t("moves.by", { days: shift(shiftDays) }) : "", day(knownAt.slice(0, 10)), reason ?? note ?? "",
  ].filter(Boolean).join("; ");
}

