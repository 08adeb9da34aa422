// The line at the foot: which moment the page shows. One handle for that moment, one more where two are compared.

import { getJson } from "../api.js";
import { dayOf, fromDay } from "../axis.js";
import { barsOf, dayOfMoment, firstDay, nextNews } from "../days.js";
import { clone, part, setAttr, setText } from "../dom.js";
import { day as dayText, moment as instantText } from "../format.js";
import { lang, t } from "../i18n.js";
import { onMoment, showMoment, shown } from "../moment.js";

/** @typedef {import("../days.js").DayCount} DayCount */

const SVG = "http://www.w3.org/2000/svg";
/** A drag tells of every frame. Browsers refuse that many addresses, and a board takes longer: it is asked for this often, and where the handle is let go. */
const WHILE_DRAGGING_MS = 250;

/** The moment of the address in words. @param {string|null} asOf */
export function momentText(asOf) {
  if (asOf === null) return t("moment.now");
  if (/^\d+$/.test(asOf)) return t("badge.update", { position: Number(asOf) });
  if (dayOfMoment(asOf) !== null) return dayText(asOf, "long");
  const at = Date.parse(asOf);
  return Number.isNaN(at) ? asOf : instantText(at);
}

/** @param {HTMLElement} element @param {import("../types.js").Store} store the live one */
export function mountScrubber(element, store) {
  const frame = clone("scrubber-frame");
  const [at, since] = ["at", "since"].map(name => /** @type {HTMLInputElement} */ (part(frame, name)));
  /** @type {DayCount[]} */ let days = [];
  let read = "", language = "";
  /** @type {ReturnType<typeof setTimeout>|undefined} */ let dragging;
  element.replaceChildren(frame);

  const today = () => dayOf(store.serverNow());
  /** @param {HTMLInputElement} input */
  const dayAt = input => Number(input.value) >= today() ? null : fromDay(Number(input.value));

  for (const handle of [at, since]) {
    const show = (/** @type {boolean} */ replace) => showMoment(handle === at ? { asOf: dayAt(at) } : { since: fromDay(Math.min(Number(since.value), Number(at.value) - 1)) }, { replace });
    handle.addEventListener("input", () => {
      if (dragging !== undefined) return;
      dragging = setTimeout(() => { dragging = undefined; show(true); }, WHILE_DRAGGING_MS);
      show(true);
    });
    handle.addEventListener("change", () => {
      clearTimeout(dragging);
      dragging = undefined;
      show(false);
    });
  }
  part(frame, "before").addEventListener("click", () => step(-1));
  part(frame, "after").addEventListener("click", () => step(1));
  part(frame, "pause").addEventListener("click", () => showMoment({ asOf: shown().asOf === null ? String(store.position) : null }));
  part(frame, "compare").addEventListener("click", () => showMoment({ since: shown().since === null ? fromDay(Math.max(firstDay(days, today()), Number(at.value) - 30)) : null }));
  part(frame, "by").addEventListener("change", () => showMoment({ by: /** @type {any} */ (part(frame, "by")).value }));

  /** @param {1|-1} direction */
  function step(direction) {
    const next = nextNews(days, Number(at.value), direction);
    showMoment({ asOf: next === null || next >= today() ? null : fromDay(next) });
  }

  // Asked for again where the log has gone on, a day at most apart; what is known of earlier days stays as it is.
  async function readDays() {
    const { by } = shown();
    const wanted = `${by} ${store.epoch} ${today()}`;
    if (read === wanted || store.epoch === null) return;
    read = wanted;
    try {
      days = (await getJson(`/api/moments?by=${by}`)).days;
      update();
    } catch {
      read = "";
    }
  }

  function update() {
    readDays();
    const moment = shown();
    const [from, to] = [firstDay(days, today()), today()];
    const paused = moment.asOf !== null;
    for (const input of [at, since]) { setAttr(input, "min", from); setAttr(input, "max", to); }
    const place = moment.asOf === null ? to : dayOfMoment(moment.asOf);
    // While somebody drags, the handle is theirs.
    if (dragging === undefined && place !== null && Number(at.value) !== place) at.value = String(place);
    setAttr(at, "aria-valuetext", momentText(moment.asOf));
    since.hidden = moment.since === null;
    if (moment.since !== null) {
      if (dragging === undefined) since.value = String(dayOfMoment(moment.since) ?? from);
      setAttr(since, "aria-valuetext", momentText(moment.since));
    }
    frame.style.setProperty("--at", String((Number(at.value) - from) / Math.max(1, to - from)));
    frame.style.setProperty("--since", String((Number(since.value) - from) / Math.max(1, to - from)));
    setAttr(frame, "data-compare", moment.since !== null);
    setText(part(frame, "first"), dayText(fromDay(from)));
    setText(part(frame, "last"), t("moment.now"));
    setText(part(frame, "text"), moment.since === null ? (paused ? momentText(moment.asOf) : "") : t("moment.between", { from: momentText(moment.since), to: momentText(moment.asOf) }));
    setAttr(part(frame, "pause"), "aria-pressed", String(paused));
    setText(part(frame, "pause"), t(paused ? "moment.resume" : "moment.pause"));
    setAttr(part(frame, "compare"), "aria-pressed", String(moment.since !== null));
    /** @type {HTMLSelectElement} */ (part(frame, "by")).value = moment.by;
    drawBars(from, to);
  }

  /** @param {number} from @param {number} to */
  function drawBars(from, to) {
    const wanted = `${read} ${from} ${to} ${lang()}`;
    if (language === wanted) return;
    language = wanted;
    const svg = part(frame, "bars");
    const bars = barsOf(days, from, to);
    svg.setAttribute("viewBox", `0 0 ${bars.length} 1`);
    svg.replaceChildren(...bars.flatMap((share, place) => {
      if (share === 0) return [];
      const bar = document.createElementNS(SVG, "rect");
      for (const [name, value] of Object.entries({ x: place + 0.15, y: 1 - share, width: 0.7, height: share })) bar.setAttribute(name, String(value));
      return [bar];
    }));
  }

  onMoment(update);
  return { update };
}
