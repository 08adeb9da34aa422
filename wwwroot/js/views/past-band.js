// What is shown is not now: a band says so for as long as it lasts, and leads back.

import { clone, part, setText } from "../dom.js";
import { t } from "../i18n.js";
import { isPast, showMoment, shown } from "../moment.js";
import { momentText } from "./scrubber.js";

/** @param {HTMLElement} element @param {ReturnType<typeof import("../past.js").createPast>} past */
export function mountPastBand(element, past) {
  const frame = clone("past-band-frame");
  element.replaceChildren(frame);
  part(frame, "back").addEventListener("click", () => showMoment({ asOf: null }));
  return {
    update() {
      element.hidden = !isPast();
      if (element.hidden) return;
      const { asOf, by } = shown();
      const empty = past.state === "shown" && past.store.rows("site").length === 0;
      setText(part(frame, "text"), t(/^\d+$/.test(asOf ?? "") ? "moment.at" : `moment.as-of-${by}`, { moment: momentText(asOf) }));
      setText(part(frame, "state"), past.state === "loading" ? t("moment.loading") : past.state === "failed" ? past.problem : empty ? t("moment.empty") : "");
    },
  };
}
