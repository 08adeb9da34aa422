// How current is what you see? Computed from the age of the last word from the server and head − position, never from the socket's state.

import { part, setAttr, setText } from "./dom.js";
import { ago, clock } from "./format.js";
import { t } from "./i18n.js";

export const STALE_AFTER_MS = 15000;

/** @typedef {import("./types.js").Store} Store */
/** @typedef {"connecting"|"stale"|"behind"|"polling"|"live"} State */

/**
 * @param {{heardAt: number|null, has: boolean, behind: number}} heard @param {string} via @param {number} now
 * @returns {State}
 */
export function freshness({ heardAt, has, behind }, via, now) {
  if (heardAt !== null && now - heardAt >= STALE_AFTER_MS) return "stale";
  if (!has || heardAt === null || !via) return "connecting";
  if (behind > 0) return "behind";
  return via === "poll" ? "polling" : "live";
}

/** @param {Store} store @param {{via: string}} live @param {number} now */
export function badgeTexts(store, live, now) {
  const state = freshness({ heardAt: store.heardAt, has: store.has(store.topic), behind: store.behind }, live.via, now);
  const update = t("badge.update", { position: store.position });
  if (state === "connecting") return { state, word: t("badge.connecting"), detail: store.position ? update : "" };
  if (state === "stale") return { state, word: t("badge.stale", { time: clock(Number(store.heardAt)) }), detail: update };
  const heard = t(live.via === "poll" ? "badge.polled" : "badge.pulse", { ago: ago(now - Number(store.heardAt)) });
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
  setInterval(update, 1000);
  return { update };
}
