// Focus equals hover: the arrow keys and the pointer choose a point of a chart, Enter or a click opens what it came from.

import { restOf, stopAt, walk } from "./walk.js";

/** @typedef {import("./walk.js").Place} Place */
/** @typedef {import("./walk.js").Track} Track */
/** @typedef {import("./types.js").Point} Point */
/**
 * @typedef {object} Pointed
 * @property {() => {tracks: Track[], place: Place|null, rest: {track: string, x: number}|undefined}} now
 * @property {(place: Place|null) => void} choose
 * @property {(left: number, top: number) => Point|null} nearest
 * @property {() => void} open
 */

/** @param {HTMLElement} body plot and readout: as long as the pointer is over them, or the focus within, the choice stands @param {HTMLElement} plot @param {Pointed} pointed */
export function pointing(body, plot, { now, choose, nearest, open }) {
  let openOnClick = false;

  plot.addEventListener("keydown", event => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { tracks, place, rest } = now();
    if (event.key === "Enter" && place) open();
    else if (event.key === "Escape" && place) choose(null);
    else {
      const next = tracks.length ? walk(tracks, place ?? restOf(tracks, rest), event.key) : null;
      if (!next) return;
      choose(next);
    }
    event.preventDefault();
  });
  plot.addEventListener("pointermove", event => { if (event.pointerType !== "touch") over(event); });
  // A finger cannot hover: its first touch chooses, the second opens.
  plot.addEventListener("pointerdown", event => {
    const before = chosen();
    over(event);
    openOnClick = event.pointerType !== "touch" || chosen() === before;
  });
  plot.addEventListener("click", () => { if (openOnClick && now().place) open(); });
  body.addEventListener("pointerleave", event => { if (event.pointerType !== "touch" && !body.contains(document.activeElement)) choose(null); });
  body.addEventListener("focusout", event => { if (!(event.relatedTarget instanceof Node && body.contains(event.relatedTarget))) choose(null); });

  function chosen() {
    const { tracks, place } = now();
    return place && stopAt(tracks, place)?.point;
  }

  /** @param {PointerEvent} event */
  function over(event) {
    const box = plot.getBoundingClientRect();
    const point = nearest(event.clientX - box.left, event.clientY - box.top);
    if (point && point !== chosen()) choose(placeOf(now().tracks, point));
  }
}

/** @param {Track[]} tracks @param {Point} point @returns {Place|null} */
function placeOf(tracks, point) {
  for (let track = 0; track < tracks.length; track++) {
    const stop = tracks[track].stops.findIndex(one => one.point === point);
    if (stop >= 0) return { track, stop };
  }
  return null;
}
