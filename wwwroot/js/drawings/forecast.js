// When a milestone may be reached: the share of simulations by day, and on what the date hangs. Values in, values out.

import { toDay } from "../axis.js";
import { date, day, number } from "../format.js";
import { hasText, t } from "../i18n.js";
import { latestOf } from "../stated.js";

/** @typedef {import("../types.js").Store} Store */
/** @typedef {import("../chart/types.js").Drawing} Drawing */
/** @typedef {import("../chart/types.js").Point} Point */
/** @typedef {{from: string, to: string, count: number, cumulative: number}} Bin */
/** @typedef {{code: string, name: string, criticality: number, correlation?: number|null, days?: number|null}} Driver */
/**
 * @typedef {object} Forecast of one milestone, as /api/sites/{site}/forecast gives it
 * @property {string} milestone @property {string|null} [schedule] @property {string} planned with everything as planned
 * @property {string} p10 @property {string} p50 @property {string} p80 @property {string} p90
 * @property {number} deviationDays
 * @property {import("../types.js").Stated|null} [plan] @property {"baseline"|"first-stated"|null} [planKind] @property {number|null} [probabilityOfPlan]
 * @property {{date: import("../types.js").Stated, contract: string, party: string, position: number}|null} [contract] @property {number|null} [probabilityOfContract]
 * @property {{origin: string, class?: string|null, n?: number|null, words: string}} range @property {Bin[]} bins @property {Driver[]} drivers
 * @property {{id: string, name: string, happened: number, days?: number|null}[]} [risks] those that may delay it: how often, and how many days later it was where they did
 */

/** A share as people say it: "80 %", "< 1 %". @param {number} share 0 to 1 */
export const percent = share => share > 0 && share < 0.01 ? `< ${number(1)} %` : share < 1 && share > 0.99 ? `> ${number(99)} %` : `${number(Math.round(share * 100))} %`;

/** @param {Forecast} forecast @param {string} name @param {number} trials @param {number} today @returns {Drawing} */
export function forecastDrawing(forecast, name, trials, today) {
  const bins = forecast.bins;
  const first = toDay(bins[0].from) ?? today, last = (toDay(bins[bins.length - 1].to) ?? today) + 1;
  const room = Math.max(5, (last - first) * 0.04);
  const most = Math.max(...bins.map(bin => bin.count));
  const at = (/** @type {string} */ iso) => (toDay(iso) ?? today) + 1;
  const marks = /** @type {[string, number][]} */ ([[forecast.p10, 10], [forecast.p50, 50], [forecast.p80, 80], [forecast.p90, 90]]);
  /** @type {Point[]} */ const curve = [{ x: first - room, y: 0, shape: "none" }, { x: first, y: 0, shape: "none" }];
  for (const bin of bins) {
    const x = at(bin.to);
    curve.push({ x, y: bin.cumulative * 100, says: t("forecast.says", { day: day(bin.to), share: percent(bin.cumulative) }), shape: "none" });
  }
  curve.push({ x: last + room, y: 100, shape: "none" });
  const points = marks.map(([iso, share]) => /** @type {Point} */ ({ x: at(iso), y: share, label: `P${share} ${day(iso)}`, says: t("forecast.says-p", { share, day: day(iso) }) }));
  /** A date that others hold it to stands where it is kept. @param {string} id @param {string} label @param {import("../chart/types.js").Ink} ink @param {import("../types.js").Stated|null|undefined} stated @param {number|null|undefined} kept @returns {import("../chart/types.js").Series[]} */
  const held = (id, label, ink, stated, kept) => {
    const to = toDay(latestOf(stated));
    return to === null || kept == null ? [] : [{ id, label, ink, form: "points", track: "share", points: [
      { x: Math.min(Math.max(to + 1, first - room), last + room), y: kept * 100, shape: "diamond", says: t(`forecast.says-${id}`, { day: date(stated), share: percent(kept) }) },
    ] }];
  };
  return {
    name: `forecast ${forecast.milestone}`,
    label: t("forecast.label", { what: name }),
    title: t("forecast.title", { what: name, day: day(forecast.p80) }),
    subtitle: subtitle(forecast, trials),
    series: [
      { id: "marks", label: t("forecast.marks"), ink: "forecast", form: "points", points, track: "share", legend: false },
      ...held("contract", t("forecast.contract"), "ink", forecast.contract?.date, forecast.probabilityOfContract),
      ...held("plan", t(`forecast.plan-${forecast.planKind ?? "baseline"}`), "plan", forecast.plan, forecast.probabilityOfPlan),
      { id: "curve", label: t("forecast.curve"), ink: "forecast", points: curve },
      // Drawn to its own height: its shape tells, its numbers stand in the table.
      { id: "bins", label: t("forecast.bins"), ink: "soft", form: "step", points: bins.flatMap(bin => [
        { x: toDay(bin.from) ?? today, y: bin.count / most * 40, shape: /** @type {const} */ ("none") }, { x: at(bin.to), y: bin.count / most * 40, shape: /** @type {const} */ ("none") },
      ]) },
    ],
    axisX: { kind: "days", from: Math.floor(first - room), to: Math.ceil(last + room), today },
    axisY: { kind: "amounts", unit: "%" },
    columns: [{ label: t("forecast.from") }, { label: t("forecast.to") }, { label: t("forecast.count"), figure: true }, { label: t("forecast.share"), figure: true }],
    rows: () => bins.map(bin => ({ key: bin.from, cells: [
      { text: day(bin.from), value: bin.from }, { text: day(bin.to), value: bin.to }, bin.count, { text: percent(bin.cumulative), value: bin.cumulative },
    ] })),
  };
}

/** @param {Forecast} forecast @param {number} trials */
function subtitle(forecast, trials) {
  return [
    t("forecast.spread", { p10: day(forecast.p10), p50: day(forecast.p50), p90: day(forecast.p90) }),
    t("forecast.planned", { day: day(forecast.planned) }),
    forecast.probabilityOfPlan != null ? t(`forecast.keeps-${forecast.planKind ?? "baseline"}`, { day: date(forecast.plan), share: percent(forecast.probabilityOfPlan) }) : "",
    forecast.probabilityOfContract != null ? t("forecast.keeps-contract", { day: date(forecast.contract?.date), share: percent(forecast.probabilityOfContract) }) : "",
    t(forecast.schedule ? "forecast.over-network" : "forecast.over-milestones", { count: trials }),
    rangeWords(forecast),
  ].filter(Boolean).join(" · ");
}

/** Where the spread is from. @param {Forecast} forecast */
const rangeWords = ({ range }) => hasText(`forecast.range-${range.origin}`) ? t(`forecast.range-${range.origin}`, { n: range.n ?? 0, words: sourceWords(range) }) : range.words;

/** Of a reference class, in the reader's language; what parties gave is in theirs. @param {Forecast["range"]} range */
export const sourceWords = ({ class: of, n, words }) => of ? t(`forecast.class-${of}`, { n: n ?? 0 }) : words;

/** On what the date hangs most. @param {Forecast} forecast @param {string} name @returns {Drawing} */
export function driversDrawing({ drivers, milestone }, name) {
  const shown = drivers.filter(driver => (driver.days ?? 0) >= 0.5);
  const says = (/** @type {Driver} */ driver) => t("forecast.driver-says", { what: driver.name, days: number(driver.days ?? 0), share: percent(driver.criticality) });
  return {
    name: `drivers ${milestone}`,
    label: t("forecast.drivers-label", { what: name }),
    title: shown.length ? t("forecast.drivers-title", { what: shown[0].name }) : t("forecast.drivers-none"),
    subtitle: t("forecast.drivers-subtitle"),
    series: [{ id: "drivers", label: t("forecast.drivers"), ink: "forecast", form: "bars", legend: false, points: shown.map((driver, index) => ({ x: index, y: 0, y2: driver.days ?? 0, label: `${number(driver.days ?? 0)} d`, says: says(driver) })) }],
    axisX: { kind: "steps", labels: shown.map(driver => driver.name) },
    axisY: { kind: "amounts", unit: t("forecast.days") },
    turned: true,
    empty: t("forecast.drivers-empty"),
    columns: [{ label: t("network.code") }, { label: t("network.activity") }, { label: t("forecast.days"), figure: true }, { label: t("forecast.criticality"), figure: true }, { label: t("forecast.correlation"), figure: true }],
    rows: () => drivers.map(driver => ({ key: driver.code, cells: [
      { text: driver.code, data: true }, { text: driver.name, data: true }, driver.days ?? "", { text: percent(driver.criticality), value: driver.criticality }, driver.correlation ?? "",
    ] })),
  };
}
