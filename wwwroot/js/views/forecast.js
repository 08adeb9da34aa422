// When a site's milestones may be reached: the share of simulations by day, what the date hangs on, and by which reports it moved.

import { watch } from "../analysis.js";
import { dayOf } from "../axis.js";
import { chartFrame } from "../chart-frame.js";
import { clone, keyed, part, setAttr, setText } from "../dom.js";
import { driversDrawing, forecastDrawing, percent } from "../drawings/forecast.js";
import { filter, setFilter } from "../filters.js";
import { day, number } from "../format.js";
import { lang, t, word } from "../i18n.js";
import { differs } from "../memo.js";
import { isPast } from "../moment.js";
import { partyName } from "../names.js";
import { sentence, setPieces } from "../pieces.js";
import { paths } from "../router.js";
import { mountAllForecasts } from "./all-forecasts.js";
import { mountRanges } from "./ranges.js";
import { mountRisks } from "./risks.js";
import { askedOf } from "./site-answers.js";
import { mountWhatIf } from "./what-if.js";

/** @typedef {import("../drawings/forecast.js").Forecast} Forecast */
/** @typedef {{milestone: string, before: string, after: string, days: number, at: string, to: number, reports: number, report?: {position: number, milestone: string, party: string, reason?: string|null, cause?: string|null}|null, other?: {event: string, subject: string, party?: string|null}|null}} Move */

const MOVES_SHOWN = 6;

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string} site @returns {import("../types.js").View} */
export function mountForecast(element, context, site) {
  const { store } = context;
  const frame = clone("forecast");
  const choice = /** @type {HTMLSelectElement} */ (part(frame, "milestone"));
  element.replaceChildren(frame);
  const chart = chartFrame(part(frame, "chart"), context, { tools: [part(frame, "tools")] });
  const drivers = chartFrame(part(frame, "drivers"), context);
  const ranges = mountRanges(part(frame, "ranges"), context, site), risks = mountRisks(part(frame, "risks"), context, site), all = mountAllForecasts(part(frame, "all-milestones"), context, site);
  // A forecast is of now: of the past none is asked for.
  const ofNow = (/** @type {string} */ path) => isPast() ? null : path;
  const path = `/api/sites/${encodeURIComponent(site)}/forecast`, calibrationPath = "/api/forecast/calibration";
  const answer = watch(ofNow(path), frame, store, render);
  const calibration = watch(ofNow(calibrationPath), frame, store, render);
  const whatIf = mountWhatIf(part(frame, "what-if"), context, site);
  choice.addEventListener("change", () => { setFilter("forecast", choice.value); render(); });
  const nameOf = (/** @type {string} */ id) => store.get("milestone", site, id)?.name ?? id;

  /** What was chosen, or what the site's answers are about, or what is ready for service next. @param {Forecast[]} told */
  function chosen(told) {
    const asked = askedOf(store.get("site", site, site) ?? {}, store.rows("milestone", site))?.id;
    const inService = told.filter(one => store.get("milestone", site, one.milestone)?.phase === "ready-for-service");
    return told.find(one => one.milestone === filter("forecast")) ?? inService.find(one => one.schedule) ?? told.find(one => one.milestone === asked) ?? inService[0] ?? told[0];
  }

  function render() {
    // Nobody knew it then: a forecast is of now.
    element.hidden = isPast();
    if (element.hidden) return;
    if (!differs(frame, [answer.data, answer.state, answer.error, calibration.data, filter("forecast"), store.rows("milestone", site), store.rows("risk", site), store.rows("party"), dayOf(store.serverNow()), lang()])) return;
    const told = /** @type {Forecast[]} */ (answer.data?.milestones ?? []);
    const shown = chosen(told);
    keyed(choice, told, one => one.milestone, () => document.createElement("option"), (option, one) => { setAttr(option, "value", one.milestone); setText(option, nameOf(one.milestone)); });
    if (shown && choice.value !== shown.milestone) choice.value = shown.milestone;
    const today = dayOf(store.serverNow());
    part(frame, "tools").hidden = told.length < 2;
    part(frame, "none").hidden = !answer.data || told.length > 0;
    setText(part(frame, "none"), answer.data?.position == null ? t("forecast.making") : t("forecast.none"));
    chart.update(shown ? forecastDrawing(shown, nameOf(shown.milestone), answer.data.trials, today) : null, answer);
    part(frame, "drivers").hidden = !shown || shown.drivers.length === 0;
    drivers.update(shown?.drivers.length ? driversDrawing(shown, nameOf(shown.milestone)) : null, answer);
    ranges.update(shown);
    risks.update(shown);
    all.update(told);
    const moves = /** @type {Move[]} */ (answer.data?.moves ?? []);
    part(frame, "moves-section").hidden = moves.length === 0;
    keyed(part(frame, "moves"), moves.slice(0, MOVES_SHOWN), move => `${move.to} ${move.milestone}`, () => clone("forecast-move"), (li, move) => setPieces(part(li, "text"), movePieces(move)));
    // Of fewer than eight nothing is concluded.
    const { count = 0, withinP80 = 0, tooFew = true } = calibration.data ?? {};
    setText(part(frame, "calibration"), tooFew ? "" : t("forecast.calibration", { count, within: withinP80, share: percent(withinP80 / count) }));
    setText(part(frame, "position"), answer.data?.position == null ? "" : t("forecast.position", { position: number(answer.data.position), behind: answer.data.head > answer.data.position ? t("forecast.behind") : "" }));
  }

  /** "80 % of simulations have Building 7 ready for service by 12 Mar 2027, 6 days later than without this report (…)". @param {Move} move */
  function movePieces(move) {
    const by = move.report, way = move.days > 0 ? "later" : "earlier";
    return sentence(by ? `forecast.moved-${way}` : move.other ? `forecast.moved-${way}-other` : move.reports ? `forecast.moved-${way}-many` : `forecast.moved-${way}-none`, {
      what: { text: nameOf(move.milestone), href: paths.milestone(site, move.milestone), data: true },
      day: { text: day(move.after), strong: true },
      days: { text: number(Math.abs(move.days)), late: move.days > 0, strong: true },
      count: move.reports,
      report: by ? { text: [nameOf(by.milestone), partyName(by.party, store), by.reason ?? (by.cause ? word("cause", by.cause) : "")].filter(Boolean).join(": "), href: `${paths.milestone(site, by.milestone)}?report=${by.position}`, data: true } : "",
      other: move.other ? otherWords(move.other) : "",
    });
  }

  /** "risk entered: Grid connection later". @param {{event: string, subject: string, party?: string|null}} other */
  function otherWords({ event, subject, party }) {
    const what = store.get("risk", site, subject)?.name ?? store.get("milestone", site, subject)?.name ?? subject;
    return t(`forecast.moved-by-${event}`, { what, party: party ? partyName(party, store) : "" });
  }

  return {
    update(changed) { answer.to(ofNow(path)); calibration.to(ofNow(calibrationPath)); render(); whatIf.update(changed); },
    unmount() { answer.stop(); calibration.stop(); whatIf.unmount(); chart.destroy(); drivers.destroy(); frame.remove(); },
  };
}
