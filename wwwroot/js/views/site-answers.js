// The three questions of a site, answered first: what slipped, whose date is it, and what did we know when.

import { watch } from "../analysis.js";
import { clone, keyed, part, setAttr } from "../dom.js";
import { date, dateShort, day, isOverdue, slip } from "../format.js";
import { t, word } from "../i18n.js";
import { partyName } from "../names.js";
import { sentence, setPieces } from "../pieces.js";
import { paths } from "../router.js";

/** @typedef {import("../types.js").SiteRow} SiteRow */
/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../pieces.js").Piece} Piece */
/** @typedef {{date: import("../types.js").Stated, party: string}} Word */
/** @typedef {{kind: string, party: string, position: number, knownAt: string, dataDate?: string|null, before?: Word|null, after?: Word|null, shiftDays: number, reason?: string|null}} Step */

/** What the questions are about: what slipped most for certain, or else what comes next, or else what was reported last. @param {SiteRow} site @param {MilestoneRow[]} milestones */
export const askedOf = (site, milestones) => milestones.find(row => row.id === site.worst)
  ?? milestones.find(row => row.id === site.next)
  ?? milestones.filter(row => row.status !== "withdrawn" && row.current).sort((a, b) => (b.current?.dataDate ?? "").localeCompare(a.current?.dataDate ?? ""))[0];

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string} id of the site */
export function mountSiteAnswers(element, { store }, id) {
  const frame = clone("site-answers");
  element.replaceChildren(frame);
  const answer = watch(null, frame, store, render);
  /** @type {MilestoneRow|undefined} */ let about;

  function render() {
    frame.hidden = !about;
    if (!about) return;
    const name = { text: about.name, href: paths.milestone(id, about.id), data: true };
    setPieces(part(frame, "slipped"), slipped(about, name));
    setPieces(part(frame, "whose"), whose(about));
    const steps = answer.data?.milestone === about.id ? /** @type {Step[]} */ (answer.data.steps).filter(step => step.after || step.kind === "no-date" || step.kind === "rejected") : [];
    keyed(part(frame, "known"), steps.slice(-6), step => `${step.position} ${step.kind}`, () => clone("site-answer-step"), (li, step) => {
      setPieces(part(li, "when"), [{ text: day(step.knownAt.slice(0, 10)) }]);
      setPieces(part(li, "date"), [{ text: step.after ? dateShort(step.after.date) : t("date.none"), href: `${paths.milestone(id, /** @type {MilestoneRow} */ (about).id)}?report=${step.position}` }]);
      setPieces(part(li, "who"), [{ text: partyName(step.after?.party ?? step.party, store), data: true }]);
      setAttr(li, "title", step.reason ?? null);
    });
    setPieces(part(frame, "known-none"), steps.length ? [] : answer.state === "loading" ? [{ text: t("analysis.loading") }] : [{ text: t("answers.known-none") }]);
  }

  /** @param {MilestoneRow} row @param {Piece} name @returns {Piece[]} */
  function slipped(row, name) {
    const { plan, current } = row;
    const overdue = isOverdue(row, store.serverNow()) ? [{ text: " " }, { text: t("answers.overdue", { day: day(row.overdueFrom) }), late: true }] : [];
    if (!row.slip || !plan || !current) return [...sentence("answers.nothing-slipped", { what: name }), ...overdue];
    return [...sentence(row.slip.sense === "late" ? "answers.slipped" : "answers.not-late", {
      what: name,
      slip: { text: slip(row.slip), late: row.slip.sense === "late", strong: row.slip.sense !== "late" },
      plan: { text: date(plan.date), strong: true },
      by: t(`answers.plan-${plan.kind}`, { party: partyName(plan.party, store), day: day(plan.dataDate) }),
      now: { text: date(current.date), strong: true },
    }), ...overdue];
  }

  /** @param {MilestoneRow} row @returns {Piece[]} */
  function whose({ current, said = [] }) {
    if (!current) return sentence("answers.nobody");
    const others = said.filter(one => one.party !== current.party && (one.actual?.date ?? one.forecast?.date));
    return [
      ...sentence("answers.whose", { party: { text: partyName(current.party, store), strong: true, data: true }, rank: word("rank", current.rank), day: day(current.dataDate) }),
      ...others.length ? [{ text: " " }, ...others.flatMap((one, at) => [
        { text: at ? "; " : "" },
        ...sentence("answers.other", { party: partyName(one.party, store), date: date(one.actual?.date ?? one.forecast?.date) }),
      ]), { text: "." }] : [{ text: " " }, ...sentence("answers.alone")],
    ].filter(piece => piece.text);
  }

  return {
    /** @param {SiteRow} site @param {MilestoneRow[]} milestones */
    update(site, milestones) {
      about = askedOf(site, milestones);
      answer.to(about ? `/api/sites/${encodeURIComponent(id)}/milestones/${encodeURIComponent(about.id)}/moves` : null);
      render();
    },
    unmount() { answer.stop(); },
  };
}
