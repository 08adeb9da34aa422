// The live feed, in sentences: the newest first. While somebody reads (pointer over it, focus within) new lines wait and are counted.

import { markChanged } from "../changed.js";
import { clone, keyed, part, setAttr, setText } from "../dom.js";
import { ago, day } from "../format.js";
import { t } from "../i18n.js";
import { sentence, setPieces, sourcePieces } from "../pieces.js";
import { rowKey } from "../store.js";
import { story, storyFooting } from "../story.js";

/** @typedef {import("../types.js").StoryRow} StoryRow */
/** @typedef {import("../types.js").Store} Store */

const SHOWN_AT_FIRST = 8;

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export function mountFeed(element, { store }) {
  const frame = clone("feed");
  const more = part(frame, "more");
  let all = false;
  element.replaceChildren(frame);
  more.addEventListener("click", () => { all = !all; update(); });

  function update() {
    const rows = newestFirst(store.rows("story"));
    const shown = all ? rows : rows.slice(0, SHOWN_AT_FIRST);
    const waiting = keyed(part(frame, "list"), shown, rowKey, () => clone("story"), (el, row) => updateStory(el, row, store), { wait: true, onRelease: update });
    const fresh = rows.filter(row => store.changedAt(rowKey(row)) !== undefined).length;
    setPieces(part(frame, "title"), sentence(fresh ? "feed.finding" : "feed.title", { count: fresh }));
    setText(part(frame, "waiting"), waiting ? t("feed.waiting", { count: waiting }) : "");
    more.hidden = rows.length <= SHOWN_AT_FIRST;
    setAttr(more, "aria-expanded", String(all));
    setText(more, t(all ? "feed.fewer" : "feed.all", { count: rows.length }));
  }
  return { update, unmount() { frame.remove(); } };
}

/**
 * What was posted comes first, in the order of the log. History from a programme file follows by the day on which it was known: its
 * positions only say in which order the file was read.
 * @param {StoryRow[]} rows @returns {StoryRow[]}
 */
export const newestFirst = rows => [...rows].sort((a, b) => Number(Boolean(a.knownAt)) - Number(Boolean(b.knownAt))
  || (b.knownAt ?? "").localeCompare(a.knownAt ?? "") || b.position - a.position);

/** @param {HTMLElement} el @param {StoryRow} row @param {Store} store */
function updateStory(el, row, store) {
  const time = part(el, "time");
  // What a programme file brought was known when its source said so, not when this server read it.
  setText(time, row.knownAt ? day(row.knownAt) : ago(store.serverNow().getTime() - Date.parse(row.at)));
  setAttr(time, "datetime", row.knownAt ?? row.at);
  setPieces(part(el, "sentence"), story(row, store));
  const small = storyFooting(row, store).map(text => [{ text }]);
  setPieces(part(el, "small"), [...small, sourcePieces(row.source)].filter(group => group.length).flatMap((group, at) => at ? [{ text: " · " }, ...group] : group));
  markChanged(el, store.changedAt(rowKey(row)));
}
