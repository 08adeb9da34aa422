// The figures as sentences: a large number, its unit, what it is, who says so.

import { onBasis } from "../basis.js";
import { markChanged } from "../changed.js";
import { clone, keyed, part, setText, toggle } from "../dom.js";
import { figures } from "../figures.js";
import { setPieces } from "../pieces.js";

/** @typedef {import("../figures.js").Figure} Figure */

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export function mountFigures(element, { store }) {
  let news = false;

  /** @param {Set<string>} changed */
  function update(changed) {
    // Another language or basis writes other words; only a row that changed is news.
    news = [...changed].some(key => store.changedAt(key) !== undefined);
    keyed(element, figures(store), figure => figure.id, () => clone("figure"), updateFigure);
  }

  /** @param {HTMLElement} el @param {Figure} figure */
  function updateFigure(el, figure) {
    const value = part(el, "value");
    if (news && value.textContent && value.textContent !== figure.value) markChanged(el, Date.now());
    setText(value, figure.value);
    toggle(value, "late", figure.late);
    setText(part(el, "unit"), figure.unit);
    setPieces(part(el, "text"), figure.text);
    setPieces(part(el, "source"), figure.source);
  }
  return { update, unmount: onBasis(() => update(new Set())) };
}
