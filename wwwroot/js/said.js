// What changed, for those who do not look: one polite line for a screen reader, and a count in the title of a tab out of sight.

import { t } from "./i18n.js";
import { plainStory } from "./story.js";

const SAY_EVERY_MS = 8000;

/** @param {HTMLElement} line @param {import("./types.js").Store} store */
export function mountSaid(line, store) {
  /** @type {import("./types.js").StoryRow[]} */ let pending = [];
  let saidAt = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */ let timer;

  const say = () => {
    timer = undefined;
    saidAt = Date.now();
    const [first] = pending;
    line.textContent = pending.length === 1 ? plainStory(first, store) : t("page.changed-many", { count: pending.length });
    pending = [];
  };
  return {
    /** @param {string} text */
    say(text) { line.textContent = text; },
    /** @param {Set<string>} changed */
    update(changed) {
      pending.push(...newStories(changed, store));
      if (pending.length && timer === undefined) timer = setTimeout(say, Math.max(300, saidAt + SAY_EVERY_MS - Date.now()));
    },
  };
}

/** @param {import("./types.js").Store} store @param {() => string} baseTitle */
export function mountTitle(store, baseTitle) {
  let unseen = 0;
  const away = () => document.hidden || !document.hasFocus();
  const write = () => {
    const title = unseen ? `(${unseen}) ${baseTitle()}` : baseTitle();
    if (document.title !== title) document.title = title;
  };
  const seen = () => { if (!away()) { unseen = 0; write(); } };
  document.addEventListener("visibilitychange", seen);
  addEventListener("focus", seen);
  return {
    /** @param {Set<string>} changed */
    update(changed) {
      if (away()) unseen += newStories(changed, store).length;
      write();
    },
  };
}

/** Only what came while the page was open: a first paint is no news. @param {Set<string>} changed @param {import("./types.js").Store} store */
const newStories = (changed, store) => store.rows("story").filter(row => {
  const key = `story/${row.site ?? ""}/${row.id}`;
  return changed.has(key) && store.changedAt(key) !== undefined;
});
