// The latest stories on the wall, the newest at the top.

import { markChanged } from "../changed.js";
import { clone, keyed, part, setAttr, setText } from "../dom.js";
import { ago, day } from "../format.js";
import { t } from "../i18n.js";
import { siteName } from "../names.js";
import { setPieces } from "../pieces.js";
import { rowKey } from "../store.js";
import { story } from "../story.js";
import { newestFirst } from "./feed.js";

const SHOWN = 8;

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("./wall-slides.js").SlideView} */
export function mountWallFeed(element, { store }) {
  const frame = clone("wall-feed");
  const rows = part(frame, "rows");
  element.replaceChildren(frame);

  function update() {
    setText(part(frame, "title"), t("feed.title"));
    keyed(rows, newestFirst(store.rows("story")).slice(0, SHOWN), rowKey, () => clone("wall-story"), (el, row) => {
      markChanged(el, store.changedAt(rowKey(row)));
      setText(part(el, "time"), row.knownAt ? day(row.knownAt) : ago(store.serverNow().getTime() - Date.parse(row.at)));
      setAttr(part(el, "time"), "datetime", row.knownAt ?? row.at);
      setText(part(el, "site"), row.milestone && row.site ? siteName(row.site, store) : "");
      setPieces(part(el, "sentence"), story(row, store).map(({ href, ...piece }) => piece));
    });
  }

  return { update, rows, unmount() { frame.remove(); } };
}
