// How far the parties' dates lie apart, and how a slip was come by, in words.

import { date, number, slip } from "./format.js";
import { t } from "./i18n.js";
import { toDay } from "./axis.js";
import { earliestOf, latestOf } from "./stated.js";

/** @typedef {import("./types.js").Said} Said */
/** @typedef {import("./types.js").Stated} Stated */
/** @typedef {import("./types.js").MilestoneRow} MilestoneRow */

const DAYS_PER_MONTH = 30.436875;

/** @param {Said[]} said */
export function spreadWords(said) {
  const dates = said.flatMap(one => one.actual?.date ?? one.forecast?.date ?? []);
  if (dates.length < 2) return t("milestone.spread-one", { count: dates.length });
  const ordered = [...dates].sort((a, b) => edges(a)[0] - edges(b)[0] || edges(a)[1] - edges(b)[1]);
  const first = ordered[0], last = ordered[ordered.length - 1];
  const apart = apartWords(first, last);
  return apart === null ? t("milestone.spread-none") : t("milestone.spread", { first: date(first), last: date(last), apart });
}

/** Like a slip: from the least to the most that the two can mean. @param {Stated} first @param {Stated} last */
function apartWords(first, last) {
  const least = edges(last)[0] - edges(first)[1];
  const most = edges(last)[1] - edges(first)[0];
  if (most <= 0 || edges(first).join() === edges(last).join()) return null;
  const inDays = !("precision" in first || "precision" in last);
  const unit = (/** @type {number} */ days) => inDays ? days : Math.round(days / DAYS_PER_MONTH);
  const written = (/** @type {number} */ n) => `${number(n)} ${t(inDays ? "slip.day" : "slip.month", { count: n })}`;
  const [from, to] = [Math.max(0, unit(least)), unit(most)];
  return from === to ? written(to) : from === 0 ? t("milestone.up-to", { n: written(to) }) : t("slip.between", { from: number(from), to: written(to) });
}

/** An open side counts as the side that is known. @param {Stated} stated @returns {[number, number]} */
function edges(stated) {
  const from = toDay(earliestOf(stated)) ?? 0;
  return [from, toDay(latestOf(stated)) ?? from];
}

/** How the slip was come by, or why there is none. @param {MilestoneRow} row @returns {{slip: string, how: string}} */
export function slipWords({ slip: value, plan, current, status }) {
  if (status === "withdrawn") return { slip: "", how: t("milestone.slip-withdrawn") };
  if (!plan) return { slip: "", how: t("milestone.slip-no-plan") };
  if (!current) return { slip: "", how: t("milestone.slip-no-current") };
  if (!value) return { slip: "", how: t("milestone.slip-same") };
  const dates = { current: date(current.date), plan: date(plan.date) };
  return { slip: slip(value), how: t(value.unit === "day" ? "milestone.slip-days" : "milestone.slip-months", dates) };
}
