// What the forecast of the milestone that is chosen is drawn from, and the date of its contract; and the way to give the one and set the other.

import { toDay } from "../axis.js";
import { clone, part, setText } from "../dom.js";
import { percent, sourceWords } from "../drawings/forecast.js";
import { outOfOrder, stated } from "../entering.js";
import { field, filling } from "../filling.js";
import { date, day, isoDay, number, signed } from "../format.js";
import { hasText, t } from "../i18n.js";
import { partyName } from "../names.js";
import { sentence, setPieces } from "../pieces.js";
import { createOnce, write } from "../writing.js";
import { fillParties } from "./risk-forms.js";

/** @typedef {import("../drawings/forecast.js").Forecast} Forecast */
/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../types.js").GivenRange} GivenRange */
/** @typedef {import("../types.js").Store} Store */

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string} site */
export function mountRanges(element, { store }, site) {
  const frame = clone("ranges");
  const answer = part(frame, "answer"), give = part(frame, "give"), set = part(frame, "set");
  /** @type {MilestoneRow|null} */ let row = null;
  element.replaceChildren(frame);
  give.addEventListener("click", () => open(part(frame, "range-form"), give, rangeForm));
  set.addEventListener("click", () => open(part(frame, "contract-form"), set, contractForm));

  /** For the milestone that is chosen now, whatever is chosen later. @param {HTMLElement} place @param {HTMLElement} opener @param {typeof rangeForm} make */
  function open(place, opener, make) {
    if (!row) return;
    setText(answer, "");
    place.replaceChildren(make(store, site, row, position => {
      place.replaceChildren();
      opener.focus();
      if (position !== null) setText(answer, t("filling.taken", { position: number(position) }));
    }));
    /** @type {HTMLElement|null} */ (place.querySelector("input"))?.focus();
  }

  return {
    /** @param {Forecast|undefined} forecast of the milestone that is chosen */
    update(forecast) {
      row = forecast ? /** @type {MilestoneRow|undefined} */ (store.get("milestone", site, forecast.milestone)) ?? null : null;
      frame.hidden = !row;
      if (!row || !forecast) return;
      setText(part(frame, "title"), t("ranges.title", { what: row.name }));
      setText(part(frame, "drawn"), drawnWords(forecast));
      const ranges = [...row.ranges ?? []].sort((a, b) => Number(b.party === row?.responsible) - Number(a.party === row?.responsible) || b.position - a.position);
      setPieces(part(frame, "given"), ranges.length ? ranges.flatMap((range, at) => [{ text: at ? "; " : "" }, ...rangePieces(range, store)]).concat(unusedPieces(forecast, row, store)) : sentence("ranges.none"));
      const { contract } = row;
      setPieces(part(frame, "contract"), contract ? sentence(forecast.probabilityOfContract == null ? "ranges.contract-says" : "ranges.contract-kept", {
        date: { text: date(contract.date), strong: true }, contract: { text: contract.contract, data: true }, party: { text: partyName(contract.party, store), data: true }, share: percent(forecast.probabilityOfContract ?? 0),
      }) : sentence("ranges.no-contract"));
      setText(set, t(contract ? "ranges.set-anew" : "ranges.set"));
    },
  };
}

/** @param {Forecast} forecast */
const drawnWords = ({ range }) => hasText(`ranges.drawn-${range.origin}`) ? t(`ranges.drawn-${range.origin}`, { n: range.n ?? 0, words: sourceWords(range) }) : range.words;

/** "Crusoe, data of 12 Nov 2026: at best 20 Feb, most likely 12 Mar, at worst 30 Apr 2027 (−20 to +49 days)". @param {GivenRange} range @param {Store} store */
export function rangePieces({ party, dataDate, optimistic, likely, pessimistic }, store) {
  const from = (/** @type {string} */ iso) => (toDay(iso) ?? 0) - (toDay(likely) ?? 0);
  return sentence("ranges.says", {
    party: { text: partyName(party, store), data: true }, data: day(dataDate), optimistic: day(optimistic), likely: day(likely), pessimistic: day(pessimistic), least: signed(from(optimistic)), most: signed(from(pessimistic)),
  });
}

/** Why the forecast is not drawn from what was given. @param {Pick<Forecast, "schedule"|"range">} forecast @param {Pick<MilestoneRow, "ranges"|"responsible">} row @param {Store} store */
export function unusedPieces({ schedule, range }, { ranges = [], responsible }, store) {
  if (range.origin === "given") return [];
  if (schedule) return sentence("ranges.unused-network");
  return ranges.some(one => one.party === responsible) ? [] : responsible ? sentence("ranges.unused-party", { party: { text: partyName(responsible, store), data: true } }) : sentence("ranges.unused-nobody");
}

/** @param {Store} store @param {string} site @param {MilestoneRow} row @param {(position: number|null) => void} done */
function rangeForm(store, site, row, done) {
  const form = /** @type {HTMLFormElement} */ (clone("range-form"));
  const once = createOnce(), given = row.ranges?.find(range => range.party === row.responsible);
  const names = /** @type {const} */ (["optimistic", "likely", "pessimistic"]);
  setText(part(form, "title"), t("ranges.giving", { what: row.name }));
  fillParties(field(form, "party"), store, t("ranges.own-party"), row.responsible ?? "");
  field(form, "dataDate").value = isoDay(store.serverNow());
  for (const name of names) field(form, name).value = given?.[name] ?? "";
  filling(form, {
    read: () => readRange(name => ({ value: field(form, name).value, broken: field(form, name).validity.badInput })),
    send: value => write("PUT", `${pathOf(site, row)}/range`, value, once), cancel: () => done(null), done: answer => done(answer.position),
  });
  return form;
}

/** @param {(name: string) => {value: string, broken: boolean}} typed broken: a date that the browser cannot make one of */
export function readRange(typed) {
  /** @type {{[field: string]: string}} */ const problems = {};
  /** @type {{[field: string]: string}} */ const value = {};
  for (const name of ["dataDate", "optimistic", "likely", "pessimistic"]) {
    const { value: text, broken } = typed(name);
    value[name] = text;
    if (broken || !text) problems[name] = t(broken ? "filling.day" : "filling.required");
  }
  const { optimistic, likely, pessimistic } = value;
  if (optimistic && likely && pessimistic) for (const wrong of outOfOrder(optimistic, likely, pessimistic)) problems[wrong === "least" ? "optimistic" : "pessimistic"] = t(`ranges.${wrong}-order`);
  const party = typed("party").value;
  return { problems, value: { ...value, ...party && { party } } };
}

/** @param {Store} store @param {string} site @param {MilestoneRow} row @param {(position: number|null) => void} done */
function contractForm(store, site, row, done) {
  const form = /** @type {HTMLFormElement} */ (clone("contract-form"));
  const once = createOnce();
  setText(part(form, "title"), t("ranges.setting", { what: row.name }));
  fillParties(field(form, "party"), store, t("ranges.choose"), row.contract?.party ?? row.responsible ?? "");
  field(form, "date").value = row.contract?.date.text ?? "";
  field(form, "contract").value = row.contract?.contract ?? "";
  filling(form, {
    read() {
      const value = { date: stated(field(form, "date").value), contract: field(form, "contract").value.trim(), party: field(form, "party").value };
      return { value, problems: Object.fromEntries(Object.entries(value).filter(([, text]) => !text).map(([name]) => [name, t("filling.required")])) };
    },
    send: value => write("PUT", `${pathOf(site, row)}/contract`, value, once), cancel: () => done(null), done: answer => done(answer.position),
  });
  return form;
}

/** @param {string} site @param {MilestoneRow} row */
const pathOf = (site, row) => `/api/sites/${encodeURIComponent(site)}/milestones/${encodeURIComponent(row.id)}`;
