// What the wall shows, in turn. To add a slide: a line here; what it mounts is a view like any other, and where it gives `rows`, the
// wall shows them in pages.

import { siteName } from "../names.js";
import { sitesInOrder } from "./board.js";
import { mountRamp } from "./ramp.js";
import { mountWallBoard } from "./wall-board.js";
import { mountWallFeed } from "./wall-feed.js";
import { mountWallSite } from "./wall-site.js";

/** @typedef {import("../types.js").ViewContext} ViewContext */
/** @typedef {import("../types.js").Store} Store */
/** @typedef {import("../types.js").View & {rows?: HTMLElement}} SlideView rows: the element whose children are the rows */
/**
 * @typedef {object} SlideKind
 * @property {string} name
 * @property {(element: HTMLElement, context: ViewContext, id: string) => SlideView} mount
 * @property {(store: Store) => string[]} [each] one slide for each of these; a slide that there is once has none
 */
/** @typedef {{key: string, kind: SlideKind, id: string, title: (store: Store) => string}} Slide */

/** @type {SlideKind[]} */
const KINDS = [
  { name: "board", mount: mountWallBoard },
  { name: "site", mount: mountWallSite, each: store => sitesInOrder(store.rows("site")).filter(site => site.stage !== "withdrawn").map(site => site.id) },
  { name: "ramp", mount: (element, context) => mountRamp(element, context) },
  { name: "feed", mount: mountWallFeed },
];

/** @param {Store} store @param {SlideKind[]} [kinds] @returns {Slide[]} */
export const slidesOf = (store, kinds = KINDS) => kinds.flatMap(kind =>
  (kind.each?.(store) ?? [""]).map(id => ({ key: `${kind.name}/${id}`, kind, id, title: of => id ? siteName(id, of) : "" })));
