// Who funds, who leads the money, who leads operations, and who does what: every party by its roles.

import { clone, keyed, part, setAttr, setText } from "../dom.js";
import { lang, t, word } from "../i18n.js";
import { differs } from "../memo.js";
import { listOf, partyName } from "../names.js";
import { sentence, setPieces, sourcePieces } from "../pieces.js";

/** @typedef {import("../pieces.js").Piece} Piece */
/** @typedef {import("../types.js").ProgrammeRow} ProgrammeRow */
/** @typedef {import("../types.js").PartyRow} PartyRow */
/** @typedef {import("../types.js").Store} Store */
/** @typedef {{id: string, label: string, people: Piece[]}} RoleRow */

const ROLES = ["owner", "developer", "contractor", "utility", "tenant", "user", "operator", "partner", "lender", "authority", "observer", "press"];

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export function mountParties(element, { store }) {
  const frame = clone("parties");
  element.replaceChildren(frame);
  return {
    update() {
      const programme = /** @type {ProgrammeRow|undefined} */ (store.rows("programme")[0]);
      if (!differs(frame, [programme, store.rows("party"), lang()])) return;
      setPieces(part(frame, "title"), title(programme, store));
      setPieces(part(frame, "source"), sourcePieces(programme?.source));
      keyed(part(frame, "roles"), roleRows(programme, store), row => row.id, () => clone("role-row"), (el, row) => {
        setAttr(el, "data-role", row.id);
        setText(part(el, "label"), row.label);
        setPieces(part(el, "people"), row.people);
      });
    },
    unmount() { frame.remove(); },
  };
}

/** @param {ProgrammeRow|undefined} programme @param {Store} store @returns {Piece[]} */
function title(programme, store) {
  const { equityFunders: funders = [], lead } = programme ?? {};
  if (!funders.length || !lead?.financial || !lead.operational) return [{ text: t("parties.title") }];
  return sentence("parties.finding", {
    funders: names(funders, store),
    financial: partyName(lead.financial, store),
    operational: partyName(lead.operational, store),
  });
}

/** @param {ProgrammeRow|undefined} programme @param {Store} store @returns {RoleRow[]} */
function roleRows(programme, store) {
  const parties = /** @type {PartyRow[]} */ (store.rows("party"));
  const having = (/** @type {string} */ role) => parties.filter(party => party.roles?.includes(role)).map(party => party.id);
  const funders = programme?.equityFunders ?? having("funder");
  const partners = programme?.technologyPartners ?? having("technology-partner");
  const known = [...ROLES, "funder", "technology-partner", "financial-lead", "operational-lead"];
  const others = [...new Set(parties.flatMap(party => party.roles ?? []))].filter(role => !known.includes(role));
  /** @type {RoleRow[]} */ const rows = [
    { id: "funder", label: t("parties.funders"), people: listOf(funders.map(id => [{ text: partyName(id, store), strong: true }])) },
    { id: "financial-lead", label: t("parties.financial"), people: lead(programme?.lead?.financial, store) },
    { id: "operational-lead", label: t("parties.operational"), people: lead(programme?.lead?.operational, store) },
    { id: "chair", label: t("parties.chair"), people: programme?.chair ? [{ text: programme.chair, strong: true }] : [] },
    { id: "technology-partner", label: t("parties.technology"), people: names(partners, store) },
    ...[...ROLES, ...others].map(role => ({ id: role, label: word("role", role), people: names(having(role), store) })),
  ];
  return rows.filter(row => row.people.length);
}

/** @param {string|undefined} id @param {Store} store */
const lead = (id, store) => id ? [{ text: partyName(id, store), strong: true }] : [];

/** @param {string[]} ids @param {Store} store */
const names = (ids, store) => listOf(ids.map(id => [{ text: partyName(id, store) }]));
