// A completion in words: who reports it, with which evidence, and what the owner says to it. Every rule was applied by the server.

import { day, utc } from "./format.js";
import { t, word } from "./i18n.js";
import { partyName } from "./names.js";
import { when } from "./phrases.js";
import { sentence } from "./pieces.js";

/** @typedef {import("./types.js").Completion} Completion */
/** @typedef {import("./types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("./types.js").Store} Store */
/** @typedef {import("./pieces.js").Piece} Piece */

const DAY_MS = 86400000;
const OWNER = "owner";

/** The owner has not spoken yet. @param {Completion} completion */
export const isWaiting = ({ state }) => state === "reported" || state === "evidenced";

/** The shape that stands beside the word. @param {Completion} completion @returns {[import("./marks.js").Mark["shape"], string]} */
export function completionSymbol({ state }) {
  if (state === "accepted") return ["check", "done"];
  return state === "rejected" ? ["cross", "late"] : ["ring", "done"];
}

/** Whole days in UTC, as the server counts them. @param {string} since a day @param {Date} now the server's time */
export const daysSince = (since, now) => Math.max(0, Math.floor((now.getTime() - utc(since).getTime()) / DAY_MS));

/** "complete on 20 November 2026, says Crusoe; evidence: photo; test record missing; waiting for acceptance for 3 days". @param {Completion} completion @param {Store} store @returns {Piece[]} */
export const completionPieces = (completion, store) => joined([
  reportedPieces(completion, store),
  ...evidencePieces(completion),
  ownersWord(completion, store),
]);

/** The same without the owner's word, for a list of what waits. @param {Completion} completion @param {Store} store @returns {Piece[]} */
export const waitingPieces = (completion, store) => joined([reportedPieces(completion, store), ...evidencePieces(completion)]);

/** "for 3 days". @param {Completion} completion @param {Date} now */
export const waitsFor = ({ since }, now) => t(daysSince(since, now) === 0 ? "completion.today" : "completion.days", { count: daysSince(since, now) });

/** What waits for the owner, the longest first; what left the scope with its site does not. @param {Store} store @returns {(MilestoneRow & {completion: Completion})[]} */
export const waiting = store => /** @type {any[]} */ (store.rows("milestone"))
  .filter(row => row.completion && isWaiting(row.completion) && store.get("site", row.site, row.site)?.stage !== "withdrawn")
  .sort((a, b) => a.completion.since.localeCompare(b.completion.since));

/** "The owner", or who else on the owner's side. @param {string} key of a text that has a form "-by" @param {string|null|undefined} by */
export const byWhom = (key, by) => !by || by === OWNER ? key : `${key}-by`;

/** @param {Completion} completion @param {Store} store */
const reportedPieces = ({ party, date }, store) => sentence("completion.says", { party: { text: partyName(party, store), party: true }, when: when(date) });

/** @param {Completion} completion @returns {Piece[][]} */
function evidencePieces({ evidence = [], missing = [] }) {
  const kinds = (/** @type {string[]} */ names) => names.map(name => word("evidence", name)).join(", ");
  const given = evidence.length > 0 ? sentence("completion.evidence", { kinds: kinds(evidence) }) : sentence("completion.no-evidence");
  return missing.length > 0 ? [given, sentence("completion.missing", { kinds: kinds(missing) })] : [given];
}

/** @param {Completion} completion @param {Store} store @returns {Piece[]} */
function ownersWord(completion, store) {
  const { state, by, since, reason, note } = completion;
  if (isWaiting(completion)) return sentence("completion.waits", { for: waitsFor(completion, store.serverNow()) });
  const params = { party: { text: by ? partyName(by, store) : "", party: true }, day: day(since) };
  const words = state === "accepted" ? note : reason;
  return [...sentence(byWhom(`completion.${state}-on`, by), params), ...(words ? [{ text: ": " }, { text: words, data: true }] : [])];
}

/** @param {Piece[][]} groups @returns {Piece[]} */
const joined = groups => groups.flatMap((group, at) => at > 0 ? [{ text: "; " }, ...group] : group);
