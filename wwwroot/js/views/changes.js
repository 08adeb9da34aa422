// What changed since this reader last looked, or between the two moments that are compared: a short list, what weighs most first.

import { ApiError, getJson } from "../api.js";
import { changeFooting, changeKey, changePieces, changesTitle } from "../changes.js";
import { clone, keyed, part, setAttr, setText } from "../dom.js";
import { moment as instantText } from "../format.js";
import { t } from "../i18n.js";
import { looked, markLooked } from "../looked.js";
import { atMoment, shown } from "../moment.js";
import { sentence, setPieces } from "../pieces.js";
import { keepInPlace } from "../steady.js";
import { momentText } from "./scrubber.js";

/** @typedef {import("../types.js").Change} Change */

const SHOWN_AT_FIRST = 5;
const ASK_EVERY_MS = 2000;

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export function mountChanges(element, { store }) {
  const frame = clone("changes");
  const [more, read] = [part(frame, "more"), part(frame, "read")];
  /** @type {{changes: Change[], count: number, position: number, epoch: string}|null} */ let answer = null;
  let all = false, onPaper = false, gone = false, asked = "", problem = "";
  /** @type {ReturnType<typeof setTimeout>|undefined} */ let timer;
  element.replaceChildren(frame);

  more.addEventListener("click", () => { all = !all; render(); });
  read.addEventListener("click", () => {
    if (answer) markLooked(answer.epoch, answer.position);
    answer = null;
    asked = "";
    render();
  });

  /** What to compare with; null where there is nothing to tell. */
  function path() {
    const { since, asOf } = shown();
    if (since !== null) return atMoment(`/api/changes?since=${encodeURIComponent(since)}${asOf === null && shown().by === "data-date" ? "&by=data-date" : ""}`);
    const last = looked();
    if (asOf !== null || !last) return null;
    return last.epoch === store.epoch && last.position < store.position ? `/api/changes?since=${last.position}&epoch=${last.epoch}` : null;
  }

  async function ask() {
    timer = undefined;
    const wanted = path();
    const key = `${wanted} ${store.position}`;
    if (gone || !wanted || key === asked) return;
    asked = key;
    try {
      answer = await getJson(wanted);
      problem = "";
    } catch (error) {
      problem = error instanceof ApiError ? error.message : t("changes.failed");
      asked = "";
    }
    if (!gone) keepInPlace(render);
  }

  function render() {
    const comparing = shown().since !== null;
    const shows = answer !== null && path() !== null && (comparing || answer.count > 0);
    frame.hidden = !shows && !(comparing && problem);
    read.hidden = comparing;
    if (frame.hidden || !answer) return;
    const { since, asOf } = shown();
    const last = looked();
    setPieces(part(frame, "lead"), comparing
      ? sentence("changes.between", { from: momentText(since), to: momentText(asOf) })
      : sentence("changes.since", { when: last?.at ? instantText(new Date(last.at)) : "" }));
    setPieces(part(frame, "title"), problem ? [{ text: problem }] : answer.count ? changesTitle(answer.changes) : [{ text: t("changes.none") }]);
    const rows = all || onPaper ? answer.changes : answer.changes.slice(0, SHOWN_AT_FIRST);
    keyed(part(frame, "list"), rows, changeKey, () => clone("change"), (el, change) => {
      setAttr(el, "data-kind", change.kind);
      setPieces(part(el, "sentence"), changePieces(change, store));
      setPieces(part(el, "small"), changeFooting(change, store).flatMap((group, at) => at ? [{ text: " · " }, ...group] : group));
    });
    more.hidden = answer.changes.length <= SHOWN_AT_FIRST;
    setAttr(more, "aria-expanded", String(all));
    setText(more, t(all ? "changes.fewer" : "changes.all", { count: answer.count }));
  }

  return {
    update(changed) {
      // On paper there is no button for the rest.
      onPaper = changed.has("print");
      // The first look of all has nothing before it.
      if (store.epoch !== null && store.position > 0 && shown().asOf === null && looked()?.epoch !== store.epoch) markLooked(store.epoch, store.position);
      timer ??= setTimeout(ask, answer ? ASK_EVERY_MS : 0);
      render();
    },
    unmount() { gone = true; clearTimeout(timer); frame.remove(); },
  };
}
