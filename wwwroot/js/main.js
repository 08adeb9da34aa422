// Wiring only: which view stands where, and who hears of changes.

import { askForKey } from "./access.js";
import { accessKey, getBoard, getProgramme, onDenied, useKey } from "./api.js";
import { badgeTexts, mountBadge } from "./badge.js";
import { displayKey, isRefused, refused } from "./displaykey.js";
import { part, setAttr, setText } from "./dom.js";
import { mountFiles } from "./files.js";
import { trackFreshness } from "./freshness.js";
import { lang, onLang, setLang, t, translate } from "./i18n.js";
import { loadSignalR } from "./libs.js";
import { Live } from "./live.js";
import { isPast, onMoment } from "./moment.js";
import { siteName } from "./names.js";
import { createPast } from "./past.js";
import { mountPrint } from "./print.js";
import { go, onRoute, route, start } from "./router.js";
import { mountSaid, mountTitle } from "./said.js";
import { keepInPlace } from "./steady.js";
import { createStore } from "./store.js";
import { nextTheme, onTheme, theme } from "./theme.js";
import { createViews } from "./views.js";
import { mountPastBand } from "./views/past-band.js";
import { mountScrubber } from "./views/scrubber.js";

const CLOCK_EVERY_MS = 30000;
const SLOW_AFTER_MS = 6000;

const store = createStore();
const live = new Live(store, { getBoard, accessKey }, loadSignalR);
const past = createPast();
const views = createViews(byId("view"), byId("panel"), () => ({ store: isPast() ? past.store : store, t, go, fresh: () => badgeTexts(store, live, Date.now()) }));
const scrubber = mountScrubber(byId("scrubber"), store);
const pastBand = mountPastBand(byId("past-band"), past);
const said = mountSaid(byId("said"), store);
const badge = mountBadge(byId("badge"), byId("stale-band"), store, live, said.say);
const title = mountTitle(store, pageTitle);
const files = mountFiles(byId("files"));

const wallKey = route().view === "wall" ? displayKey() : null;
if (wallKey) useKey(wallKey);
mountPrint(byId("print-head"), () => ({ title: t("print.title", { name: pageTitle() }), store: isPast() ? past.store : store, fresh: badgeTexts(store, live, Date.now()) }),
  changed => views.update(changed), () => setAttr(document.documentElement, "data-theme", theme()));
onDenied((wrong, mayCancel) => wrong && wallKey && route().view === "wall" ? refused().finally(() => store.mark("refused")) : askForKey(wrong, mayCancel));
onLang(() => { chrome(); mark("lang"); });
onTheme(() => { chrome(); mark("theme"); });
onMoment(toMoment);
onRoute((to, how) => {
  live.follow(to.site ? `site:${to.site}` : "programme");
  setAttr(document.documentElement, "data-view", to.view);
  views.show(known(to), how);
  if (isPast()) past.load();
  files.update();
  mark("route");
});
store.subscribe(changed => {
  loading();
  if (changed.has("missing")) {
    views.show(known(route()), "start");
    live.follow("programme");
  }
  setText(byId("title"), programmeName());
  if (!isPast()) keepInPlace(() => views.update(changed));
  badge.update();
  scrubber.update();
  said.update(changed);
  title.update(changed);
});

past.store.subscribe(changed => {
  loading();
  pastBand.update();
  if (isPast()) keepInPlace(() => views.update(changed));
});

byId("lang-en").addEventListener("click", () => setLang("en"));
byId("lang-de").addEventListener("click", () => setLang("de"));
byId("theme").addEventListener("click", nextTheme);
trackFreshness(store);
trackFreshness(past.store);
setInterval(() => mark("clock"), CLOCK_EVERY_MS);
setTimeout(loading, SLOW_AFTER_MS, true);
chrome();
loading();
start();
toMoment();
live.start().then(nameProgramme);

/** @param {string} key */
function mark(key) {
  store.mark(key);
  past.store.mark(key);
}

/** The present is drawn as it comes, a past moment as it was read. */
async function toMoment() {
  setAttr(document.documentElement, "data-past", isPast());
  if (!isPast()) past.leave();
  const loaded = isPast() ? past.load() : null;
  views.show(known(route()), "start");
  loading();
  pastBand.update();
  scrubber.update();
  files.update();
  await loaded;
  mark("moment");
}

/** Until the first snapshot an empty board would be a false one. */
function loading(slow = false) {
  const denied = isRefused(store.age);
  const read = (isPast() ? past.store : store).epoch !== null && !(isPast() && past.state === "failed") && !denied;
  byId("view").hidden = !read;
  byId("loading").hidden = read;
  if (!read) setText(byId("loading"), isPast() && past.state === "failed" ? past.problem : t(denied ? "wall.refused" : slow ? "page.failed" : "page.loading"));
}

/** A site that the server does not know has no view. @param {import("./router.js").Route} to @returns {import("./router.js").Route} */
function known(to) {
  return to.site && store.isMissing(`site:${to.site}`) ? { view: "unknown", site: null, milestone: null } : to;
}

/** What stands around the views: translated, with the pressed language and theme. */
function chrome() {
  translate(document);
  files.update();
  setAttr(byId("lang-en"), "aria-pressed", String(lang() === "en"));
  setAttr(byId("lang-de"), "aria-pressed", String(lang() === "de"));
  setText(part(byId("theme"), "label"), t(`page.theme-${theme()}`));
  setAttr(byId("theme"), "title", t(`page.theme-${theme()}`));
}

/** A site's topic brings no programme row, and the page's title wants its name. */
async function nameProgramme() {
  if (store.rows("programme").length) return;
  try { store.fill([(await getProgramme()).programme].filter(Boolean)); } catch { /* the default name stands */ }
}

/** @returns {string} */
function programmeName() { return store.rows("programme")[0]?.name ?? "Stargate"; }

function pageTitle() {
  const { view, site, milestone } = route();
  const row = site && milestone ? store.get("milestone", site, milestone) : null;
  return [row?.name, view === "status" ? t("status.title") : view === "wall" ? t("wall.title") : null, site ? siteName(site, store) : null, programmeName()].filter(Boolean).join(" · ");
}

/** @param {string} id */
function byId(id) { return /** @type {HTMLElement} */ (document.getElementById(id)); }
