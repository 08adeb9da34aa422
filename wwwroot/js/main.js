// Wiring only: which view is mounted where, and who hears of changes.

import { createStore } from "./store.js";
import { onLang, t, translate } from "./i18n.js";
import { go, onRoute, start } from "./router.js";
import { mountProgramme } from "./views/programme.js";

const store = createStore();
const context = { store, t, go };
/** @type {import("./types.js").View|null} */
let view = null;
onRoute(() => {
  view?.unmount();
  view = mountProgramme(/** @type {HTMLElement} */ (document.getElementById("view")), context);
});
onLang(() => { translate(document); store.mark("lang"); });
store.subscribe(changed => view?.update(changed));
translate(document);
start();
