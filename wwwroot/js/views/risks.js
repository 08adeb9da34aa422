// What may happen at a site: its risks, what the simulation makes of each for the milestone that is chosen, and the way to enter, revise and close one.

import { markChanged } from "../changed.js";
import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { percent } from "../drawings/forecast.js";
import { day, number } from "../format.js";
import { t } from "../i18n.js";
import { partyName } from "../names.js";
import { sentence, setPieces } from "../pieces.js";
import { rowKey } from "../store.js";
import { closeForm, riskForm } from "./risk-forms.js";

/** @typedef {import("../types.js").RiskRow} RiskRow */
/** @typedef {{id: string, happened: number, days?: number|null}} Simulated a risk in the simulation of a milestone */

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string} site */
export function mountRisks(element, { store }, site) {
  const frame = clone("risks");
  const [title, list, enter, closedToggle, answer, slot] = ["title", "list", "enter", "closed", "answer", "form"].map(name => part(frame, name));
  /** @type {Set<string>} ids of those that were open while somebody looked: they do not vanish under his eyes */ const seen = new Set();
  /** @type {{id: string, name: string}|null} */ let milestone = null;
  /** @type {Simulated[]} */ let simulated = [];
  let all = false;
  element.replaceChildren(frame);
  enter.addEventListener("click", () => open(slot, enter, done => riskForm(store, site, null, milestone?.id ?? null, done)));
  closedToggle.addEventListener("click", () => { all = !all; render(); });

  /** A form in its place, once; when it is done with, the focus goes back to what opened it. @param {HTMLElement} place @param {HTMLElement} opener @param {(done: (position: number|null) => void) => HTMLElement} make */
  function open(place, opener, make) {
    setText(answer, "");
    place.replaceChildren(make(position => {
      place.replaceChildren();
      (opener.closest("[hidden]") ? title : opener).focus();
      if (position !== null) setText(answer, t("filling.taken", { position: number(position) }));
    }));
    /** @type {HTMLElement|null} */ (place.querySelector("input"))?.focus();
  }

  function render() {
    const rows = /** @type {RiskRow[]} */ (store.rows("risk", site));
    const opened = rows.filter(row => !row.closed).sort(byWeight);
    const closed = rows.filter(row => row.closed).sort((a, b) => b.position - a.position);
    for (const row of opened) seen.add(row.id);
    const shown = [...opened, ...closed.filter(row => all || seen.has(row.id))];
    setText(title, opened.length ? t("risks.title", { count: opened.length }) : t("risks.none"));
    keyed(list, shown, row => row.id, create, fill);
    closedToggle.hidden = closed.length === 0;
    setAttr(closedToggle, "aria-expanded", String(all));
    setText(closedToggle, t("risks.closed-count", { count: closed.length }));
  }

  /** @param {RiskRow} row */
  function create({ id }) {
    const li = clone("risk"), place = part(li, "form");
    const now = () => /** @type {RiskRow} */ (store.get("risk", site, id));
    for (const [name, make] of /** @type {[string, (done: (position: number|null) => void) => HTMLElement][]} */ ([
      ["revise", done => riskForm(store, site, now(), null, done)], ["close", done => closeForm(store, site, now(), done)],
    ])) part(li, name).addEventListener("click", event => open(place, /** @type {HTMLElement} */ (event.currentTarget), make));
    return li;
  }

  /** @param {HTMLElement} li @param {RiskRow} row */
  function fill(li, row) {
    setData(part(li, "name"), row.name);
    setText(part(li, "figures"), figuresOf(row));
    setPieces(part(li, "small"), [
      ...sentence(row.milestones.length ? "risks.on" : "risks.on-all", { what: { text: row.milestones.map(nameOf).join(", "), data: true } }),
      ...row.party ? sentence("risks.held", { party: { text: partyName(row.party, store), data: true } }) : [],
      ...sentence("risks.since", { day: day(row.since) }),
    ]);
    setPieces(part(li, "effect"), row.closed
      ? sentence(row.closed.reason ? "risks.is-closed-reason" : "risks.is-closed", { day: day(row.closed.at), reason: { text: row.closed.reason ?? "", data: true } })
      : milestone ? [{ text: effectOf(row, simulated, milestone.name) }] : []);
    toggle(li, "closed", row.closed);
    part(li, "act").hidden = Boolean(row.closed);
    for (const name of ["revise", "close"]) setAttr(part(li, name), "aria-label", t(`risks.${name}-what`, { what: row.name }));
    if (row.closed && !part(li, "form").contains(document.activeElement)) part(li, "form").replaceChildren();
    markChanged(li, store.changedAt(rowKey(row)));
  }

  /** @param {string} id */
  const nameOf = id => store.get("milestone", site, id)?.name ?? id;

  return {
    /** @param {{milestone: string, risks?: Simulated[]}|undefined} forecast of the milestone that is chosen */
    update(forecast) {
      milestone = forecast ? { id: forecast.milestone, name: nameOf(forecast.milestone) } : null;
      simulated = forecast?.risks ?? [];
      render();
    },
  };
}

/** What weighs most first: days that are to be expected. @param {RiskRow} a @param {RiskRow} b */
const byWeight = (a, b) => b.probability * b.impact.likely - a.probability * a.impact.likely || a.id.localeCompare(b.id);

/** "30 %, 14 to 90 days, most likely 30". @param {Pick<RiskRow, "probability"|"impact">} risk */
export const figuresOf = ({ probability, impact }) => t(impact.least === impact.most ? "risks.figures-same" : "risks.figures", {
  share: percent(probability), least: number(impact.least, 1), likely: number(impact.likely, 1), most: number(impact.most, 1), count: impact.most,
});

/** What the simulation makes of it. @param {{id: string, milestones: string[]}} risk @param {Simulated[]} simulated @param {string} what */
export function effectOf(risk, simulated, what) {
  const made = simulated.find(one => one.id === risk.id);
  if (!made) return t("risks.not-simulated", { what });
  const share = percent(made.happened);
  if (made.days == null) return t("risks.happened", { share, what });
  return t(made.days < 0.5 ? "risks.happened-same" : "risks.happened-later", { share, what, days: number(made.days), count: Math.round(made.days) });
}
