// A story row becomes a sentence, in pieces: text, a party, a milestone or site to link to. The grammar is in the texts; the choice is here.

import { byWhom } from "./completion.js";
import { hasText, lang, t, word } from "./i18n.js";
import { day, percent } from "./format.js";
import { forDate, stated, when } from "./phrases.js";
import { sentence } from "./pieces.js";
import { paths } from "./router.js";

/** @typedef {import("./types.js").StoryRow} StoryRow */
/** @typedef {import("./types.js").Store} Store */
/** @typedef {import("./pieces.js").Piece} Piece */

// Names that already say what was reached read on by themselves: "reports Buildings 3-4 ready for service on 23 May".
const SAYS_WHAT_WAS_REACHED = /\b(ready for service|operational|energi[sz]ed|live|handed over|complete[d]?|delivered|installed|topped out|issued|approved|signed|started|begun|granted|announced|closed|in service|at full capacity|withdrawn|withdraws|leases|refiled|certified|procured)\)?$/i;

/** @param {StoryRow} row @param {Store} store @returns {Piece[]} */
export function story(row, store) {
  const [key, params] = row.event === "milestone-reported" ? reported(row, store) : other(row, store);
  return [...sentence(key, { ...subject(row, store), ...params }), ...tails(row, store)];
}

/** @param {StoryRow} row @param {Store} store */
export const plainStory = (row, store) => story(row, store).map(piece => piece.text).join("");

/** The small line: where, data date, what for. @param {StoryRow} row @param {Store} store @returns {string[]} */
export function storyFooting(row, store) {
  const site = row.site ? store.get("site", row.site, row.site) : null;
  const reported = row.event === "milestone-reported";
  return [
    row.milestone && site ? site.shortName ?? site.name : "",
    reported && row.dataDate ? t("story.data-date", { date: day(row.dataDate) }) : "",
    reported && row.current ? t("story.current") : "",
    reported && row.rank ? word("rank", row.rank) : "",
  ].filter(Boolean);
}

/** @param {StoryRow} row @param {Store} store @returns {[string, {[name: string]: unknown}]} */
function reported(row, store) {
  const observer = row.rank === "observer";
  const who = observer ? "judges" : "reports";
  if (row.actual) {
    const reached = lang() === "en" && SAYS_WHAT_WAS_REACHED.test(milestoneName(row, store));
    return [`story.${who}-actual${reached ? "-named" : ""}`, { when: when(row.actual) }];
  }
  if (row.actual === null) return ["story.retracts", {}];
  if (row.forecast) return observer ? ["story.expects", { when: when(row.forecast) }] : ["story.forecasts", { for: forDate(row.forecast) }];
  if (row.forecast === null) return ["story.no-date", {}];
  if (row.percent != null) return [`story.${who}-percent`, { percent: percent(row.percent) }];
  return ["story.notes", {}];
}

/** @param {StoryRow} row @param {Store} store @returns {[string, {[name: string]: unknown}]} */
function other(row, store) {
  const key = `story.${row.event}`;
  if (row.event.startsWith("completion-") && hasText(key)) {
    return [byWhom(key, row.party), { reporter: partyPiece(row.reportedBy, store), reason: said(row.reason ?? "") }];
  }
  const bySomebody = row.party && hasText(`${key}-by`) ? `${key}-by` : key;
  if (!hasText(key)) return ["story.unknown", { event: word("", row.event) }];
  return [bySomebody, {
    version: row.version ?? "",
    date: row.date ? stated(row.date) : t("date.none"),
    when: row.date ? when(row.date) : "",
    type: word("flag", row.type),
    text: said(row.text ?? ""),
    reason: said(row.reason ?? ""),
    subject: said(row.subject ?? ""),
    percent: row.percent == null ? "" : percent(row.percent),
    dataDate: day(row.dataDate),
    optimistic: day(row.span?.optimistic),
    likely: day(row.span?.likely),
    pessimistic: day(row.span?.pessimistic),
  }];
}

/** What comes after the main clause: what was said before, first stated, percent, reason, note. @param {StoryRow} row @param {Store} store @returns {Piece[]} */
function tails(row, store) {
  if (row.event === "completion-accepted") return row.note ? sentence("story.tail-note", { note: said(row.note) }) : [];
  if (row.event === "risk-closed") return row.reason ? sentence("story.tail-reason", { reason: said(row.reason) }) : [];
  if (row.event !== "milestone-reported") return [];
  const now = row.actual ?? row.forecast;
  const saysNoMore = row.actual === null || row.forecast === null;
  const before = !now && !saysNoMore ? null : row.actual === null ? row.was?.actual : row.forecast === undefined && row.actual ? row.was?.actual : row.was?.forecast;
  const first = row.firstStated;
  /** @type {Piece[]} */ const out = [];
  if (before && before.text !== now?.text) out.push(...sentence(row.actual === null ? "story.tail-retracted" : "story.tail-was", { date: stated(before) }));
  else if (first && now && first.date.text !== now.text) {
    const byOther = first.party && first.party !== row.party;
    out.push(...sentence(byOther ? "story.tail-first-by" : "story.tail-first", { for: forDate(first.date), first: partyPiece(first.party, store) }));
  }
  if (row.percent != null && now) out.push(...sentence("story.tail-percent", { percent: percent(row.percent) }));
  if (row.percent != null && row.was?.percent != null && row.was.percent !== row.percent) out.push(...sentence(row.percent < row.was.percent ? "story.tail-fell-percent" : "story.tail-was-percent", { percent: percent(row.was.percent) }));
  if (row.reason) out.push(...sentence("story.tail-reason", { reason: said(row.reason) }));
  if (row.cause) out.push(...sentence(row.attributedTo ? "story.tail-cause-by" : "story.tail-cause", { cause: word("cause", row.cause), other: partyPiece(row.attributedTo, store) }));
  if (row.note) out.push(...sentence("story.tail-note", { note: said(row.note) }));
  return out;
}

/** @param {StoryRow} row @param {Store} store */
function subject(row, store) {
  const site = row.site ? store.get("site", row.site, row.site) : null;
  /** @type {Piece} */
  const place = row.site ? { text: site?.shortName ?? site?.name ?? row.site, href: paths.site(row.site), data: true } : { text: t("story.programme") };
  /** @type {Piece} */
  const milestone = row.site && row.milestone
    ? { text: milestoneName(row, store), href: paths.milestone(row.site, row.milestone), data: true }
    : place;
  return { party: partyPiece(row.party, store), milestone, site: place, place: row.milestone ? milestone : place };
}

/** @param {StoryRow} row @param {Store} store @returns {string} */
const milestoneName = (row, store) => store.get("milestone", row.site, row.milestone ?? "")?.name ?? String(row.milestone ?? "").replaceAll("-", " ");

/** @param {string|null|undefined} id @param {Store} store @returns {Piece} */
const partyPiece = (id, store) => id ? { text: store.get("party", null, id)?.name ?? id.replaceAll("-", " "), party: true } : { text: t("story.someone") };

/** @param {string} text @returns {Piece} */
const said = text => ({ text, data: true });
