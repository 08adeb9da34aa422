// What a printed page needs that a screen does not: a head that says of what and of when it is, the same in the margin of every page,
// light inks, charts as wide as the paper, and what a screen folds away.

import { everything } from "./analysis.js";
import { part, setText } from "./dom.js";
import { allHere } from "./later.js";
import { momentZoned } from "./format.js";
import { t } from "./i18n.js";
import { isPast, shown } from "./moment.js";
import { momentText } from "./views/scrubber.js";

/** What is between the margins of an A4 page (css/print.css), in CSS pixels. */
const WIDTH = 688, HEIGHT = 213, SAME_SCALE_HEIGHT = 453;
/** How long paper waits for what nobody has scrolled to yet. */
const WAIT_MS = 8000;
const SHARP = 3;
const EPOCH_SHOWN = 8;

/** @typedef {import("./types.js").Store} Store */
/** @typedef {{title: string, asOf: string, state: string, log: string, margin: string}} PrintHead */

/**
 * @param {HTMLElement} head
 * @param {() => {title: string, store: Store, fresh: import("./badge.js").Freshness}} what
 * @param {(changed: Set<string>) => void} update draws the views anew, at once
 * @param {() => void} restoreTheme
 */
export function mountPrint(head, what, update, restoreTheme) {
  // Views far down the page have not been asked for yet: the paper wants them all.
  addEventListener("keydown", event => {
    if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    Promise.race([allHere().then(everything), new Promise(resolve => setTimeout(resolve, WAIT_MS))]).then(() => print());
  });
  addEventListener("beforeprint", () => {
    const { title, store, fresh } = what();
    const said = printHead(title, store, fresh);
    for (const [name, text] of Object.entries(said)) if (name !== "margin") setText(part(head, name), text);
    for (const [name, text] of Object.entries({ "--print-title": said.title, "--print-margin": said.margin, "--print-as-of": said.asOf })) {
      document.documentElement.style.setProperty(name, cssString(text));
    }
    document.documentElement.dataset.theme = "light";
    update(new Set(["print", "theme"]));
    charts(chart => {
      chart.options.devicePixelRatio = SHARP;
      chart.resize(WIDTH, chart.canvas.closest(".same-scale") ? SAME_SCALE_HEIGHT : HEIGHT);
    });
  });
  addEventListener("afterprint", () => {
    restoreTheme();
    charts(chart => { delete chart.options.devicePixelRatio; chart.resize(); });
    update(new Set(["theme"]));
  });
}

/** @param {string} title @param {Store} store @param {import("./badge.js").Freshness} fresh @returns {PrintHead} */
export function printHead(title, store, fresh) {
  const asOf = isPast() ? momentText(shown().asOf) : momentZoned(store.serverNow().getTime() - (store.age ?? 0));
  const log = { position: store.position, epoch: store.epoch ?? "" };
  return {
    title,
    asOf: t("print.as-of", { moment: asOf }),
    state: fresh.state === "stale" ? fresh.word : "",
    log: t("print.log", log),
    margin: t("print.log", { ...log, epoch: log.epoch.slice(0, EPOCH_SHOWN) }),
  };
}

/** A text as CSS writes it: names are anybody's, and end no string. @param {string} text */
export const cssString = text => `"${text.replace(/[^\p{L}\p{N} .,:;()/–+-]/gu, character => `\\${character.codePointAt(0)?.toString(16)} `)}"`;

/** Chart.js measures on a screen, so each chart is told its size on paper. @param {(chart: any) => void} change */
function charts(change) {
  const Chart = /** @type {any} */ (globalThis).Chart;
  for (const chart of Object.values(Chart?.instances ?? {})) change(chart);
}
