// Where the sites are and how they stand. A list of links that lies over outlines: to the eye a map, to a screen reader a list. Area is
// megawatts: a ring for what is planned, a disc for what is ready.

import { basisOf, onBasis } from "../basis.js";
import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { mw, number, slipShort } from "../format.js";
import { lang, t, word } from "../i18n.js";
import { differs } from "../memo.js";
import { loadOutline } from "../libs.js";
import { areasOf, landOf } from "../outline.js";
import { areInUs, boxOf, groupsOfNeighbours, placeIn, radiusOf, sidesOf } from "../places.js";
import { setPieces } from "../pieces.js";
import { paths } from "../router.js";
import { listOf } from "../names.js";
import { sitesInOrder } from "./board.js";
import { drawOutline, drawSite } from "./map-marks.js";

/** @typedef {import("../types.js").SiteRow} SiteRow */
/** @typedef {import("../types.js").Store} Store */
/** @typedef {import("../places.js").Location} Location */
/** @typedef {{site: SiteRow, lat: number, lon: number}} Placed */

const ASPECT = 1.9;
const WORLD = { west: -170, east: 180, south: -56, north: 76 };
const LARGEST_EM = { brief: 0.75, full: 1.05 };
const LETTER_EM = 0.56;
const LINE_EM = 1.2;
/** Below this there is room for names, and for what is late. */
const BRIEF_BELOW_EM = 30;

/** @type {{[name: string]: (topology: import("../outline.js").Topology) => [string, string][]}} paths, each with its class */
const OUTLINES = {
  land: topology => [[landOf(topology), "coast"]],
  states: topology => { const { borders, coast } = areasOf(topology, "states"); return [[coast, "coast"], [borders, "border"]]; },
};

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @returns {import("../types.js").View} */
export function mountMap(element, { store }) {
  const frame = clone("map");
  const near = part(frame, "near");
  element.replaceChildren(frame);
  /** @type {Map<string, [string, string][]>} */ const outlines = new Map();
  let arrived = 0;
  const redraw = () => update(new Set(["basis"]));
  const stop = [onBasis(redraw), roving(frame)];
  // Names are laid out by the room there is for them, in their own size.
  const size = new ResizeObserver(redraw);
  size.observe(near);

  /** @param {Set<string>} changed */
  function update(changed) {
    if ([...changed].every(key => key === "pulse")) return;
    const sites = sitesInOrder(store.rows("site"));
    const basis = basisOf(sites.map(site => site.power));
    const placed = sites.flatMap(site => site.location ? [{ site, lat: site.location.lat, lon: site.location.lon }] : []);
    element.hidden = placed.length === 0;
    if (element.hidden || !differs(frame, [store.rows("site"), store.rows("milestone"), basis, lang(), near.clientWidth, arrived])) return;
    const [group, ...others] = groupsOfNeighbours(placed);
    const elsewhere = others.flat();
    const box = boxOf(group, ASPECT);
    const most = Math.max(0, ...placed.map(({ site }) => powerOf(site, basis)?.planned ?? 0));
    setText(part(frame, "title"), finding(sites, basis));
    setText(part(frame, "subtitle"), t("map.subtitle", { basis: word("basis", basis) }));
    drawOutline(part(frame, "near-outline"), box, outlined(areInUs(group) ? "states" : "land"));
    drawPlaces(part(frame, "near-places"), near, group, box, { basis, most });
    part(frame, "world").hidden = elsewhere.length === 0;
    if (elsewhere.length) {
      drawOutline(part(frame, "world-outline"), WORLD, outlined("land"), box);
      drawPlaces(part(frame, "world-places"), part(frame, "world"), elsewhere, WORLD, { basis, most });
    }
    const unplaced = sites.filter(site => !site.location);
    setPieces(part(frame, "unplaced"), unplaced.length === 0 ? [] : [{ text: `${t("map.unplaced")} ` },
      ...listOf(unplaced.map(site => [{ text: site.shortName ?? site.name, href: paths.site(site.id), data: true }, { text: ` (${word("stage", site.stage)})` }]))]);
    oneStop(frame);
  }

  /** Nothing until it is here, and then drawn. @param {"land"|"states"} name @returns {[string, string][]} */
  function outlined(name) {
    const paths = outlines.get(name);
    if (paths) return paths;
    outlines.set(name, []);
    loadOutline(name).then(topology => {
      if (!topology || !frame.isConnected) return;
      outlines.set(name, OUTLINES[name](topology));
      arrived++;
      redraw();
    });
    return [];
  }

  /** @param {HTMLElement} list @param {HTMLElement} around @param {Placed[]} placed @param {import("../places.js").Box} box @param {{basis: string, most: number}} scale */
  function drawPlaces(list, around, placed, box, { basis, most }) {
    const em = parseFloat(getComputedStyle(list).fontSize);
    const room = { width: around.clientWidth / em, height: around.clientHeight / em };
    const westFirst = [...placed].sort((a, b) => a.lon - b.lon);
    const largest = room.width < BRIEF_BELOW_EM ? LARGEST_EM.brief : LARGEST_EM.full;
    const texts = westFirst.map(({ site }) => linesOf(site, basis, store));
    const brief = room.width < BRIEF_BELOW_EM;
    toggle(list, "brief", brief);
    const at = westFirst.map(place => placeIn(box, place));
    const shown = texts.map(([name, megawatts, ...slip]) => brief ? [name, ...slip] : [name, megawatts, ...slip]);
    const sides = sidesOf(westFirst.map(({ site }, i) => ({
      x: at[i].x / 100 * room.width, y: at[i].y / 100 * room.height, radius: Math.max(0.4, radiusOf(powerOf(site, basis)?.planned ?? 0, most, largest)),
      width: Math.max(...shown[i].map(line => line.length)) * LETTER_EM, height: shown[i].length * LINE_EM,
    })), room);
    keyed(list, westFirst, ({ site }) => site.id, () => clone("map-place"), (/** @type {HTMLElement} */ li, { site }) => {
      const i = westFirst.findIndex(place => place.site === site);
      const power = powerOf(site, basis);
      li.style.setProperty("--x", `${at[i].x}%`);
      li.style.setProperty("--y", `${at[i].y}%`);
      setAttr(li, "data-side", sides[i]);
      setAttr(part(li, "link"), "href", paths.site(site.id));
      setData(part(li, "name"), site.shortName ?? site.name);
      toggle(part(li, "name"), "withdrawn", site.stage === "withdrawn");
      setText(part(li, "mw"), texts[i][1]);
      setText(part(li, "slip"), texts[i][2] ?? "");
      setText(part(li, "stage"), [site.region, word("stage", site.stage)].filter(Boolean).join(", "));
      drawSite(part(li, "mark"), {
        ring: radiusOf(power?.planned ?? 0, most, largest), disc: radiusOf(power?.ready ?? 0, most, largest), late: texts[i].length > 2, stage: site.stage ?? "",
      });
    });
  }

  update(new Set(["mount"]));
  return { update, unmount() { size.disconnect(); for (const fn of stop) fn(); frame.remove(); } };
}

/** Name, megawatts (or that nothing is built), and the slip where it is late for sure. @param {SiteRow} site @param {string} basis @param {Store} store */
function linesOf(site, basis, store) {
  const power = powerOf(site, basis);
  const slip = worstOf(site, store)?.slip;
  return [
    site.shortName ?? site.name,
    site.stage === "paused" || site.stage === "withdrawn" ? word("stage", site.stage) : power && power.planned > 0 ? t("map.mw", { ready: number(power.ready), planned: mw(power.planned) }) : t("map.no-mw"),
    ...slip?.sense === "late" ? [slipShort(slip)] : [],
  ];
}

/** @param {SiteRow} site @param {string} basis */
const powerOf = (site, basis) => site.power?.find(one => one.basis === basis);

/** @param {SiteRow} site @param {Store} store */
const worstOf = (site, store) => site.worst ? store.get("milestone", site.id, site.worst) : null;

/** The region with most of what is planned. @param {SiteRow[]} sites @param {string} basis */
export function finding(sites, basis) {
  /** @type {Map<string, {planned: number, count: number}>} */ const regions = new Map();
  let all = 0;
  for (const site of sites) {
    const planned = site.stage === "withdrawn" ? 0 : powerOf(site, basis)?.planned ?? 0;
    const region = site.region ?? site.country;
    all += planned;
    if (!region || planned === 0) continue;
    const known = regions.get(region) ?? { planned: 0, count: 0 };
    regions.set(region, { planned: known.planned + planned, count: known.count + 1 });
  }
  const [most] = [...regions].sort(([, a], [, b]) => b.planned - a.planned);
  return most ? t("map.finding", { region: most[0], planned: number(most[1].planned), all: mw(all), count: most[1].count, sites: sites.length }) : t("map.title", { count: sites.length });
}

/** One stop of the tab key; arrows go from site to site, west to east. @param {HTMLElement} frame @returns {() => void} */
function roving(frame) {
  /** @param {KeyboardEvent} event */
  const onKey = event => {
    const links = linksOf(frame);
    const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const step = ["ArrowRight", "ArrowDown"].includes(event.key) ? 1 : ["ArrowLeft", "ArrowUp"].includes(event.key) ? -1 : 0;
    const to = links[at + step];
    if (at < 0 || step === 0 || !to || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    to.focus();
  };
  const onFocus = () => oneStop(frame);
  frame.addEventListener("keydown", onKey);
  frame.addEventListener("focusin", onFocus);
  return () => { frame.removeEventListener("keydown", onKey); frame.removeEventListener("focusin", onFocus); };
}

/** @param {HTMLElement} frame */
function oneStop(frame) {
  const links = linksOf(frame);
  const stop = links.find(link => link === document.activeElement) ?? links.find(link => link.tabIndex === 0) ?? links[0];
  for (const link of links) setAttr(link, "tabindex", link === stop ? "0" : "-1");
}

/** @param {HTMLElement} frame */
const linksOf = frame => /** @type {HTMLElement[]} */ ([...frame.querySelectorAll("[data-part~=link]")]);
