// The page's own rules of when to come back, asked by viewers that are not pages: a line with a rule and its numbers comes in, and
// milliseconds go out.
//   node backoff.mjs WWWROOT

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const rules = await import(pathToFileURL(`${process.argv[2]}/js/backoff.js`).href);
for await (const line of createInterface({ input: process.stdin })) {
  const [rule, ...numbers] = line.split(" ");
  process.stdout.write(`${rules[rule](...numbers.map(Number))}\n`);
}
