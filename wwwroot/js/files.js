// What leaves the page: the tables of what is shown, as of the moment that is shown, and the site's calendar, the feed, the badge, the digest.

import { accessKey } from "./api.js";
import { save } from "./chart/save.js";
import { clone, keyed, part, setAttr, setText } from "./dom.js";
import { lang, t } from "./i18n.js";
import { atMoment, isPast } from "./moment.js";
import { route } from "./router.js";

/** @typedef {{name: string, path: string}} FileLink */

/** The links for what is shown; calendar, feed and badge are of now only. @param {{site: string|null}} at @param {boolean} past @returns {FileLink[]} */
export function filesOf({ site }, past) {
  const of = site ? `/api/sites/${encodeURIComponent(site)}` : "/api";
  const tables = (site ? ["milestones", "reports", "flags"] : ["sites", "milestones", "reports", "flags", "commitments", "parties"]).map(name => ({ name, path: `${of}/${name}.csv` }));
  if (past) return tables;
  return site
    ? [...tables, { name: "calendar", path: `/sites/${encodeURIComponent(site)}/calendar.ics?lang=${lang()}` }, { name: "badge", path: `/badge/${encodeURIComponent(site)}.svg?lang=${lang()}` }]
    : [...tables, { name: "feed", path: `/feed.atom?lang=${lang()}` }, { name: "digest", path: `/api/digest.html?lang=${lang()}` }];
}

/** @param {HTMLElement} element */
export function mountFiles(element) {
  element.addEventListener("click", fetchWithKey);
  return {
    update() {
      const { view, site } = route();
      element.hidden = !["programme", "site"].includes(view);
      keyed(part(element, "links"), filesOf({ site }, isPast()), file => file.name, () => clone("file-link"), (el, file) => {
        setAttr(part(el, "link"), "href", atMoment(file.path));
        setText(part(el, "link"), t(`files.${file.name}`));
      });
    },
  };
}

/** Where looking needs a key, a link cannot bring it: then the page fetches the file and hands it over. @param {MouseEvent} event */
async function fetchWithKey(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null, key = accessKey();
  if (!link || !key) return;
  event.preventDefault();
  const response = await fetch(link.href, { headers: { Authorization: `Bearer ${key}` } });
  if (response.ok) save(await response.blob(), new URL(link.href).pathname.split("/").pop() ?? "");
}
