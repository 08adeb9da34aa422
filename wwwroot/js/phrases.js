// A stated date inside a sentence: "on 23 May 2026", "for Q4 2026", each with its preposition, in the page's language.

import { date, edge, rangeEnds } from "./format.js";
import { t } from "./i18n.js";
import { bounded } from "./stated.js";

/** @typedef {import("./types.js").Stated} Stated */

/** "on 23 May 2026", "in Q4 2026", "by June 2025". @param {Stated} stated */
export const when = stated => phrase("when", stated);
/** "for 1 April 2026", "for Q4 2026". @param {Stated} stated */
export const forDate = stated => phrase("for", stated);
/** "1 April 2026": the date alone. @param {Stated} stated */
export const stated = stated => date(stated);

const KINDS = /** @type {{[precision: string]: string}} */ ({ day: "day", month: "span", quarter: "span", half: "half", year: "year" });

/** @param {"when"|"for"} group @param {Stated} stated */
function phrase(group, stated) {
  const { precision, earliest, latest } = bounded(stated);
  if (precision === "by" && latest) return t(`${group}.by`, { date: edge(latest, "end", "long") });
  if (precision === "from" && earliest) return t(`${group}.from`, { date: edge(earliest, "start", "long") });
  if (precision === "range" && earliest && latest) {
    const [from, to] = rangeEnds(earliest, latest);
    return from === to ? t(`${group}.span`, { date: from }) : t(`${group}.range`, { from, to });
  }
  return t(`${group}.${KINDS[precision] ?? "span"}`, { date: date(stated) });
}
