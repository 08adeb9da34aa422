// The two figures that head the wall: megawatts ready with their basis, and what is ready for service. Each with who says so.

import { basisOf } from "./basis.js";
import { day, mw, number } from "./format.js";
import { t, word } from "./i18n.js";
import { partyName, partyPieces } from "./names.js";
import { sentence } from "./pieces.js";

/** @typedef {import("./types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("./types.js").Store} Store */
/** @typedef {import("./pieces.js").Piece} Piece */
/** @typedef {{id: string, value: string, unit: string, text: Piece[]}} Headline */

/** @param {Store} store @returns {Headline[]} */
export const headlines = store => [power(store), ready(store)].filter(figure => figure !== null);

/** @param {Store} store @returns {Headline|null} */
function power(store) {
  const basis = basisOf(store.rows("site").map(site => site.power));
  const sum = store.rows("programme")[0]?.power?.find((/** @type {import("./types.js").Power} */ entry) => entry.basis === basis);
  if (!sum) return null;
  const asOf = rowsOf(store).filter(row => row.status === "done" && row.mw?.some(one => one.basis === basis)).map(row => row.current?.dataDate ?? "").sort().at(-1);
  return {
    id: "power",
    value: number(sum.ready),
    unit: t("figures.of-mw", { planned: mw(sum.planned) }),
    text: [{ text: [word("basis", basis), ...sum.parties.map((/** @type {string} */ party) => partyName(party, store)), asOf ? day(asOf) : ""].filter(Boolean).join(", ") }],
  };
}

/** Milestones, since not every site counts its buildings. @param {Store} store @returns {Headline|null} */
function ready(store) {
  const rows = rowsOf(store).filter(row => row.phase === "ready-for-service" && row.status !== "withdrawn");
  if (rows.length === 0) return null;
  const done = rows.filter(row => row.status === "done");
  const parties = [...new Set(done.flatMap(row => row.current?.party ?? []))];
  return {
    id: "ready",
    value: number(done.length),
    unit: t("wall.of-milestones", { count: rows.length }),
    text: parties.length ? [...sentence("wall.ready"), { text: ", " }, ...sentence("site.says-who", { parties: partyPieces(parties, store) })] : sentence("wall.ready"),
  };
}

/** @param {Store} store @returns {MilestoneRow[]} */
const rowsOf = store => store.rows("milestone");
