// The head of a site's page: figures as sentences, each with who says so; parties, megawatts and cost with basis and source.

import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { dateShort, day, mw, percent, slip, usd } from "../format.js";
import { t, word } from "../i18n.js";
import { partyName, partyPieces } from "../names.js";
import { sentence, setPieces, sourcePieces } from "../pieces.js";
import { campusPercent, readyBuildings } from "../readiness.js";
import { milestoneHref } from "../sitemarks.js";

/** @typedef {import("../types.js").SiteRow} SiteRow */
/** @typedef {import("../types.js").MilestoneRow} MilestoneRow */
/** @typedef {import("../types.js").Store} Store */
/** @typedef {import("../pieces.js").Piece} Piece */

/** @param {HTMLElement} el @param {SiteRow} site @param {MilestoneRow[]} milestones @param {Store} store */
export function updateSiteHead(el, site, milestones, store) {
  setData(part(el, "name"), site.shortName ?? site.name);
  setData(part(el, "place"), [site.region, site.country].filter(Boolean).join(", "));
  toggle(part(el, "name"), "withdrawn", site.stage === "withdrawn");
  setText(part(el, "stage"), word("stage", site.stage));
  // The note is what the source said; where it is only the stage's name, the stage says it.
  const note = site.stageNote === site.stage?.replaceAll("-", " ") ? "" : site.stageNote;
  setData(part(el, "stage-note"), note);
  setData(part(el, "long-name"), [site.name, site.address, ...(site.aliases ?? [])].filter(Boolean).join(" · "));
  updateReady(el, site, milestones, store);
  updateNext(el, site, milestones);
  setPieces(part(el, "responsible"), site.responsible ? [{ text: partyName(site.responsible, store), strong: true, data: true }] : sentence("site.not-stated"));
  setData(part(el, "responsible-note"), site.responsible ? site.responsibleNote ?? t("site.our-reading") : "");
  updateParties(part(el, "party-list"), site, store);
  updateFacts(el, site, store);
}

/** @param {HTMLElement} el @param {SiteRow} site @param {MilestoneRow[]} milestones @param {Store} store */
function updateReady(el, site, milestones, store) {
  const { ready, who } = readyPieces(site, milestones, store);
  setPieces(part(el, "ready"), ready);
  setPieces(part(el, "ready-who"), who);
  const campus = campusPercent(milestones);
  part(el, "percent-figure").hidden = !campus?.percent;
  if (!campus?.percent) return;
  setPieces(part(el, "percent"), sentence("site.percent", { percent: { text: percent(campus.percent.value), strong: true } }));
  setPieces(part(el, "percent-who"), [
    { text: partyName(campus.percent.party, store), data: true }, { text: `, ${day(campus.percent.dataDate)}: ` },
    { text: campus.name, href: milestoneHref(campus), data: true }, ...(campus.percent.note ? [{ text: ` – ${campus.percent.note}`, data: true }] : []),
  ]);
}

/** Buildings ready for service, or milestones where nobody counts buildings, and who says so. @param {SiteRow} site @param {MilestoneRow[]} milestones @param {Store} store @returns {{ready: Piece[], who: Piece[]}} */
export function readyPieces(site, milestones, store) {
  const ready = readyBuildings(milestones);
  const total = site.buildingsPlanned ?? 0;
  const rfs = milestones.filter(row => row.phase === "ready-for-service" && row.status !== "withdrawn");
  const [done, of, key] = total > 0 ? [ready.done, total, "buildings"] : [rfs.filter(row => row.status === "done").length, rfs.length, "milestones"];
  return {
    ready: of > 0 ? sentence(`site.ready-${key}`, { done: { text: String(done), strong: true }, count: of, of: String(of) }) : sentence("site.ready-none"),
    who: ready.parties.length > 0 ? sentence("site.says-who", { parties: partyPieces(ready.parties, store) }) : [],
  };
}

/** @param {HTMLElement} el @param {SiteRow} site @param {MilestoneRow[]} milestones */
function updateNext(el, site, milestones) {
  const next = milestones.find(row => row.id === site.next);
  part(el, "next-figure").hidden = !next;
  if (!next?.current) return;
  setPieces(part(el, "next-date"), [{ text: dateShort(next.current.date), strong: true }]);
  const late = slip(next.slip);
  /** @type {Piece[]} */ const versus = !late ? [] : [{ text: " · " }, { text: late, late: next.slip?.sense === "late" }, { text: ` ${t(next.plan?.kind === "baseline" ? "site.on-baseline" : "site.on-first")}` }];
  setPieces(part(el, "next"), [{ text: `${t("site.next")}: ` }, { text: next.name, href: milestoneHref(next), data: true }, ...versus]);
}

/** One line per party with all its roles. @param {HTMLElement} list @param {SiteRow} site @param {Store} store */
function updateParties(list, site, store) {
  /** @type {Map<string, {party: string, roles: string[], notes: string[]}>} */ const parties = new Map();
  for (const { party, role, note } of site.parties ?? []) {
    const known = parties.get(party) ?? { party, roles: [], notes: [] };
    known.roles.push(word("role", role));
    if (note && !known.notes.includes(note)) known.notes.push(note);
    parties.set(party, known);
  }
  keyed(list, [...parties.values()], one => one.party, () => document.createElement("li"), (li, one) => setPieces(li, [
    { text: partyName(one.party, store), strong: true, data: true }, { text: ` ${one.roles.join(", ")}` },
    ...(one.notes.length > 0 ? [{ text: ` (${one.notes.join("; ")})`, data: true }] : []),
  ]));
}

/** @param {HTMLElement} el @param {SiteRow} site @param {Store} store */
function updateFacts(el, site, store) {
  const power = (site.mw ?? []).map((one, i) => ({ key: `${one.basis}/${i}`, value: mw(one.value), basis: word("basis", one.basis), party: one.party, note: one.note, source: one.source }));
  const cost = (site.cost ?? []).map((one, i) => ({ key: `cost/${i}`, value: usd(one.usd), basis: one.basis, party: undefined, note: undefined, source: one.source }));
  const facts = [...power, ...cost];
  part(el, "facts-figure").hidden = facts.length === 0;
  keyed(part(el, "facts"), facts, fact => fact.key, () => clone("site-fact"), (tr, fact) => {
    setText(part(tr, "value"), fact.value);
    setText(part(tr, "basis"), fact.basis);
    setAttr(part(tr, "basis"), "lang", null);
    const who = fact.party ? [{ text: partyName(fact.party, store), data: true }] : [];
    setPieces(part(tr, "who"), [...who, ...(fact.note ? [{ text: `${who.length ? ", " : ""}${fact.note}`, data: true }] : [])]);
    setPieces(part(tr, "source"), sourcePieces(fact.source));
  });
}
