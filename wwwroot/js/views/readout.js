// What the pointer or the focus is on, in words, on a line below: the marks have no room for them.

import { part, setText } from "../dom.js";

/** @param {HTMLElement} frame @returns {() => void} */
export function readout(frame) {
  const line = part(frame, "readout");
  /** @param {Event} event */
  const show = event => {
    const at = event.target instanceof Element ? event.target.closest("[data-says], .mark-link") : null;
    if (at) setText(line, at.getAttribute("data-says") ?? at.getAttribute("aria-label"));
  };
  frame.addEventListener("focusin", show);
  frame.addEventListener("pointerover", show);
  return () => { frame.removeEventListener("focusin", show); frame.removeEventListener("pointerover", show); };
}
