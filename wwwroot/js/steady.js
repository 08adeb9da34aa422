// What is under the pointer or has the focus stays where it is, also when text above it grows by a line.

const ROW = "li, tr, [role=row], [data-row], .site-line";

/** @param {() => void} render */
export function keepInPlace(render) {
  const held = heldElement();
  const top = held?.getBoundingClientRect().top ?? 0;
  render();
  if (!held?.isConnected) return;
  const moved = held.getBoundingClientRect().top - top;
  if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
}

/** The row under the pointer, or what has the focus; nothing while somebody only looks. @returns {Element|null} */
function heldElement() {
  const under = [...document.querySelectorAll("main :hover")].at(-1);
  if (under) return under.closest(ROW) ?? under;
  const focused = document.activeElement;
  return focused?.closest("main") ? focused : null;
}
