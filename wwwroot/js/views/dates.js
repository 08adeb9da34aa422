// Dates by party: a row per milestone, one mark per party on one time line, a bracket for the spread. Nobody's date is overwritten by another's.

import { watch } from "../analysis.js";
import { arrowKeys } from "../arrows.js";
import { axisOf, dayOf, gridLines, toDay } from "../axis.js";
import { clone, keyed, part, setAttr, setText } from "../dom.js";
import { date, day, slip } from "../format.js";
import { lang, t, word } from "../i18n.js";
import { extentOf, wordMarks } from "../marks.js";
import { differs } from "../memo.js";
import { partyName, siteName } from "../names.js";
import { sentence, setPieces } from "../pieces.js";
import { paths } from "../router.js";
import { drawAxis, drawTrack } from "../timeline.js";
import { readout } from "./readout.js";

/** @typedef {import("../types.js").Stated} Stated */
/** @typedef {{kind: string, rank?: string|null, party: string, date?: Stated|null, dataDate: string, position: number, knownAt?: string|null, source?: import("../types.js").Source|null}} DateMark */
/** @typedef {{certainDays: number, possibleDays?: number|null, later: DateMark, earlier: DateMark, difference: import("../types.js").Slip, isOfPressAlone: boolean}} Spread */
/** @typedef {{site: string, milestone: string, isWithdrawn: boolean, marks: DateMark[], spread?: Spread|null}} DatesRow */

const SHOWN_AT_FIRST = 6;
const LEVEL_REM = 1.35;

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string|null} [site] @returns {import("../types.js").View} */
export function mountDates(element, { store }, site = null) {
  const frame = clone("dates");
  const [more, rows] = [part(frame, "more"), part(frame, "rows")];
  let all = false;
  element.replaceChildren(frame);
  /** A programme has thousands of rows, and a few are shown. */
  const path = () => `/api/dates?${new URLSearchParams({ ...site && { site }, ...!all && { first: String(SHOWN_AT_FIRST) } })}`;
  const answer = watch(path(), frame, store, render);
  const stop = [arrowKeys(rows, "[data-row]"), readout(frame)];
  more.addEventListener("click", () => { all = !all; answer.to(path()); render(); });

  function render() {
    if (!differs(frame, [answer.data, answer.state, answer.error, all, dayOf(store.serverNow()), lang()])) return;
    setText(part(frame, "state"), answer.state === "loading" ? t("analysis.loading") : answer.error ? t("analysis.failed", { problem: answer.error }) : "");
    if (!answer.data) return;
    // By spread, as the server has them.
    const told = /** @type {DatesRow[]} */ (answer.data.rows).filter(row => row.spread);
    const shown = all ? told : told.slice(0, SHOWN_AT_FIRST);
    const axis = axisOf(shown.flatMap(row => row.marks.flatMap(mark => mark.date ?? [])), dayOf(store.serverNow()), site ? 3 : 6);
    setPieces(part(frame, "title"), titleOf(told));
    frame.style.setProperty("--grid-lines", gridLines(axis));
    part(frame, "head").hidden = shown.length === 0;
    drawAxis(/** @type {any} */ (part(frame, "axis")), axis, t("lane.today"));
    keyed(rows, shown, row => `${row.site}/${row.milestone}`, () => clone("dates-row"), (el, row) => updateRow(el, row, axis));
    more.hidden = answer.data.count <= SHOWN_AT_FIRST;
    setAttr(more, "aria-expanded", String(all));
    setText(more, t(all ? "dates.fewer" : "dates.all", { count: answer.data.count }));
  }

  /** @param {DatesRow[]} told @returns {import("../pieces.js").Piece[]} */
  function titleOf(told) {
    const [widest] = told;
    if (!widest?.spread) return sentence("dates.finding-none");
    return sentence("dates.finding", { what: what(widest), difference: differenceOf(widest.spread) });
  }

  /** "Oracle minus Epoch AI: 61 days". @param {Spread} spread */
  const differenceOf = ({ later, earlier, difference }) => t("dates.difference", { later: partyName(later.party, store), earlier: partyName(earlier.party, store), by: slip(difference) });

  /** @param {DatesRow} row @returns {import("../pieces.js").Piece} */
  function what(row) {
    const name = store.get("milestone", row.site, row.milestone)?.name ?? row.milestone;
    return { text: site ? name : `${siteName(row.site, store)}, ${name}`, href: paths.milestone(row.site, row.milestone), data: true };
  }

  /** @param {HTMLElement} el @param {DatesRow} row @param {import("../axis.js").Axis} axis */
  function updateRow(el, row, axis) {
    const spread = /** @type {Spread} */ (row.spread);
    setPieces(part(el, "name"), [what(row)]);
    setText(part(el, "spread"), differenceOf(spread));
    setText(part(el, "note"), spread.isOfPressAlone ? t("dates.press-alone") : "");
    const marks = row.marks.filter(mark => mark.date);
    const svg = /** @type {any} */ (part(el, "marks"));
    part(el, "track").style.setProperty("--levels", `${(marks.length + 0.5) * LEVEL_REM}rem`);
    setAttr(svg, "aria-label", `${store.get("milestone", row.site, row.milestone)?.name ?? row.milestone}: ${marks.map(says).join("; ")}. ${differenceOf(spread)}`);
    drawTrack(svg, axis, [bracketOf(spread, marks.length), ...marks.map((mark, at) => ({
      y: placeOf(at + 1, marks.length),
      marks: wordMarks(mark, store.serverNow()),
      href: `${paths.milestone(row.site, row.milestone)}?report=${mark.position}`,
      name: says(mark),
      label: `${partyName(mark.party, store)}, ${date(mark.date)}`,
    }))]);
  }

  /** Plan, date, party, data date, received, source: all that a mark can tell. @param {DateMark} mark */
  const says = mark => [
    // As the word beside it, then the rest: who speaks to a page says what he sees.
    `${partyName(mark.party, store)}, ${date(mark.date)} (${[mark.rank ? word("rank", mark.rank) : "", word("mark", mark.kind)].filter(Boolean).join(", ")})`,
    t("story.data-date", { date: day(mark.dataDate) }),
    mark.knownAt ? t("dates.known", { day: day(mark.knownAt) }) : "",
    mark.source?.title ?? "",
  ].filter(Boolean).join(", ");

  return {
    update() { answer.check(); render(); },
    unmount() { answer.stop(); for (const fn of stop) fn(); frame.remove(); },
  };
}

/** Percent of the track: the bracket stands above, each voice on a line of its own. @param {number} level @param {number} count */
const placeOf = (level, count) => Math.round((level + 0.1) / (count + 0.5) * 1000) / 10;

/** From the earliest to the latest that the two who differ most can mean. @param {Spread} spread @param {number} count */
function bracketOf({ later, earlier }, count) {
  const [from, to] = [extentOf(earlier.date), extentOf(later.date)];
  const ends = from && to ? [Math.min(from.from, to.from), Math.max(from.to, to.to)] : [toDay(later.dataDate) ?? 0, toDay(later.dataDate) ?? 0];
  return { y: placeOf(0.3, count), marks: [/** @type {import("../marks.js").Mark} */ ({ shape: "bracket", ink: "plan", from: ends[0], to: ends[1] })] };
}
