// Megawatts over time, in one basis: what is ready, what is forecast, what was planned; and what of the difference slipped, and what is scope. Values in, values out.

import { fromDay, toDay } from "../axis.js";
import { date, day, mw } from "../format.js";
import { t, word } from "../i18n.js";
import { siteName } from "../names.js";
import { paths } from "../router.js";

/** @typedef {import("../types.js").Store} Store */
/** @typedef {import("../axis.js").Axis} Axis */
/** @typedef {import("../chart/types.js").Drawing} Drawing */
/** @typedef {import("../chart/types.js").Point} Point */
/** @typedef {import("../pieces.js").Piece} Piece */
/** @typedef {{day: string, mw: number, site: string, milestone: string, hasPassed?: boolean}} Step */
/** @typedef {{site: string, milestone: string, mw: number}} MilestoneMw */
/** @typedef {{basis: string, steps: Step[], undated: MilestoneMw[]}} Curve */
/** @typedef {{site: string, milestone: string, reason: string, slip: number, scope: number}} RampChange */
/** @typedef {{day: string, before: number, after: number, slip: number, scope: number, changes: RampChange[]}} Difference */
/** @typedef {{least: number, most: number, isOpen: boolean}} Bounds */
/**
 * @typedef {object} RampAnswer as /api/ramp gives it
 * @property {{plan: Curve, current: Curve, actual: Step[], forecast: Step[], withdrawn: MilestoneMw[], unplanned: MilestoneMw[], undated: MilestoneMw[], today: string, basis: string}} ramp
 * @property {Difference|null} [gap] where plan and current dates differ most
 * @property {{incurred: Bounds, toCome: Bounds, planned: number, milestones: {site: string, milestone: string, mwDays: Bounds}[], unplanned: MilestoneMw[]}} late
 * @property {{at: string, current: Curve, difference?: Difference|null}|null} [compared] the current dates of an earlier moment
 */

/** @typedef {{site: string, milestone: string, p50: string, p80: string}} Quantiles of one milestone, as /api/forecast gives them */

/** @param {RampAnswer} answer @param {string|null} site @param {Store} store @param {Axis} axis @param {Quantiles[]} [forecasts] none: no band @returns {Drawing} */
export function rampDrawing({ ramp, gap, compared }, site, store, axis, forecasts = []) {
  const { today } = axis;
  const ready = totalAt(ramp.actual, today);
  const points = (/** @type {Step[]} */ steps, /** @type {number} */ from, /** @type {number} */ to, start = 0) => pointsOf(steps, from, to, start, (risen, y) => saysOf(risen, y, ramp.plan.steps, today, store));
  const nowAt = (/** @type {number} */ at) => totalAt(ramp.current.steps, at);
  return {
    name: ["ramp", site, ramp.basis].filter(Boolean).join(" "),
    label: t("ramp.label"),
    title: titleOf(gap, ready, sum(ramp.current.steps) + sum(ramp.undated), today),
    subtitle: [word("basis", ramp.basis), ...gap ? [splitWords(gap)] : [], ...compared?.difference ? [t("ramp.compared", { day: day(compared.at.slice(0, 10)), split: splitWords(compared.difference) })] : [], ...notes(ramp)].filter(Boolean).join(" · "),
    empty: t("ramp.none"),
    rest: { track: "now", x: today },
    axisX: { kind: "days", ...axis },
    axisY: { kind: "amounts", unit: "MW", inside: true },
    series: [
      { id: "first", form: "step", ink: "plan", label: t("ramp.first"), points: points(ramp.plan.steps, axis.from, axis.to) },
      ...compared ? [/** @type {import("../chart/types.js").Series} */ ({ id: "compared", form: "step", ink: "stale", label: t("ramp.then", { day: day(compared.at.slice(0, 10)) }), points: points(compared.current.steps, axis.from, axis.to) })] : [],
      ...bandOf(ramp.forecast, forecasts).map(({ key, steps }) => /** @type {import("../chart/types.js").Series} */ ({
        id: key, form: "step", ink: "soft", dashed: key === "p80", label: t(`ramp.${key}`), 
        points: pointsOf(steps, today + 0.5, axis.to, ready, (risen, y) => t(`ramp.says-${key}`, { day: day(risen[0].day), now: mw(y), rises: risen.map(step => nameOf(step, store, site)).join(", ") })).map(point => ({ ...point, shape: "none" })),
      })),
      { id: "forecast", form: "step", ink: "forecast", label: t("ramp.forecast"), track: "now", points: points(ramp.forecast, today + 0.5, axis.to, ready) },
      { id: "ready", form: "step", ink: "done", label: t("ramp.ready"), track: "now", points: [...points(ramp.actual, axis.from, today), { x: today, y: ready, says: saysOf([], ready, ramp.plan.steps, today, store, today), shape: "none" }, { x: today + 0.5, y: ready }] },
    ],
    columns: [{ label: t("ramp.milestone") }, { label: t("ramp.mw"), figure: true }, { label: t("ramp.col-first") }, { label: t("ramp.col-current") }, { label: t("ramp.col-total"), figure: true }, { label: t("ramp.col-plan"), figure: true }],
    rows: () => ramp.current.steps.map(step => {
      const row = store.get("milestone", step.site, step.milestone);
      const [then, planned] = [nowAt(dayOfStep(step)), totalAt(ramp.plan.steps, dayOfStep(step))];
      return { key: `${step.site}/${step.milestone}`, cells: [
        { text: nameOf(step, store, site), href: paths.milestone(step.site, step.milestone), data: true }, { text: mw(step.mw), value: step.mw }, row?.plan ? date(row.plan.date) : t("lane.no-plan"),
        row ? `${date(row.current?.date)}, ${word("status", row.status)}` : "", { text: mw(then), value: then }, { text: mw(planned), value: planned },
      ] };
    }),
  };
}

/** "102,660 MW-days late so far; up to 109,030 more to come, carried by …; 9,272 MW have no plan to be late against". @param {RampAnswer} answer @param {Store} store @param {string|null} site @param {(bounds: Bounds) => string} bounds @returns {Piece[]} */
export function latePieces({ late }, store, site, bounds) {
  const unplanned = sum(late.unplanned);
  const carries = late.milestones.filter(one => one.mwDays.most > 0 || one.mwDays.isOpen).slice(0, 3);
  const nothing = late.incurred.most === 0 && late.toCome.most === 0 && !late.toCome.isOpen;
  return [
    ...nothing ? [{ text: late.planned ? t("ramp.late-none") : t("ramp.late-unplanned") }] : [
      { text: bounds(late.incurred), late: late.incurred.least > 0, strong: true }, { text: ` ${t("ramp.late-so-far")}` },
      ...late.toCome.most > 0 || late.toCome.isOpen ? [{ text: t("ramp.late-to-come", { more: bounds(late.toCome) }) }] : [],
    ],
    ...carries.flatMap((one, at) => [{ text: at ? ", " : `; ${t("ramp.late-carried")} ` }, { text: nameOf(one, store, site), href: paths.milestone(one.site, one.milestone), data: true }]),
    { text: unplanned > 0 && late.planned ? `. ${t("ramp.late-no-plan", { mw: mw(unplanned) })}` : "." },
  ];
}

/** What of a difference is slip, and what is scope. @param {Difference} difference */
function splitWords({ slip, changes }) {
  const of = (/** @type {string} */ reason) => changes.filter(change => change.reason === reason).reduce((all, change) => all + change.scope, 0);
  const [dropped, added, resized] = [of("dropped"), of("added"), of("resized")];
  return [
    slip < 0 ? t("ramp.slipped", { mw: mw(-slip) }) : slip > 0 ? t("ramp.gained", { mw: mw(slip) }) : "",
    dropped ? t("ramp.dropped", { mw: mw(-dropped) }) : "", added ? t("ramp.added", { mw: mw(added) }) : "", resized ? t("ramp.resized", { mw: mw(Math.abs(resized)) }) : "",
  ].filter(Boolean).join(", ");
}

/** @param {Difference|null|undefined} gap @param {number} ready @param {number} planned @param {number} today */
function titleOf(gap, ready, planned, today) {
  if (!gap) return t("ramp.finding-ready", { ready: mw(ready), planned: mw(planned) });
  const numbers = { first: mw(gap.before), now: mw(gap.after) };
  return toDay(gap.day) === today ? t("ramp.finding-today", numbers) : t("ramp.finding-year", { ...numbers, year: gap.day.slice(0, 4) });
}

/** @param {RampAnswer["ramp"]} ramp */
function notes(ramp) {
  /** @type {[string, number][]} */ const counted = [["ramp.note-unplanned", sum(ramp.unplanned)], ["ramp.note-undated", sum(ramp.undated)], ["ramp.note-withdrawn", sum(ramp.withdrawn)]];
  return counted.filter(([, value]) => value > 0).map(([key, value]) => t(key, { mw: mw(value) }));
}

/** The ramp where half, and where 80 % of the simulations have each of its milestones; what was not simulated stays where it is said to be. @param {Step[]} steps @param {Quantiles[]} forecasts */
function bandOf(steps, forecasts) {
  const of = new Map(forecasts.map(one => [`${one.site}/${one.milestone}`, one]));
  if (!steps.some(step => of.has(`${step.site}/${step.milestone}`))) return [];
  return /** @type {const} */ (["p50", "p80"]).map(key => ({
    key, steps: steps.map(step => ({ ...step, day: of.get(`${step.site}/${step.milestone}`)?.[key] ?? step.day })).sort((a, b) => a.day.localeCompare(b.day)),
  }));
}

/** A line that rises in steps, from the left edge to the right. @param {Step[]} steps @param {number} from @param {number} to @param {number} start @param {(risen: Step[], y: number) => string} says @returns {Point[]} */
function pointsOf(steps, from, to, start, says) {
  /** @type {Point[]} */ const points = [{ x: from, y: start }];
  let y = start;
  for (let index = 0; index < steps.length;) {
    const x = dayOfStep(steps[index]);
    const risen = steps.slice(index).filter(step => step.day === steps[index].day);
    y += sum(risen);
    points.push({ x, y, says: says(risen, y), href: paths.milestone(risen[0].site, risen[0].milestone) });
    index += risen.length;
  }
  if (Number(points.at(-1)?.x) < to) points.push({ x: to, y });
  return points;
}

/** @param {Step[]} risen @param {number} y @param {Step[]} plan @param {number} today @param {Store} store @param {number} [at] */
function saysOf(risen, y, plan, today, store, at = dayOfStep(risen[0])) {
  const rises = risen.map(step => nameOf(step, store, null)).join(", ");
  return t(at > today ? "ramp.says-forecast" : "ramp.says-ready", { day: day(fromDay(at)), now: mw(y), first: mw(totalAt(plan, at)), rises: rises ? ` · ${rises}` : "" });
}

/** Megawatts at the end of a day. @param {Step[]} steps @param {number} at */
const totalAt = (steps, at) => sum(steps.filter(step => dayOfStep(step) <= at));

/** @param {Step} step */
const dayOfStep = step => toDay(step.day) ?? 0;

/** @param {{mw: number}[]} list */
const sum = list => list.reduce((all, one) => all + one.mw, 0);

/** @param {{site: string, milestone: string}} of @param {Store} store @param {string|null} site */
const nameOf = ({ site: at, milestone }, store, site) => [site ? "" : siteName(at, store), store.get("milestone", at, milestone)?.name ?? milestone].filter(Boolean).join(", ");
