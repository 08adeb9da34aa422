// How the server is, for the owner's key: asked every second, and says so when the answer stays away.

import { ApiError, getStatus, useKey } from "../api.js";
import { clone, keyed, part, setAttr, setText } from "../dom.js";
import { clockSeconds } from "../format.js";
import { t } from "../i18n.js";
import { statusFigures, statusGroups } from "../statusfigures.js";

const ASK_EVERY_MS = 1000;
const STALE_AFTER_MS = 4000;
const KEEP_SAMPLES = 11;

/** @typedef {import("../statusfigures.js").Sample} Sample */

/** @param {HTMLElement} element @returns {import("../types.js").View} */
export function mountStatus(element) {
  const frame = clone("status-frame");
  const field = /** @type {HTMLInputElement} */ (part(frame, "key"));
  /** @type {Sample[]} the last answers, of one run of the server */ let samples = [];
  let askedAt = 0;
  let heardAt = 0;
  /** @type {string|null} why a key is asked for */ let asking = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */ let timer;
  let gone = false;

  async function ask() {
    clearTimeout(timer);
    askedAt = Date.now();
    try {
      take(await getStatus());
    } catch (error) {
      const status = error instanceof ApiError ? error.status : 0;
      if (status === 401) asking = field.dataset.given ? "status.wrong" : "status.ask";
      else if (status === 403) asking = "status.other";
    }
    if (gone) return;
    show();
    // Asking with a key that was refused would only be refused again.
    if (asking === null) timer = setTimeout(ask, Math.max(0, askedAt + ASK_EVERY_MS - Date.now()));
  }

  /** @param {Sample} sample */
  function take(sample) {
    asking = null;
    heardAt = Date.now();
    const before = samples.at(-1);
    if (before && (before.started !== sample.started || before.epoch !== sample.epoch)) samples = [];
    samples = [...samples, sample].slice(-KEEP_SAMPLES);
  }

  function show() {
    const form = part(frame, "ask");
    const wasHidden = form.hidden;
    form.hidden = asking === null;
    part(frame, "body").hidden = asking !== null || !samples.length;
    setText(part(frame, "why"), asking ? t(asking) : "");
    if (wasHidden && asking !== null) field.focus({ preventScroll: true });
    if (asking === null && samples.length) showFigures();
  }

  function showFigures() {
    const stale = Date.now() - heardAt >= STALE_AFTER_MS;
    const { ready, failing } = samples[samples.length - 1];
    const line = part(frame, "ready");
    setAttr(frame, "data-fresh", stale ? "stale" : "live");
    setAttr(line, "data-state", stale ? "stale" : ready ? "live" : "unready");
    setText(part(line, "word"), t(ready ? "status.ready" : "status.unready"));
    setText(part(line, "reason"), failing.map(({ reason, since }) => t("status.since", { reason, time: clockSeconds(new Date(since)) })).join("; "));
    setText(part(frame, "fresh"), t(stale ? "status.stale" : "status.fresh", { time: clockSeconds(heardAt) }));
    keyed(part(frame, "figures"), statusFigures(samples), figure => figure.id, () => clone("figure"), (el, figure) => {
      setText(part(el, "value"), figure.value);
      setText(part(el, "unit"), figure.unit);
      setText(part(el, "text"), figure.text);
    });
    keyed(part(frame, "groups"), statusGroups(samples), group => group.id, () => clone("status-group"), (el, group) => {
      setText(part(el, "title"), t(`status.${group.id}`));
      keyed(part(el, "lines"), group.lines, ([name]) => name, () => clone("status-line"), (row, [name, value]) => {
        setText(part(row, "name"), t(`status.${name}`));
        setText(part(row, "value"), value);
      });
    });
  }

  /** @param {Event} event */
  function given(event) {
    event.preventDefault();
    if (!field.value.trim()) return;
    useKey(field.value.trim());
    field.value = "";
    field.dataset.given = "yes";
    ask();
  }

  // A laptop that wakes does not wait for its turn.
  const woken = () => { if (document.visibilityState === "visible" && asking === null) ask(); };
  element.replaceChildren(frame);
  frame.addEventListener("submit", given);
  document.addEventListener("visibilitychange", woken);
  const clock = setInterval(show, ASK_EVERY_MS);
  ask();
  return {
    update(changed) { if (changed.has("lang")) show(); },
    unmount() {
      gone = true;
      clearTimeout(timer);
      clearInterval(clock);
      document.removeEventListener("visibilitychange", woken);
      frame.remove();
    },
  };
}
