// The forecasts of all open milestones of a site as a table, those of service first: filled once somebody opens it.

import { clone, keyed, part, setAttr, setData, setText } from "../dom.js";
import { percent } from "../drawings/forecast.js";
import { dateShort, day } from "../format.js";
import { t } from "../i18n.js";
import { paths } from "../router.js";

/** @typedef {import("../drawings/forecast.js").Forecast} Forecast */

const DATES = /** @type {const} */ (["p10", "p50", "p80", "p90"]);

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string} site */
export function mountAllForecasts(element, { store }, site) {
  const details = /** @type {HTMLDetailsElement} */ (clone("all-forecasts"));
  /** @type {Forecast[]} */ let told = [];
  element.replaceChildren(details);
  details.addEventListener("toggle", render);

  function render() {
    details.hidden = told.length === 0;
    setText(part(details, "summary"), t("all-forecasts.summary", { count: told.length }));
    if (!details.open) return;
    keyed(part(details, "rows"), inOrder(told, id => store.get("milestone", site, id)?.phase), one => one.milestone, create, fill);
  }

  /** @param {Forecast} one */
  function create(one) {
    const tr = clone("all-forecasts-row");
    setAttr(part(tr, "name"), "href", paths.milestone(site, one.milestone));
    return tr;
  }

  /** @param {HTMLElement} tr @param {Forecast} one */
  function fill(tr, one) {
    setData(part(tr, "name"), store.get("milestone", site, one.milestone)?.name ?? one.milestone);
    for (const name of DATES) {
      setText(part(tr, name), day(one[name]));
      setAttr(part(tr, name), "data-label", name.toUpperCase());
    }
    setText(part(tr, "plan"), keptWords(one.plan, one.probabilityOfPlan));
    setText(part(tr, "contract"), keptWords(one.contract?.date, one.probabilityOfContract));
    for (const name of ["plan", "contract"]) setAttr(part(tr, name), "data-label", t(`all-forecasts.${name}`));
  }

  return {
    /** @param {Forecast[]} next */
    update(next) { told = next; render(); },
  };
}

/** "24 Jun 2027: 26 %". @param {import("../types.js").Stated|null|undefined} date @param {number|null|undefined} share */
const keptWords = (date, share) => !date || share == null ? "–" : t("all-forecasts.kept", { day: dateShort(date), share: percent(share).replaceAll(" ", "\u00a0") });

/** Ready for service first, then by when 80 % have it. @param {Forecast[]} told @param {(milestone: string) => string|undefined} phaseOf */
export const inOrder = (told, phaseOf) => [...told].sort((a, b) =>
  Number(phaseOf(b.milestone) === "ready-for-service") - Number(phaseOf(a.milestone) === "ready-for-service") || a.p80.localeCompare(b.p80) || a.milestone.localeCompare(b.milestone));
