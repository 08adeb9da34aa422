// How right each party's forecasts were. Shown to who holds a key: a party sees its own record, the owner everybody's.

import { watch } from "../analysis.js";
import { accessKey } from "../api.js";
import { clone, keyed, part, setAttr, setData, setText } from "../dom.js";
import { date, number, percent } from "../format.js";
import { t } from "../i18n.js";
import { partyName, siteName } from "../names.js";
import { setPieces } from "../pieces.js";
import { paths } from "../router.js";

/** @typedef {import("../types.js").Stated} Stated */
/** @typedef {{daysAhead: number, count: number, overdue: number, tooFew: boolean, median?: number|null, medianIsAtLeast: boolean, shareWithin?: number|null}} Horizon */
/** @typedef {{site: string, milestone: string, adjusted: {forecast: Stated, adjusted: Stated, days: number, count: number, isAtLeast: boolean}}} OpenForecast */
/** @typedef {{party: string, horizons: Horizon[], open: OpenForecast[]}} PartyRecord */

const OPEN_AT_MOST = 10;

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export function mountRecord(element, { store }) {
  const frame = clone("record");
  element.replaceChildren(frame);
  // Without a key there is nothing to ask for, and a question would only ask for one. Its own place is hidden until there is an answer.
  const place = /** @type {HTMLElement} */ (element.parentElement);
  const answer = watch(accessKey() ? "/api/record" : null, place, store, render);

  function render() {
    const records = /** @type {PartyRecord[]} */ (answer.data?.records ?? []).filter(record => record.horizons.some(horizon => horizon.count + horizon.overdue > 0));
    element.hidden = records.length === 0;
    if (element.hidden) return;
    const { enough, tolerance } = answer.data;
    setText(part(frame, "subtitle"), t("record.subtitle", { tolerance, enough }));
    keyed(part(frame, "rows"), records.flatMap(record => record.horizons.map(horizon => ({ record, horizon }))), ({ record, horizon }) => `${record.party}/${horizon.daysAhead}`, () => clone("record-row"), (tr, { record, horizon }) => {
      setData(part(tr, "party"), partyName(record.party, store));
      setText(part(tr, "ahead"), t("record.ahead", { count: horizon.daysAhead }));
      setText(part(tr, "count"), horizon.overdue ? t("record.count-overdue", { n: horizon.count, count: horizon.overdue }) : number(horizon.count));
      setText(part(tr, "median"), horizon.tooFew ? t("record.too-few", { n: horizon.count, enough }) : medianWords(horizon));
      setText(part(tr, "share"), horizon.tooFew || horizon.shareWithin == null ? "" : percent(horizon.shareWithin * 100));
    });
    const open = records.flatMap(record => record.open.map(one => ({ ...one, party: record.party }))).slice(0, OPEN_AT_MOST);
    keyed(part(frame, "open"), open, one => `${one.party}/${one.site}/${one.milestone}`, () => document.createElement("li"), (li, { site, milestone, party, adjusted }) => setPieces(li, [
      { text: `${siteName(site, store)}, ${store.get("milestone", site, milestone)?.name ?? milestone}`, href: paths.milestone(site, milestone), data: true },
      { text: `: ${t(adjusted.isAtLeast ? "record.adjusted-least" : "record.adjusted", { party: partyName(party, store), forecast: date(adjusted.forecast), days: signedDays(adjusted.days), count: adjusted.count, adjusted: date(adjusted.adjusted) })}` },
    ]));
    setAttr(part(frame, "open"), "hidden", open.length === 0);
  }

  /** @param {Horizon} horizon */
  function medianWords({ median, medianIsAtLeast }) {
    if (median == null) return "";
    const words = t("record.median", { days: signedDays(median), count: Math.abs(median) });
    return medianIsAtLeast ? t("slip.at-least", { n: words }) : words;
  }

  return {
    update() { answer.check(); render(); },
    unmount() { answer.stop(); frame.remove(); },
  };
}

/** @param {number} days */
const signedDays = days => `${days > 0 ? "+" : days < 0 ? "\u2212" : ""}${number(Math.abs(days), 1)}`;
