import assert from "node:assert/strict";
import test from "node:test";
import { csvOf, fileName } from "../../wwwroot/js/csv.js";

const lines = (...rows) => csvOf(["A"], rows.map(row => [row])).slice(1).split("\r\n").slice(1, -1);

test("A file begins with the byte order mark and ends every line with CR LF, the last one too", () => {
  assert.equal(csvOf(["Milestone", "MW"], [["Buildings 3-4", 590]]), "\uFEFFMilestone,MW\r\nBuildings 3-4,590\r\n");
});

test("Commas, quotes and line ends are quoted, quotes doubled", () => {
  assert.equal(csvOf(["a,b"], [['say "no"'], ["two\nlines"], ["two\r\nlines"]]), '\uFEFF"a,b"\r\n"say ""no"""\r\n"two\nlines"\r\n"two\r\nlines"\r\n');
});

test("What a spreadsheet would take for a formula gets an apostrophe", () => {
  assert.deepEqual(lines("=1+1", "+3 to +9 months", "-cmd", "@SUM(A1)", "\tx"), ["'=1+1", "'+3 to +9 months", "'-cmd", "'@SUM(A1)", "'\tx"]);
  assert.deepEqual(lines("\rx"), ['"\'\rx"']);
  assert.deepEqual(lines('=HYPERLINK("http://x","y")'), ['"\'=HYPERLINK(""http://x"",""y"")"']);
});

test("Numbers stay numbers, with their sign", () => {
  assert.deepEqual(lines(-5, 0, 1.5, "-5", "+3.25", "-1e3", "+.5", "-5 days", "--5", "-", "1-2"), ["-5", "0", "1.5", "-5", "+3.25", "-1e3", "+.5", "'-5 days", "'--5", "'-", "1-2"]);
});

test("A cell gives its value where it has one, otherwise its text; nothing is an empty field", () => {
  assert.deepEqual(lines({ text: "1,180 MW", value: 1180 }, { text: "Abilene", href: "/sites/abilene-tx" }, { text: "–", value: null }, null, undefined, NaN), ["1180", "Abilene", "", "", "", ""]);
});

test("A header is made as harmless as a cell", () => {
  assert.equal(csvOf(["=A1"], []), "\uFEFF'=A1\r\n");
});

test("A file's name says what and when, in plain letters", () => {
  assert.equal(fileName(["Stargate", "ramp", "Doña Ana, New Mexico", "update", 1284, "2026-11-23"], "csv"), "stargate-ramp-dona-ana-new-mexico-update-1284-2026-11-23.csv");
  assert.equal(fileName(["../../etc", "\u202Egnp.exe", null, "", "x".repeat(500)], "png"), `etc-gnp-exe-${"x".repeat(60)}.png`);
  assert.equal(fileName(["…"], "png"), "chart.png");
});
