// How current is what you see? Computed from the age of the last word from the server and head − position, never from the socket's state.

import { MISSED_AFTER_MS, STALE_AFTER_MS } from "./age.js";
import { part, setAttr, setText } from "./dom.js";
import { ago, clock } from "./format.js";
import { t } from "./i18n.js";
import { isPast } from "./moment.js";

const TICK_MS = 250;

/** @typedef {import("./types.js").Store} Store */
/** @typedef {"connecting"|"stale"|"waiting"|"behind"|"polling"|"live"|"past"} State */
/** @typedef {{state: State, word: string, detail: string}} Freshness */

/**
 * @param {{age: number|null, followedFor: number, has: boolean, behind: number}} heard @param {string} via
 * @returns {State}
 */
export function freshness({ age, followedFor, has, behind }, via) {
  // A topic that was just turned to is asked for: what was last heard of it, long ago, is no alarm yet.
  if (age === null || (age >= MISSED_AFTER_MS && followedFor < MISSED_AFTER_MS)) return "connecting";
  if (age >= STALE_AFTER_MS) return "stale";
  if (age >= MISSED_AFTER_MS) return "waiting";
  if (!has || !via) return "connecting";
  if (behind > 0) return "behind";
  return via === "poll" ? "polling" : "live";
}

/** @param {Store} store @param {{via: string}} live @param {number} now @returns {Freshness} */
export function badgeTexts(store, live, now) {
  const age = store.age ?? 0;
  const state = freshness({ age: store.age, followedFor: store.followedFor, has: store.has(store.topic), behind: store.behind }, live.via);
  const update = t("badge.update", { position: store.position });
  if (state === "connecting") return { state, word: t("badge.connecting"), detail: store.position ? update : "" };
  if (state === "stale") return { state, word: t("badge.stale", { time: clock(now - age) }), detail: update };
  if (state === "waiting") return { state, word: t("badge.waiting", { count: Math.floor(age / 1000) }), detail: update };
  const heard = t(live.via === "poll" ? "badge.polled" : "badge.pulse", { ago: ago(age) });
  // What is shown is not the newest, however current the page could be.
  if (isPast()) return { state: "past", word: t("badge.past"), detail: t("badge.past-now", { update }) };
  const word = state === "behind" ? t("badge.behind", { count: store.behind }) : t(`badge.${state}`);
  return { state, word, detail: `${update} · ${heard}` };
}

/**
 * @param {HTMLElement} element @param {HTMLElement} band @param {Store} store @param {{via: string}} live
 * @param {(text: string) => void} say told once when the page stops being current, and once when it is current again
 */
export function mountBadge(element, band, store, live, say) {
  let wasStale = false;
  const icon = document.querySelector("link[rel=icon]");
  const update = () => {
    const { state, word, detail } = badgeTexts(store, live, Date.now());
    setAttr(element, "data-state", state);
    setText(part(element, "word"), word);
    setText(part(element, "detail"), detail);
    setAttr(document.documentElement, "data-freshness", state);
    if ((state === "stale") !== wasStale) say(word);
    wasStale = state === "stale";
    band.hidden = state !== "stale";
    setText(band, state === "stale" ? word : "");
    if (icon) setAttr(icon, "href", state === "stale" ? "/favicon-stale.svg" : "/favicon.svg");
  };
  setInterval(update, TICK_MS);
  // Timers of a tab out of sight are slow: who comes back must not see what it said when they left.
  document.addEventListener("visibilitychange", update);
  return { update };
}
