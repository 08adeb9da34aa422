// The milestone trend: data dates across, stated dates up, on one scale. A line that rises slips; on the diagonal a date is met. Values in, values out.

import { fromDay, toDay } from "../axis.js";
import { date, day, number } from "../format.js";
import { t, word } from "../i18n.js";
import { partyName, siteName } from "../names.js";
import { paths } from "../router.js";
import { earliestOf, latestOf } from "../stated.js";

/** @typedef {import("../types.js").Stated} Stated */
/** @typedef {import("../types.js").Store} Store */
/** @typedef {import("../chart/types.js").Drawing} Drawing */
/** @typedef {{dataDate: string, kind: "forecast"|"no-date"|"actual"|"retracted", date?: Stated|null, knownAt: string, position: number, counts: boolean}} TrendPoint */
/** @typedef {{kind: "unknown"|"on-day"|"passed"|"not-at-this-rate", day?: string|null}} Meeting */
/** @typedef {{slope?: number|null, pattern: string, meeting: Meeting}} Course */
/** @typedef {{party: string, rank: string, points: TrendPoint[], actual?: TrendPoint|null, missed: string[], course?: Course|null}} TrendLine */
/** @typedef {{date: Stated, version: string, approved: string, until?: string|null, position: number}} BaselineSpan */
/** @typedef {{milestone: string, trend: {lines: TrendLine[], baselines: BaselineSpan[]}}} MilestoneTrend */

/** Ranks by ink: whose word leads is drawn as what is forecast, who watches lighter, the press lightest. @type {{[rank: string]: import("../chart/types.js").Ink}} */
const INKS = { responsible: "forecast", owner: "ink", party: "soft", observer: "forecast", press: "stale" };
const MARGIN_DAYS = 20;

/** @param {MilestoneTrend} told @param {string} site @param {string|null} party null: all @param {Store} store @param {number} today @returns {Drawing} */
export function trendDrawing({ milestone, trend }, site, party, store, today) {
  const name = store.get("milestone", site, milestone)?.name ?? milestone;
  const lines = trend.lines.filter(line => party === null || line.party === party);
  const href = (/** @type {number} */ position) => `${paths.milestone(site, milestone)}?report=${position}`;
  const series = lines.flatMap(line => seriesOf(line, name, store, today, href));
  const [axisX, axisY] = axesOf(lines, trend.baselines, today);
  return {
    name: `trend ${site} ${milestone}`,
    label: t("trend.label", { what: name }),
    title: titleOf(lines, name, site, milestone, store),
    subtitle: t("trend.subtitle"),
    series,
    axisX,
    axisY,
    sameScale: true,
    annotations: [{ kind: "diagonal", label: t("trend.diagonal") }, ...trend.baselines.flatMap(baselineNotes)],
    empty: t("trend.none"),
    columns: [{ label: t("milestone.party") }, { label: t("milestone.data-date") }, { label: t("milestone.says") }, { label: t("trend.kind") }, { label: t("milestone.received") }],
    rows: () => lines.flatMap(line => line.points.map(point => ({
      key: `${line.party}/${point.position}`,
      cells: [
        { text: partyName(line.party, store), data: true }, { text: day(point.dataDate), value: point.dataDate },
        { text: date(point.date), value: point.date?.text ?? "", href: href(point.position) }, t(`trend.kind-${point.kind}`), { text: day(point.knownAt.slice(0, 10)), value: point.knownAt },
      ],
    }))),
  };
}

/** How a line goes on, in words: "creeping, 0.6 days later each day; at this rate on 12 August 2027". @param {TrendLine} line */
export function courseWords({ course, actual }) {
  if (actual) return t("trend.met", { date: date(actual.date) });
  if (!course) return "";
  const { slope, pattern, meeting } = course;
  return [
    word("pattern", pattern),
    slope === null || slope === undefined ? "" : t(slope >= 0 ? "trend.slope-later" : "trend.slope-earlier", { days: number(Math.abs(slope), 2) }),
    meeting.kind === "unknown" ? "" : t(`trend.meeting-${meeting.kind}`, { day: day(meeting.day, "long") }),
  ].filter(Boolean).join("; ");
}

/** "Buildings 5-8 ready for service: from 1 July 2026 to Q4 2026 – Q1 2027 in four reports". @param {TrendLine[]} lines @param {string} name @param {string} site @param {string} milestone @param {Store} store */
function titleOf(lines, name, site, milestone, store) {
  const leads = store.get("milestone", site, milestone)?.current?.party;
  const line = lines.find(one => one.party === leads) ?? lines[0];
  const dated = line?.points.filter(point => point.date) ?? [];
  const what = { text: `${siteName(site, store)}, ${name}`, data: true };
  if (!line || !dated.length) return [what];
  const [first, last] = [dated[0], dated[dated.length - 1]];
  const said = first.date?.text === last.date?.text
    ? t("trend.title-same", { date: date(last.date), count: dated.length })
    : t("trend.title", { from: date(first.date), to: date(last.date), count: dated.length });
  return [what, { text: `: ${said}` }];
}

/** @param {TrendLine} line @param {string} name @param {Store} store @param {number} today @param {(position: number) => string} href @returns {import("../chart/types.js").Series[]} */
function seriesOf(line, name, store, today, href) {
  const party = partyName(line.party, store);
  const track = line.party;
  const points = line.points.filter(point => point.date && point.counts).flatMap(point => {
    const [from, to] = [toDay(earliestOf(point.date)), toDay(latestOf(point.date))];
    const x = toDay(point.dataDate);
    if (from === null || to === null || x === null) return [];
    return [/** @type {import("../chart/types.js").Point} */ ({
      x, y: from, ...to > from && { y2: to },
      shape: point.kind === "actual" ? "dot" : line.rank === "press" ? "press" : "ring",
      ...point.kind === "actual" && { ink: "done" },
      says: t(`trend.says-${point.kind}`, { party, what: name, date: date(point.date), day: day(point.dataDate) }),
      href: href(point.position),
    })];
  });
  const last = line.points.findLast(point => point.date);
  const heldAt = toDay(latestOf(last?.date));
  const missed = heldAt === null || line.actual ? [] : line.missed.map(iso => /** @type {import("../chart/types.js").Point} */ ({
    x: toDay(iso) ?? today, y: heldAt, shape: "missing", says: t("trend.says-missed", { party, day: day(iso) }),
  }));
  /** @type {import("../chart/types.js").Series[]} */ const series = [
    { id: `${line.party}`, label: party, ink: INKS[line.rank] ?? "soft", form: "line", points, track, named: true, dashed: line.rank === "observer" || line.rank === "press", legend: false },
  ];
  if (missed.length) series.push({ id: `${line.party} missed`, label: t("trend.missed"), ink: "stale", form: "points", points: missed, track, legend: false });
  return series;
}

/** Both axes show the same span of days, so that the diagonal is one. @param {TrendLine[]} lines @param {BaselineSpan[]} baselines @param {number} today @returns {[import("../chart/types.js").DaysAxis, import("../chart/types.js").DaysAxis]} */
function axesOf(lines, baselines, today) {
  const xs = [today, ...lines.flatMap(line => line.points.map(point => toDay(point.dataDate) ?? today)), ...baselines.map(one => toDay(one.approved) ?? today)];
  const ys = [...lines.flatMap(line => line.points.flatMap(({ date }) => date ? [toDay(earliestOf(date)) ?? today, toDay(latestOf(date)) ?? today] : [])), ...baselines.map(one => toDay(latestOf(one.date)) ?? today)];
  const [x0, x1] = [Math.min(...xs) - MARGIN_DAYS, Math.max(...xs) + MARGIN_DAYS];
  const [y0, y1] = [Math.min(today, ...ys) - MARGIN_DAYS, Math.max(today, ...ys) + MARGIN_DAYS];
  return [{ kind: "days", from: x0, to: x1, today }, { kind: "days", from: y0, to: y1, today }];
}

/** A baseline is dashed; where another begins stands a vertical line. @param {BaselineSpan} span @param {number} index @returns {import("../chart/types.js").Annotation[]} */
function baselineNotes({ date: planned, version, approved }, index) {
  const [at, since] = [toDay(latestOf(planned)), toDay(approved)];
  return [
    ...at === null ? [] : [/** @type {const} */ ({ kind: "across", at, ink: "plan", dashed: true, label: t("trend.baseline", { version, date: date(planned) }) })],
    ...index > 0 && since !== null ? [/** @type {const} */ ({ kind: "down", at: since, ink: "plan", dashed: false, label: t("trend.rebaseline", { version, day: day(fromDay(since)) }) })] : [],
  ];
}
