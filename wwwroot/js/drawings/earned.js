// Planned and earned value over time, in shares of the planned hours. Values in, values out.

import { toDay } from "../axis.js";
import { day, number } from "../format.js";
import { t } from "../i18n.js";

/** @typedef {import("../chart/types.js").Drawing} Drawing */
/** @typedef {import("../chart/types.js").Point} Point */
/**
 * @typedef {object} EarnedUpdate of one data date @property {string} dataDate @property {number} planned hours @property {number} earned hours
 * @property {number} earnedScheduleDays @property {number} varianceDays @property {number|null} [performanceIndex] @property {string|null} [finish]
 */
/**
 * @typedef {object} ProjectValue as /api/sites/{site}/earned-value gives it
 * @property {string} project @property {string} name @property {{dataDate: string, isBaseline: boolean}} plan @property {string} start
 * @property {number} activities @property {number} withoutDates @property {number} hours @property {{day: string, hours: number}[]} planned @property {EarnedUpdate[]} updates
 */

/** @param {ProjectValue} value @param {number} today @returns {Drawing} */
export function earnedDrawing(value, today) {
  const start = toDay(value.start) ?? today;
  const share = (/** @type {number} */ hours) => value.hours ? hours / value.hours * 100 : 0;
  const updates = value.updates;
  const days = [...value.planned, ...updates.map(one => ({ day: one.dataDate }))].flatMap(one => toDay(one.day) ?? []);
  const end = (/** @type {string} */ iso) => (toDay(iso) ?? today) + 1;
  const latest = updates[updates.length - 1];
  /** @type {Point[]} */
  const earned = [{ x: start, y: 0, shape: "none" }, ...updates.filter(one => end(one.dataDate) > start).map(one => ({ x: end(one.dataDate), y: share(one.earned), says: says(one, value) }))];
  return {
    name: `earned value ${value.project}`,
    label: t("earned.label"),
    title: titleOf(latest),
    subtitle: [
      t(value.plan.isBaseline ? "earned.baseline" : "earned.first-plan", { name: value.name, day: day(value.plan.dataDate) }),
      t("earned.weights", { hours: number(Math.round(value.hours)), count: value.activities }),
      value.withoutDates ? t("earned.without", { count: value.withoutDates }) : "",
    ].filter(Boolean).join(" · "),
    series: [
      { id: "earned", label: t("earned.earned"), ink: "done", points: earned, named: true },
      { id: "planned", label: t("earned.planned"), ink: "plan", named: true, points: [
        { x: start, y: 0, shape: "none" }, ...value.planned.map(one => ({ x: end(one.day), y: share(one.hours), says: t("earned.says-planned", { day: day(one.day), share: number(share(one.hours), 1) }), shape: /** @type {const} */ ("none") })),
      ] },
    ],
    axisX: { kind: "days", from: Math.min(start, today) - 10, to: Math.max(today, ...days) + 20, today },
    axisY: { kind: "amounts", unit: "%", from: 0, to: 100 },
    columns: [
      { label: t("earned.data-date") }, { label: t("earned.planned-hours"), figure: true }, { label: t("earned.earned-hours"), figure: true }, { label: t("earned.schedule"), figure: true },
      { label: t("earned.variance"), figure: true }, { label: t("earned.index"), figure: true }, { label: t("earned.finish") },
    ],
    rows: () => updates.map(one => ({ key: one.dataDate, cells: [
      { text: day(one.dataDate), value: one.dataDate }, one.planned, one.earned, one.earnedScheduleDays, one.varianceDays, one.performanceIndex ?? "", one.finish ? { text: day(one.finish), value: one.finish } : "",
    ] })),
  };
}

/** @param {EarnedUpdate|undefined} latest */
function titleOf(latest) {
  if (latest?.performanceIndex == null) return t("earned.title-none");
  const words = { index: number(latest.performanceIndex, 2), days: number(Math.round(Math.abs(latest.varianceDays))), finish: latest.finish ? day(latest.finish) : "" };
  const pace = Math.abs(latest.varianceDays) < 0.5 ? "earned.title-even" : latest.varianceDays < 0 ? "earned.title-behind" : "earned.title-ahead";
  return [t(pace, words), latest.finish ? t("earned.at-this-pace", words) : t("earned.no-finish")].join("; ");
}

/** @param {EarnedUpdate} one @param {ProjectValue} value */
const says = (one, value) => t("earned.says", {
  day: day(one.dataDate), earned: number(one.earned / value.hours * 100, 1), planned: number(one.planned / value.hours * 100, 1), index: one.performanceIndex == null ? "–" : number(one.performanceIndex, 2),
});
