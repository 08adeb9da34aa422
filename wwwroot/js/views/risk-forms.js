// The forms in which a risk is entered, revised and closed.

import { clone, part, setAttr, setData, setText } from "../dom.js";
import { days, idOf, outOfOrder, share } from "../entering.js";
import { field, filling } from "../filling.js";
import { t } from "../i18n.js";
import { chance, createOnce, write } from "../writing.js";

/** @typedef {import("../types.js").RiskRow} RiskRow */
/** @typedef {import("../types.js").Store} Store */
/** @typedef {(position: number|null) => void} Done null: left without sending */

let groups = 0;

/** @param {Store} store @param {string} site @param {RiskRow|null} risk null: a new one @param {string|null} milestone the one that a new one hits first of all @param {Done} done */
export function riskForm(store, site, risk, milestone, done) {
  const form = /** @type {HTMLFormElement} */ (clone("risk-form"));
  const once = createOnce(), own = chance(3);
  // Once sent it keeps its id: who mends the name after no answer came revises what may be there.
  let id = risk?.id;
  const [all, some] = ["all", "some"].map(name => /** @type {HTMLInputElement} */ (part(form, name))), boxes = part(form, "milestones");
  all.name = some.name = `hits-${++groups}`;
  setText(part(form, "title"), risk ? t("risks.revising", { what: risk.name }) : t("risks.entering"));
  setText(part(form, "send"), t(risk ? "risks.send-revised" : "risks.send"));
  fillParties(field(form, "party"), store, t("risks.nobody"), risk ? risk.party ?? "" : "");
  fillMilestones(boxes, store, site, risk ? risk.milestones : milestone ? [milestone] : []);
  all.checked = risk ? risk.milestones.length === 0 : milestone === null;
  some.checked = !all.checked;
  if (risk) fillRisk(form, risk);
  boxes.addEventListener("change", () => { some.checked = true; });

  function read() {
    const text = (/** @type {string} */ name) => field(form, name).value;
    const hits = some.checked ? [.../** @type {NodeListOf<HTMLInputElement>} */ (boxes.querySelectorAll("input:checked"))].map(box => box.value) : [];
    const { problems, value } = readRisk({ name: text("name"), probability: text("probability"), least: text("impact.least"), likely: text("impact.likely"), most: text("impact.most"), party: text("party") });
    if (some.checked && hits.length === 0) problems.milestones = t("risks.no-milestone");
    // Somebody else was quicker: what he did is seen first, and sending again is then meant.
    const now = risk && /** @type {RiskRow|undefined} */ (store.get("risk", site, risk.id));
    if (risk && now && now.position !== risk.position) {
      problems.name = t("risks.changed-meanwhile");
      risk = now;
    }
    return { problems, value: { ...value, milestones: hits } };
  }
  filling(form, {
    read, cancel: () => done(null), done: answer => done(answer.position),
    send: value => write("PUT", `/api/sites/${encodeURIComponent(site)}/risks/${id ??= idOf(value.name, own)}`, value, once),
  });
  return form;
}

/** @param {Store} store @param {string} site @param {RiskRow} risk @param {Done} done */
export function closeForm(store, site, risk, done) {
  const form = /** @type {HTMLFormElement} */ (clone("close-form"));
  const once = createOnce();
  filling(form, {
    read: () => ({ problems: {}, value: field(form, "reason").value.trim() }), cancel: () => done(null), done: answer => done(answer.position),
    send: reason => write("DELETE", `/api/sites/${encodeURIComponent(site)}/risks/${encodeURIComponent(risk.id)}${reason ? `?${new URLSearchParams({ reason })}` : ""}`, null, once),
  });
  return form;
}

/** What was typed, as the API takes it, and what is wrong with it. @param {{name: string, probability: string, least: string, likely: string, most: string, party: string}} typed */
export function readRisk(typed) {
  /** @type {{[field: string]: string}} */ const problems = {};
  const take = (/** @type {string} */ name, /** @type {import("../entering.js").Entered} */ entered) => {
    if ("value" in entered) return entered.value;
    problems[name] = t(`filling.${entered.problem}`, { given: typed.probability.trim() });
    return NaN;
  };
  if (!typed.name.trim()) problems.name = t("filling.required");
  const probability = take("probability", share(typed.probability));
  const [least, likely, most] = /** @type {const} */ (["least", "likely", "most"]).map(name => take(`impact.${name}`, days(typed[name])));
  for (const name of outOfOrder(least, likely, most)) problems[`impact.${name}`] = t(`risks.${name}-order`);
  return { problems, value: { name: typed.name.trim(), probability, impact: { least, likely, most }, ...typed.party && { party: typed.party } } };
}

/** @param {HTMLElement} select @param {Store} store @param {string} none what no party is called @param {string} chosen */
export function fillParties(select, store, none, chosen) {
  const parties = /** @type {import("../types.js").PartyRow[]} */ (store.rows("party"));
  const options = [{ id: "", name: none }, ...[...parties].sort((a, b) => a.name.localeCompare(b.name))].map(({ id, name }) => {
    const option = document.createElement("option");
    option.value = id;
    if (id) setData(option, name); else setText(option, name);
    return option;
  });
  select.replaceChildren(...options);
  /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (select)).value = chosen;
}

/** Those that are open, and those that it hits already. @param {HTMLElement} element @param {Store} store @param {string} site @param {string[]} chosen */
function fillMilestones(element, store, site, chosen) {
  const rows = /** @type {import("../types.js").MilestoneRow[]} */ (store.rows("milestone", site)).filter(row => chosen.includes(row.id) || row.status !== "done" && row.status !== "withdrawn");
  element.replaceChildren(...rows.sort((a, b) => Number(chosen.includes(b.id)) - Number(chosen.includes(a.id))).map(row => {
    const label = document.createElement("label"), box = document.createElement("input"), name = document.createElement("span");
    [box.type, box.value, box.checked] = ["checkbox", row.id, chosen.includes(row.id)];
    setAttr(box, "data-field", "milestones");
    setData(name, row.name);
    label.append(box, name);
    return label;
  }));
}

/** @param {HTMLElement} form @param {RiskRow} risk */
function fillRisk(form, { name, probability, impact }) {
  field(form, "name").value = name;
  const percent = Number((probability * 100).toFixed(4));
  field(form, "probability").value = percent > 0 && percent < 1 ? `${percent} %` : String(percent);
  for (const part of /** @type {const} */ (["least", "likely", "most"])) field(form, `impact.${part}`).value = String(impact[part]);
}
