// Every relative link and image of the README leads to a file of the repository, every #anchor to a heading. No network is used.

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const problems = [];
const links = linksOf(textOf("README.md"));

for (const link of links) {
  const problem = problemOf(link);
  if (problem) problems.push(`README.md: ${link}: ${problem}`);
}
if (links.length === 0) problems.push("README.md holds no link at all: is it read correctly?");
for (const problem of problems) console.error(problem);
console.log(`${links.length} links of the README checked, ${problems.length} wrong`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** @param {string} link */
function problemOf(link) {
  if (/^(https?|mailto):/i.test(link)) return URL.canParse?.(link) === false ? "is no address" : null;
  if (/^[a-z]+:/i.test(link)) return "has a scheme that nobody can follow";
  const [path, anchor] = link.split("#", 2).map(decodeURIComponent);
  const file = path || "README.md";
  if (file.startsWith("/")) return "is absolute; write it relative to the README";
  if (!existsAsWritten(file)) return "there is no such file";
  if (anchor === undefined || statSync(join(root, file)).isDirectory()) return null;
  if (file.endsWith(".md")) return anchorsOf(textOf(file)).has(anchor) ? null : "there is no such heading";
  const line = /^L(\d+)/.exec(anchor);
  return line && Number(line[1]) <= textOf(file).split("\n").length ? null : "there is no such line";
}

/** Case matters, also where the file system forgives it. @param {string} file */
function existsAsWritten(file) {
  const full = join(root, file);
  if (!existsSync(full) || relative(root, full).startsWith("..")) return false;
  return relative(root, full).split(sep).filter(Boolean).every((name, i, parts) => readdirSync(join(root, ...parts.slice(0, i))).includes(name));
}

/** Inline, reference and HTML links, those in code left out. @param {string} markdown */
function linksOf(markdown) {
  const text = withoutCode(markdown).replace(/`[^`\n]*`/g, "``");
  return [
    ...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g),
    ...text.matchAll(/^\s{0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/gm),
    ...text.matchAll(/<(?:a|img|source)\b[^>]*?\b(?:href|src|srcset)="([^"]+)"/g),
  ].map(match => match[1]);
}

/** Headings as GitHub names them. @param {string} markdown */
function anchorsOf(markdown) {
  const seen = new Map();
  const anchors = new Set([...markdown.matchAll(/\b(?:id|name)="([^"]+)"/g)].map(match => match[1]));
  for (const [, heading] of withoutCode(markdown).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const plain = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/<[^>]+>/g, "");
    const slug = plain.toLowerCase().replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, "").replaceAll(" ", "-");
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count ? `${slug}-${count}` : slug);
  }
  return anchors;
}

/** @param {string} markdown */
function withoutCode(markdown) {
  return markdown.replace(/^(\s*)(```+|~~~+)[^\n]*\n[\s\S]*?^\s*\2[^\n]*$/gm, "");
}

/** @param {string} file */
function textOf(file) {
  const full = join(root, file);
  return existsSync(full) ? readFileSync(full, "utf8") : "";
}
