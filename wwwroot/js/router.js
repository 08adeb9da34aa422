// Addresses of the page: "/", "/sites/{site}", "/sites/{site}/milestones/{milestone}", "/wall", "/status". Plain links work; clicks are caught in one place.

import { carryMoment, tellMoment } from "./moment.js";

/** @typedef {{view: "programme"|"site"|"wall"|"status"|"unknown", site: string|null, milestone: string|null}} Route */
/** @typedef {"start"|"link"|"history"} How how the page came to an address */

export const paths = {
  programme: () => "/",
  /** @param {string} site */ site: site => `/sites/${encodeURIComponent(site)}`,
  /** @param {string} site @param {string} milestone */
  milestone: (site, milestone) => `/sites/${encodeURIComponent(site)}/milestones/${encodeURIComponent(milestone)}`,
};

/** @param {string} pathname @returns {Route} */
export function parse(pathname) {
  if (pathname === "/" || pathname === "/index.html") return { view: "programme", site: null, milestone: null };
  if (/^\/wall\/?$/.test(pathname)) return { view: "wall", site: null, milestone: null };
  if (/^\/status\/?$/.test(pathname)) return { view: "status", site: null, milestone: null };
  const match = /^\/sites\/([^/]+)(?:\/milestones\/([^/]+))?\/?$/.exec(pathname);
  if (!match) return { view: "unknown", site: null, milestone: null };
  return { view: "site", site: decode(match[1]), milestone: match[2] ? decode(match[2]) : null };
}

/** @type {Set<(route: Route, how: How) => void>} */
const listeners = new Set();

export const route = () => parse(location.pathname);

/** @param {string} href */
export function go(href) {
  const carried = carryMoment(href);
  if (carried === location.pathname + location.search) return;
  history.pushState(null, "", carried);
  tell("link");
}

/** An anchor for a path of this page; start() catches its clicks. @param {string} href @param {string} [text] */
export function link(href, text = "") {
  const a = document.createElement("a");
  a.href = href;
  a.textContent = text;
  return a;
}

/** @param {(route: Route, how: How) => void} fn */
export function onRoute(fn) {
  listeners.add(fn);
  return () => { listeners.delete(fn); };
}

export function start() {
  addEventListener("popstate", () => { tell("history"); tellMoment(); });
  document.addEventListener("click", event => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const a = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(a instanceof HTMLAnchorElement) || a.target || a.hasAttribute("download") || a.origin !== location.origin) return;
    if (a.hash && a.pathname === location.pathname || parse(a.pathname).view === "unknown") return;
    event.preventDefault();
    go(a.pathname + a.search);
  });
  tell("start");
}

/** @param {How} how */
function tell(how) {
  const now = route();
  for (const fn of listeners) fn(now, how);
}

/** @param {string} segment */
function decode(segment) {
  try { return decodeURIComponent(segment); } catch { return segment; }
}
