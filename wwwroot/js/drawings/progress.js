// Milestones due against met: two staircases. Where the lower is below the upper, what should have been done is not. Values in, values out.

import { toDay } from "../axis.js";
import { day, number } from "../format.js";
import { t } from "../i18n.js";
import { siteName } from "../names.js";
import { paths } from "../router.js";

/** @typedef {import("../types.js").Store} Store */
/** @typedef {import("../chart/types.js").Drawing} Drawing */
/** @typedef {{site: string, milestone: string, isMet: boolean}} ProgressChange */
/** @typedef {{day: string, due: number, met?: number|null, changes: ProgressChange[]}} ProgressPoint */
/** @typedef {{due: number, met: number, withoutPlan: number, metWithoutPlan: number, executionIndex?: number|null, points: ProgressPoint[]}} ProgressCurve */

/** @param {ProgressCurve} curve @param {string|null} site @param {Store} store @param {number} today @returns {Drawing} */
export function progressDrawing(curve, site, store, today) {
  const days = curve.points.flatMap(point => toDay(point.day) ?? []);
  const from = Math.min(today, ...days) - 20, to = Math.max(today, ...days) + 20;
  const index = curve.executionIndex;
  return {
    name: `progress ${site ?? "programme"}`,
    label: t("progress.label"),
    title: index == null ? t("progress.title-none") : t("progress.title", { index: number(index, 2), met: curve.met, due: curve.due }),
    subtitle: t("progress.subtitle", { count: curve.withoutPlan, met: curve.metWithoutPlan }),
    series: [
      { id: "met", label: t("progress.met"), ink: "done", form: "step", points: pointsOf(curve.points, point => point.met, from, today, point => says(point, site, store), true) },
      { id: "due", label: t("progress.due"), ink: "plan", form: "step", points: pointsOf(curve.points, point => point.due, from, to, point => says(point, site, store), false) },
    ],
    axisX: { kind: "days", from, to, today },
    axisY: { kind: "amounts", unit: t("progress.unit") },
    empty: t("progress.none"),
    columns: [{ label: t("progress.day") }, { label: t("progress.due"), figure: true }, { label: t("progress.met"), figure: true }, { label: t("progress.what") }],
    rows: () => curve.points.map(point => ({
      key: point.day,
      cells: [{ text: day(point.day), value: point.day }, point.due, point.met ?? "", { text: point.changes.map(change => changeName(change, site, store)).join("; "), data: true, href: hrefOf(point) }],
    })),
  };
}

/** @param {ProgressPoint[]} points @param {(point: ProgressPoint) => number|null|undefined} valueOf @param {number} from @param {number} to @param {(point: ProgressPoint) => string} saysOf @param {boolean} met @returns {import("../chart/types.js").Point[]} */
function pointsOf(points, valueOf, from, to, saysOf, met) {
  /** @type {import("../chart/types.js").Point[]} */ const drawn = [{ x: from, y: 0, shape: "none" }];
  for (const point of points) {
    const y = valueOf(point), x = toDay(point.day);
    if (y == null || x === null || y === drawn[drawn.length - 1].y) continue;
    drawn.push({ x, y, says: saysOf(point), href: hrefOf(point, met) });
  }
  const last = drawn[drawn.length - 1];
  if (last.x < to) drawn.push({ x: to, y: last.y, shape: "none" });
  return drawn;
}

/** @param {ProgressPoint} point @param {string|null} site @param {Store} store */
const says = (point, site, store) => t("progress.says", { day: day(point.day), due: point.due, met: point.met ?? "–", what: point.changes.map(change => changeName(change, site, store)).join("; ") });

/** @param {ProgressPoint} point @param {boolean} [met] */
function hrefOf({ changes }, met) {
  const change = changes.find(one => met === undefined || one.isMet === met);
  return change && paths.milestone(change.site, change.milestone);
}

/** @param {ProgressChange} change @param {string|null} site @param {Store} store */
function changeName({ site: of, milestone, isMet }, site, store) {
  const name = store.get("milestone", of, milestone)?.name ?? milestone;
  return t(isMet ? "progress.was-met" : "progress.was-due", { what: site ? name : `${siteName(of, store)}, ${name}` });
}
