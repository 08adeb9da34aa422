import test, { beforeEach } from "node:test";
import assert from "node:assert/strict";
import { keyed } from "../../wwwroot/js/dom.js";

/** As much of an element as keyed() uses; it counts how often a child was moved. */
class FakeElement extends EventTarget {
  children = [];
  parentNode = null;
  text = "";
  hovered = false;
  moves = 0;
  matches(selector) { return selector === ":hover" && this.hovered; }
  contains(other) { return other !== null && (other === this || this.children.includes(other)); }
  get firstElementChild() { return this.children[0] ?? null; }
  get nextElementSibling() { return this.parentNode.children[this.parentNode.children.indexOf(this) + 1] ?? null; }
  append(child) { this.insertBefore(child, null); }
  insertBefore(child, before) {
    child.remove();
    this.children.splice(before ? this.children.indexOf(before) : this.children.length, 0, child);
    child.parentNode = this;
    this.moves++;
  }
  remove() {
    if (this.parentNode) this.parentNode.children.splice(this.parentNode.children.indexOf(this), 1);
    this.parentNode = null;
  }
}

let list;
const shown = () => list.children.map(child => child.text).join(" ");
const show = (words, options) => keyed(list, words.split(" "), word => word, () => new FakeElement(), (el, word) => { el.text = word; }, options);
const released = async () => { list.dispatchEvent(new Event("pointerleave")); await new Promise(resolve => setTimeout(resolve, 5)); };

beforeEach(() => {
  list = new FakeElement();
  globalThis.document = /** @type {any} */ ({ activeElement: null });
});

test("Rows are kept and moved, never rebuilt", () => {
  show("a b c");
  const [a] = list.children;
  show("b c a");
  assert.equal(shown(), "b c a");
  assert.equal(list.children[2], a);
});

test("Nothing is moved where the order is right already", () => {
  show("a b c");
  const moves = list.moves;
  show("a b c");
  assert.equal(list.moves, moves);
});

test("Rows that are gone go", () => {
  show("a b c");
  show("a c");
  assert.equal(shown(), "a c");
});

test("Under the pointer no row moves: new ones come at the end, gone ones stay, and the order follows when it leaves", async () => {
  show("a b c");
  list.hovered = true;
  show("x c a");
  assert.equal(shown(), "a b c x");
  list.hovered = false;
  await released();
  assert.equal(shown(), "x c a");
});

test("With focus within no row moves either", async () => {
  show("a b");
  document.activeElement = list.children[0];
  show("b a");
  assert.equal(shown(), "a b");
  document.activeElement = null;
  list.dispatchEvent(new Event("focusout"));
  await new Promise(resolve => setTimeout(resolve, 5));
  assert.equal(shown(), "b a");
});

test("Where new rows wait they are counted, and come when the reader has left", async () => {
  show("a b", { wait: true });
  list.hovered = true;
  let told = 0;
  assert.equal(show("n m a b", { wait: true, onRelease: () => told++ }), 2);
  assert.equal(shown(), "a b");
  list.hovered = false;
  await released();
  assert.equal(shown(), "n m a b");
  assert.equal(told, 1);
});

test("Rows under the pointer still change their words", () => {
  keyed(list, [{ id: 1, text: "old" }], item => String(item.id), () => new FakeElement(), (el, item) => { el.text = item.text; });
  list.hovered = true;
  keyed(list, [{ id: 1, text: "new" }], item => String(item.id), () => new FakeElement(), (el, item) => { el.text = item.text; });
  assert.equal(shown(), "new");
});

test("The same key twice is one row", () => {
  show("a a b");
  assert.equal(shown(), "a b");
});
