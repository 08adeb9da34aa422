// The schedules that a site's dates come from, and the way in for the next one: a file is dropped or chosen, sent, looked at, accepted.

import { postJson } from "../api.js";
import { clone, keyed, part, setAttr, setData, setText, toggle } from "../dom.js";
import { day, number, size } from "../format.js";
import { lang, t } from "../i18n.js";
import { differs } from "../memo.js";
import { isPast } from "../moment.js";
import { partyName } from "../names.js";
import { refusalOf, sendFile, withKey } from "../upload.js";
import { mountProposal } from "./proposal.js";

/** @typedef {import("../types.js").ScheduleRow} ScheduleRow */

/** A schedule of some hundred thousand activities is read and computed anew for each. */
const WAITS_MS = 300000;

/** @param {HTMLElement} element @param {import("../types.js").ViewContext} context @param {string} site @returns {import("../types.js").View} */
export function mountSchedules(element, context, site) {
  const { store } = context;
  const frame = clone("schedules");
  const file = /** @type {HTMLInputElement} */ (part(frame, "file")), bar = /** @type {HTMLProgressElement} */ (part(frame, "share"));
  const at = `/api/sites/${encodeURIComponent(site)}/schedules`;
  element.replaceChildren(frame);
  const proposal = mountProposal(part(frame, "proposal"), context, {
    again: query => withKey(() => preview(query)), accept: body => withKey(() => postJson(`${at}/${proposal.id}/accept`, body, { waitsMs: WAITS_MS })),
  });
  /** @type {AbortController|null} */ let sending = null;
  let dragged = 0;

  file.addEventListener("change", () => { if (file.files?.[0]) void send(file.files[0]); file.value = ""; });
  part(frame, "cancel").addEventListener("click", () => sending?.abort());
  // Anywhere on the site's page: who drags a file aims at the page, not at a box.
  const page = /** @type {HTMLElement} */ (element.closest(".site-frame") ?? element);
  const brings = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  page.addEventListener("dragenter", event => { if (brings(event)) { dragged++; toggle(page, "drop-here", true); } });
  page.addEventListener("dragleave", event => { if (brings(event) && --dragged <= 0) { dragged = 0; toggle(page, "drop-here", false); } });
  page.addEventListener("dragover", event => { if (brings(event)) event.preventDefault(); });
  page.addEventListener("drop", event => {
    if (!brings(event)) return;
    event.preventDefault();
    dragged = 0;
    toggle(page, "drop-here", false);
    const dropped = event.dataTransfer?.files[0];
    if (dropped) { part(frame, "title").scrollIntoView({ block: "start" }); void send(dropped); }
  });

  /** @param {File} chosen */
  async function send(chosen) {
    sending?.abort();
    const mine = sending = new AbortController();
    proposal.clear();
    say("");
    show(chosen.name, 0);
    try {
      const answer = await withKey(() => sendFile(`${at}?${new URLSearchParams({ file: chosen.name })}`, chosen, share => show(chosen.name, share), mine.signal));
      if (mine === sending) proposal.show(answer);
    } catch (problem) {
      if (mine === sending && !mine.signal.aborted) say(refusalOf(problem), true);
    }
    if (mine !== sending) return;
    sending = null;
    show("", null);
  }

  /** @param {URLSearchParams} query */
  async function preview(query) {
    const { getJson } = await import("../api.js");
    return getJson(`${at}/${proposal.id}/preview?${query}`, { waitsMs: WAITS_MS });
  }

  /** @param {string} name @param {number|null} share null: nothing is on its way */
  function show(name, share) {
    part(frame, "sending").hidden = share === null;
    if (share === null) return;
    setText(part(frame, "sending-name"), share < 1 ? t("schedules.sending", { file: name, share: number(Math.round(share * 100)) }) : t("schedules.reading", { file: name }));
    bar.value = share;
    if (share === 1) bar.removeAttribute("value");
  }

  /** @param {string} text @param {boolean} [isProblem] the server's own words */
  function say(text, isProblem = false) {
    part(frame, "says").hidden = !text;
    (isProblem ? setData : setText)(part(frame, "says"), text);
    setAttr(part(frame, "says"), "role", isProblem ? "alert" : "status");
  }

  function render() {
    const rows = /** @type {ScheduleRow[]} */ (store.rows("schedule", site));
    part(frame, "send").hidden = isPast();
    if (!differs(frame, [rows, store.rows("party"), lang(), isPast()])) return;
    part(frame, "none").hidden = rows.length > 0;
    part(frame, "table").hidden = rows.length === 0;
    const latest = [...rows].sort((a, b) => b.dataDate.localeCompare(a.dataDate) || b.position - a.position);
    keyed(part(frame, "rows"), latest, row => row.id, () => clone("schedule-row"), (tr, row) => {
      setData(part(tr, "name"), row.projectName);
      setText(part(tr, "code"), row.project);
      setText(part(tr, "data-date"), day(row.dataDate));
      setData(part(tr, "party"), partyName(row.party, store));
      setData(part(tr, "file-name"), row.fileName);
      setText(part(tr, "what"), t("schedules.what", { format: row.format, count: row.activities, size: size(row.size) }));
      setText(part(tr, "at"), day(row.at.slice(0, 10)));
    });
  }

  return {
    update() { render(); proposal.update(); },
    unmount() { sending?.abort(); frame.remove(); },
  };
}
