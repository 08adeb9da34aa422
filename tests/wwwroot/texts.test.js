import test from "node:test";
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { en } from "../../wwwroot/js/texts/en.js";
import { de } from "../../wwwroot/js/texts/de.js";

const root = new URL("../../wwwroot/", import.meta.url);
const html = readFileSync(new URL("index.html", root), "utf8");
const scripts = readdirSync(new URL("js/", root), { recursive: true }).map(String).filter(name => name.endsWith(".js"))
  .map(name => ({ name, text: readFileSync(new URL(`js/${name}`, root), "utf8") }));
const placeholders = text => [...new Set(JSON.stringify(text).match(/\{\w+\}/g))].sort();

test("German has exactly the texts that English has", () => {
  assert.ok(Object.keys(en).length > 100);
  assert.deepEqual(Object.keys(de).sort(), Object.keys(en).sort());
});

test("A German text fills in what the English one fills in", () => {
  for (const key of Object.keys(en)) {
    for (const name of placeholders(de[key])) assert.ok(placeholders(en[key]).includes(name), `${key} has no ${name} in English`);
  }
});

test("Every text that a script or the page names exists", () => {
  const used = [...html.matchAll(/data-t(?:-label|-title)?="([^"]+)"/g)].map(match => match[1]);
  for (const { text } of scripts) used.push(...[...text.matchAll(/\b(?:t|sentence|tParts)\("([\w.-]+)"/g)].map(match => match[1]));
  assert.ok(used.length > 50);
  assert.deepEqual([...new Set(used)].filter(key => !(key in en)), []);
});

test("Every template that a script clones stands in the page", () => {
  const cloned = scripts.flatMap(({ text }) => [...text.matchAll(/\bclone\("([\w-]+)"\)/g)].map(match => match[1]));
  assert.ok(cloned.length > 5);
  assert.deepEqual([...new Set(cloned)].filter(id => !html.includes(`<template id="${id}">`)), []);
});

test("The page keeps the strict policy: no inline script, no inline style, no innerHTML", () => {
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)/);
  assert.doesNotMatch(html, /\sstyle=|<style|\son\w+="/);
  for (const { name, text } of scripts) assert.doesNotMatch(text, /\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|setAttribute\("style"/, name);
});
