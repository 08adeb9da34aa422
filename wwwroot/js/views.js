// Puts the view of an address on the page, and the focus where a reader expects it.

import { setText } from "./dom.js";
import { laterFrom } from "./later.js";
import { link, paths } from "./router.js";
import { t } from "./i18n.js";
import { mountMilestone } from "./views/milestone.js";
import { mountProgramme } from "./views/programme.js";
import { mountSite } from "./views/site.js";
import { mountStatus } from "./views/status.js";

/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").Route} Route */
/** @typedef {import("./types.js").ViewContext} ViewContext */
/** @typedef {{key: string, view: View|null, store?: import("./types.js").Store}} Place what stands there, and of which store */

const mountWall = laterFrom("./views/wall.js", "mountWall");

// Most are read with the page, not when first wanted: a server that is away at that moment would leave the view empty for a while.
/** @type {{[name: string]: (element: HTMLElement, context: ViewContext) => View}} */
const MOUNTS = { programme: mountProgramme, site: mountSite, milestone: mountMilestone, status: mountStatus, wall: mountWall };

/** @param {HTMLElement} main @param {HTMLElement} panel @param {() => ViewContext} contextOf what the views that stand there now are drawn from */
export function createViews(main, panel, contextOf) {
  /** @type {Place} */ const inMain = { key: "", view: null };
  /** @type {Place} */ const inPanel = { key: "", view: null };
  /** @type {Element|null} */ let openedFrom = null;

  return {
    /** @param {Route} to @param {import("./router.js").How} how */
    show(to, how) {
      const cameFrom = document.activeElement;
      const context = contextOf();
      const panelKey = to.milestone ? `${to.site}/${to.milestone}` : "";
      const closing = inPanel.key !== "" && panelKey === "";
      if (panelKey && !inPanel.key) openedFrom = cameFrom;
      const mainNew = place(inMain, main, `${to.view}/${to.site ?? ""}`, to.view, context);
      const panelNew = place(inPanel, panel, panelKey, "milestone", context);
      panel.hidden = !to.milestone;
      document.documentElement.classList.toggle("with-panel", Boolean(to.milestone));
      if (how === "start") return;
      if (mainNew && how === "link") scrollTo(0, 0);
      if (panelNew && to.milestone) focusTitle(panel);
      else if (closing && !mainNew && openedFrom instanceof HTMLElement && openedFrom.isConnected) openedFrom.focus();
      else if (mainNew) focusTitle(main);
    },
    /** @param {Set<string>} changed */
    update(changed) {
      for (const { view } of [inMain, inPanel]) {
        try { view?.update(changed); } catch (error) { console.error(error); }
      }
    },
  };
}

/** True when another view stands there now. @param {Place} place @param {HTMLElement} element @param {string} key @param {string} name @param {ViewContext} context */
function place(place, element, key, name, context) {
  if (place.key === key && place.store === context.store) return false;
  place.key = key;
  place.store = context.store;
  place.view?.unmount();
  place.view = null;
  element.replaceChildren();
  if (!key) return true;
  try {
    place.view = (MOUNTS[name] ?? mountUnknown)(element, context);
    place.view.update(new Set(["mount"]));
  } catch (error) {
    console.error(error);
  }
  return true;
}

/** @param {HTMLElement} element @returns {View} */
function mountUnknown(element) {
  const heading = document.createElement("h2");
  heading.dataset.viewTitle = "";
  const back = link(paths.programme());
  element.replaceChildren(heading, back);
  return {
    update() { setText(heading, t("page.unknown")); setText(back, t("page.unknown-back")); },
    unmount() { element.replaceChildren(); },
  };
}

/** @param {HTMLElement} element */
function focusTitle(element) {
  const title = element.querySelector("[data-view-title], h2");
  if (!(title instanceof HTMLElement)) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}
