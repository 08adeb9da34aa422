import test from "node:test";
import assert from "node:assert/strict";
import { isSame, readChange, withChange } from "../../wwwroot/js/what-if.js";

test("A change is read off the address, and what cannot be read is kept whole", () => {
  assert.deepEqual(readChange("date:m1:2027-06-30"), { kind: "date", subject: "m1", value: "2027-06-30" });
  assert.deepEqual(readChange("duration:A:B@P:45"), { kind: "duration", subject: "A:B@P", value: "45" });
  assert.deepEqual(readChange("duration:A2"), { kind: "duration", subject: "A2", value: null });
  assert.deepEqual(readChange("nonsense"), { kind: "date", subject: "nonsense", value: null });
});

test("What is said of a thing replaces what was said of it before", () => {
  const said = ["date:m1:2027-06-30", "duration:m1:4"].map(readChange);
  assert.deepEqual(withChange(said, readChange("date:m1:2027-07-01")), ["duration:m1:4", "date:m1:2027-07-01"].map(readChange));
});

test("The server's words are known again where it writes a number otherwise, and only there", () => {
  const told = { kind: "duration", text: "A2:45" };
  assert.deepEqual(["duration:A2:45.0", "duration:A2:45", "duration:A2:46", "duration:A3:45", "date:A2:45"].map(text => isSame(readChange(text), told)), [true, true, false, false, false]);
  assert.ok(isSame(readChange("nonsense"), { kind: "date", text: "nonsense" }));
  assert.ok(!isSame(readChange("date:m1:2027-06-30"), { kind: "date", text: "m1:2027-07-01" }));
});
