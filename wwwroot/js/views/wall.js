// The wall: one slide after the other, without a hand. What does not fit on a slide is shown in pages of rows; nothing scrolls.

import { stayAwake } from "../awake.js";
import { clone, keyed, part, setAttr, setText, toggle } from "../dom.js";
import { clock } from "../format.js";
import { bringsKey } from "../displaykey.js";
import { headlines } from "../headline.js";
import { createLastDay } from "../lastday.js";
import { reloadWhenNewer } from "../newer.js";
import { setPieces } from "../pieces.js";
import { paths } from "../router.js";
import { actionOf, pageMs, pagesOf, turn } from "../slides.js";
import { slidesOf } from "./wall-slides.js";

/** @typedef {import("../slides.js").Action} Action */
/** @typedef {import("./wall-slides.js").Slide} Slide */

const TICK_MS = 250;
const POINTER_RESTS_MS = 3000;
/** Words of the badge that mean: what is shown is what is known. */
const CURRENT = ["live", "polling"];

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export function mountWall(element, context) {
  const { store, t, go, fresh } = context;
  const frame = clone("wall-frame");
  // Found before there is a slide, which may have parts of the same names.
  const parts = Object.fromEntries([...frame.querySelectorAll("[data-part]")].map(el => [String(el.getAttribute("data-part")), /** @type {HTMLElement} */ (el)]));
  const stage = parts.slide;
  const day = createLastDay(store, showDay);
  const now = () => performance.now();
  /** @type {{key: string, view: import("./wall-slides.js").SlideView}|null} */ let shown = null;
  let at = { key: "", page: 0 }, was = 0, paused = false;
  let pages = [0];
  // The time that this page has stood, and when it was last counted: while it is paused it does not grow.
  let stood = 0, countedAt = now();
  // Rows are measured a few times a second, not with every change.
  let changedSince = false;
  element.replaceChildren(frame);

  for (const action of /** @type {Action[]} */ (["previous", "pause", "next", "leave"])) parts[action].addEventListener("click", () => act(action));
  const ends = [stayAwake(), reloadWhenNewer(), restingPointer(), listen(document, "keydown", onKey), listen(window, "hashchange", () => { if (bringsKey(location.hash)) location.reload(); })];
  const room = new ResizeObserver(() => showPage());
  room.observe(stage);
  const timer = setInterval(tick, TICK_MS);

  /** @param {Set<string>} changed */
  function update(changed) {
    const slides = slidesOf(store);
    if (!slides.some(({ key }) => key === at.key)) show(slides[Math.min(was, slides.length - 1)], 0);
    else shown?.view.update(changed);
    if (![...changed].every(key => key === "pulse")) {
      setText(parts.programme, store.rows("programme")[0]?.name ?? "");
      keyed(parts.figures, headlines(store), ({ id }) => id, () => clone("wall-figure"), (el, figure) => {
        setText(part(el, "value"), figure.value);
        setText(part(el, "unit"), figure.unit);
        setPieces(part(el, "text"), figure.text.map(({ href, ...piece }) => piece));
      });
      showDay();
      changedSince = true;
    }
    tick();
  }

  /** @param {Slide} slide @param {number} page -1: the last */
  function show(slide, page) {
    if (shown?.key !== slide.key) {
      shown?.view.unmount();
      stage.replaceChildren();
      shown = { key: slide.key, view: mounted(slide) };
      was = slidesOf(store).findIndex(({ key }) => key === slide.key);
    }
    at = { key: slide.key, page };
    stood = 0;
    // A cut; with motion, the new page fades in.
    toggle(stage, "enters", false);
    void stage.offsetWidth;
    toggle(stage, "enters", true);
    showPage();
  }

  /** A slide that is broken is an empty one: the wall goes on. @param {Slide} slide @returns {import("./wall-slides.js").SlideView} */
  function mounted({ kind, id }) {
    try {
      const view = kind.mount(stage, context, id);
      view.update(new Set(["mount"]));
      return view;
    } catch (error) {
      console.error(error);
      return { update() {}, unmount() {} };
    }
  }

  /** As many rows as there is room for; how high each is, the browser says. */
  function showPage() {
    changedSince = false;
    const rows = shown?.view.rows;
    const all = /** @type {HTMLElement[]} */ ([...rows?.children ?? []]);
    for (const row of all) row.hidden = false;
    // A pixel for what rounding makes of rows that share all the room.
    pages = rows && all.length ? pagesOf(all.map(heightOf), heightOf(rows) + 1) : [0];
    at.page = at.page < 0 ? pages.length - 1 : Math.min(at.page, pages.length - 1);
    const [first, next] = [pages[at.page], pages[at.page + 1] ?? all.length];
    all.forEach((row, index) => { row.hidden = index < first || index >= next; });
    showPlace();
  }

  function showPlace() {
    const slides = slidesOf(store);
    const index = slides.findIndex(({ key }) => key === at.key);
    setText(parts.place, [pages.length > 1 ? t("wall.page", { page: at.page + 1, count: pages.length }) : "", t("wall.slide", { slide: index + 1, count: slides.length })].filter(Boolean).join(" · "));
  }

  function showDay() { setPieces(parts.day, paused ? [{ text: t("wall.paused"), strong: true }] : day.pieces()); }

  function tick() {
    if (!paused) stood += now() - countedAt;
    countedAt = now();
    if (changedSince) showPage();
    if (stood >= pageMs(pages.length)) act("next");
    frame.style.setProperty("--stood", String(Math.min(1, stood / pageMs(pages.length))));
    const { state, word, detail } = fresh();
    setAttr(parts.fresh, "data-state", state);
    // Since when, the band across the screen says.
    setText(parts.word, CURRENT.includes(state) ? t("wall.current") : state === "stale" ? t("wall.stale") : word);
    setText(parts.detail, CURRENT.includes(state) ? t("badge.update", { position: store.position }) : detail.split(" · ")[0]);
    setText(parts.clock, clock(store.serverNow()));
    day.ask();
  }

  /** @param {Action} action */
  function act(action) {
    if (action === "leave") return go(paths.programme());
    if (action === "pause") {
      paused = !paused;
      toggle(frame, "paused", paused);
      setText(parts.pause, t(paused ? "wall.resume" : "wall.pause"));
      return showDay();
    }
    const slides = slidesOf(store);
    const next = turn(slides.map(({ key }) => key), at, action === "next" ? 1 : -1, pages.length, was);
    const slide = slides.find(({ key }) => key === next.key);
    if (slide) show(slide, next.page);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const action = actionOf(event);
    // What has the focus takes its own keys: a button here, the question for a key.
    const own = event.target instanceof Element ? event.target : null;
    if (!action || event.defaultPrevented || own?.closest("dialog") || action === "pause" && own?.closest("button, a")) return;
    event.preventDefault();
    act(action);
  }

  update(new Set(["mount"]));
  return {
    update,
    unmount() {
      clearInterval(timer);
      room.disconnect();
      for (const end of ends) end();
      shown?.view.unmount();
      frame.remove();
    },
  };
}

/** @param {Element} el */
const heightOf = el => el.getBoundingClientRect().height;

/** A pointer that lies still is hidden, and the buttons with it. @returns {() => void} */
function restingPointer() {
  const root = document.documentElement;
  const rest = () => root.classList.add("pointer-rests");
  let timer = setTimeout(rest, POINTER_RESTS_MS);
  const stop = listen(document, "pointermove", () => {
    root.classList.remove("pointer-rests");
    clearTimeout(timer);
    timer = setTimeout(rest, POINTER_RESTS_MS);
  });
  return () => { stop(); clearTimeout(timer); root.classList.remove("pointer-rests"); };
}

/** @param {EventTarget} target @param {string} type @param {(event: any) => void} fn @returns {() => void} */
function listen(target, type, fn) {
  target.addEventListener(type, fn);
  return () => target.removeEventListener(type, fn);
}
