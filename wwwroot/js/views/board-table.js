// The same as a table: what the board's rows say, in cells.

import { clone, keyed, part, setAttr, setData, setText } from "../dom.js";
import { date, mw, slip } from "../format.js";
import { t, word } from "../i18n.js";
import { countSentence } from "../sitemarks.js";

/** @typedef {import("../types.js").SiteRow} SiteRow */
/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */

/** @param {HTMLElement} body @param {SiteRow[]} sites @param {string} basis @param {import("../types.js").Store} store */
export function updateBoardTable(body, sites, basis, store) {
  keyed(body, sites, site => site.id, () => clone("board-table-row"), (tr, site) => {
    const power = site.power?.find(one => one.basis === basis);
    setData(part(tr, "name"), site.shortName ?? site.name);
    setAttr(part(tr, "name"), "href", `/sites/${encodeURIComponent(site.id)}`);
    setText(part(tr, "stage"), word("stage", site.stage));
    setText(part(tr, "ready"), power ? mw(power.ready) : "–");
    setText(part(tr, "planned"), power && power.planned > 0 ? mw(power.planned) : "–");
    setText(part(tr, "next"), milestone(site.next ? store.get("milestone", site.id, site.next) : null));
    setText(part(tr, "worst"), milestone(site.worst ? store.get("milestone", site.id, site.worst) : null));
    setText(part(tr, "counts"), countSentence(store.rows("milestone", site.id), store.serverNow()));
  });
}

/** @param {MilestoneRow|null|undefined} row */
function milestone(row) {
  if (!row) return "–";
  const parts = [row.current ? date(row.current.date) : t("lane.no-current"), row.plan ? t("table.planned", { date: date(row.plan.date) }) : "", slip(row.slip)];
  return `${row.name}: ${parts.filter(Boolean).join("; ")}`;
}
