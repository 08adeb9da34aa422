// Who reports as they should, and who is silent: each party on each site has a cadence of its own.

import { watch } from "../analysis.js";
import { clone, keyed, part, setAttr, setData, setText } from "../dom.js";
import { day } from "../format.js";
import { lang, t, word } from "../i18n.js";
import { differs } from "../memo.js";
import { partyName, siteName } from "../names.js";
import { sentence, setPieces } from "../pieces.js";
import { paths } from "../router.js";

/** @typedef {{site: string, party: string, rank: string, state: string, cadence: {days: number, origin: string}, lastDataDate?: string|null, daysSince?: number|null, staleSince?: string|null, overdueDays?: number|null, openMilestones: string[]}} Source */

const SHOWN_AT_FIRST = 5;

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export function mountSources(element, { store }) {
  const frame = clone("sources");
  const more = part(frame, "more");
  let all = false;
  element.replaceChildren(frame);
  const answer = watch("/api/sources", frame, store, render);
  more.addEventListener("click", () => { all = !all; render(); });

  function render() {
    if (!differs(frame, [answer.data, answer.state, answer.error, all, store.rows("party"), lang()])) return;
    setText(part(frame, "state"), answer.state === "loading" ? t("analysis.loading") : answer.error ? t("analysis.failed", { problem: answer.error }) : "");
    if (!answer.data) return;
    // The press owes nobody a report.
    const owes = (/** @type {Source} */ source) => source.rank !== "press";
    const silent = /** @type {Source[]} */ (answer.data.silent).filter(owes);
    const open = /** @type {Source[]} */ (answer.data.sources).filter(source => source.state !== "complete" && owes(source));
    setPieces(part(frame, "title"), sentence(silent.length ? "sources.finding" : "sources.finding-none", { count: silent.length, all: open.length }));
    const rows = all ? [...silent, ...open.filter(source => !silent.some(one => keyOf(one) === keyOf(source)))] : silent.slice(0, SHOWN_AT_FIRST);
    keyed(part(frame, "list"), rows, keyOf, () => clone("source-line"), updateLine);
    more.hidden = open.length <= rows.length && !all;
    setAttr(more, "aria-expanded", String(all));
    setText(more, t(all ? "sources.fewer" : "sources.all", { count: open.length }));
  }

  /** @param {HTMLElement} el @param {Source} source */
  function updateLine(el, source) {
    setData(part(el, "party"), partyName(source.party, store));
    setPieces(part(el, "site"), [{ text: siteName(source.site, store), href: paths.site(source.site), data: true }]);
    setAttr(part(el, "state"), "data-state", source.state);
    setText(part(el, "state"), word("freshness", source.state));
    setText(part(el, "small"), [
      source.lastDataDate ? t("sources.last", { day: day(source.lastDataDate), count: source.daysSince ?? 0 }) : t("sources.never"),
      t(`sources.cadence-${source.cadence.origin}`, { count: source.cadence.days }),
      word("rank", source.rank),
      t("sources.open", { count: source.openMilestones.length }),
    ].join(" · "));
  }

  return {
    update() { answer.check(); render(); },
    unmount() { answer.stop(); frame.remove(); },
  };
}

/** @param {Source} source */
const keyOf = ({ site, party }) => `${site}/${party}`;
