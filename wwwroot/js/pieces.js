// Sentences with links in them, written in place: the nodes stay while the words change, so a focused link stays focused.

import { setAttr } from "./dom.js";
import { lang, tParts } from "./i18n.js";

/** @typedef {{text: string, href?: string, party?: boolean, strong?: boolean, late?: boolean, struck?: boolean, data?: boolean}} Piece data: in the language of the data; struck: said before, and no more */
/** @typedef {import("./types.js").Source} Source */

/** @param {Element} el @param {Piece[]} pieces */
export function setPieces(el, pieces) {
  pieces.forEach((piece, at) => {
    const tag = tagOf(piece);
    let node = el.childNodes[at];
    if (!node || node.nodeName.toLowerCase() !== tag) {
      const made = tag === "#text" ? document.createTextNode("") : document.createElement(tag);
      if (node) node.replaceWith(made); else el.append(made);
      node = made;
    }
    if (node.textContent !== piece.text) node.textContent = piece.text;
    if (node instanceof Element) {
      if (piece.href) setAttr(node, "href", piece.href);
      setAttr(node, "class", piece.late ? "late" : null);
      setAttr(node, "lang", piece.data && lang() !== "en" ? "en" : null);
    }
  });
  while (el.childNodes.length > pieces.length) el.lastChild?.remove();
}

/** A sentence of the texts in pieces; params may be pieces or strings. @param {string} key @param {{[name: string]: unknown}} [params] @returns {Piece[]} */
export function sentence(key, params = {}) {
  return tParts(key, params).flatMap(piece => {
    if (typeof piece === "string") return [{ text: piece }];
    if (Array.isArray(piece.value)) return piece.value;
    return [piece.value !== null && typeof piece.value === "object" ? piece.value : { text: String(piece.value ?? "") }];
  }).filter(piece => piece.text);
}

/** Who published it, as a link where there is an address. @param {Source|null|undefined} source @returns {Piece[]} */
export function sourcePieces(source) {
  if (!source) return [];
  const text = source.publisher ?? source.title ?? source.url ?? "";
  return text ? [/^https?:\/\//.test(source.url ?? "") ? { text, href: source.url, data: true } : { text, data: true }] : [];
}

/** @param {Piece} piece */
const tagOf = piece => piece.href ? "a" : piece.struck ? "del" : piece.party || piece.strong || piece.late ? "b" : piece.data ? "span" : "#text";
