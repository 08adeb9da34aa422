import test from "node:test";
import assert from "node:assert/strict";
import { askedMs, backoffMs, retryAfter, spreadMs } from "../../wwwroot/js/backoff.js";

test("Attempts are spread: each waits longer up to the longest, none exactly as long as another's", () => {
  assert.equal(backoffMs(0, 4000, 0, () => 0), 200);
  assert.equal(backoffMs(0, 4000, 0, () => 1), 1000);
  assert.equal(backoffMs(1, 4000, 0, () => 1), 2000);
  assert.equal(backoffMs(2, 4000, 0, () => 0), 800);
  assert.equal(backoffMs(40, 4000, 0, () => 1), 4000);
});

test("In a crowd attempts are spread over as long as it takes to let all in, and never sooner than alone", () => {
  assert.equal(backoffMs(0, 4000, 20000, () => 0), 200);
  assert.equal(backoffMs(0, 4000, 20000, () => 0.5), 10000);
  assert.equal(backoffMs(40, 4000, 20000, () => 0.5), 10000);
  assert.equal(backoffMs(40, 15000, 20000, () => 0), 3000);
});

test("Polls drift apart", () => {
  assert.equal(spreadMs(3000, () => 0), 2000);
  assert.equal(spreadMs(3000, () => 1), 4000);
});

test("What a server asked for is never undercut", () => {
  assert.equal(askedMs(5, () => 0), 5000);
  assert.equal(askedMs(5, () => 1), 10000);
});

test("Retry-After is read as seconds and as a date, and nonsense as nothing", () => {
  const now = Date.parse("2026-11-23T12:00:00Z");
  assert.equal(retryAfter("7"), 7);
  assert.equal(retryAfter("Mon, 23 Nov 2026 12:00:30 GMT", now), 30);
  assert.equal(retryAfter("Mon, 23 Nov 2026 11:00:00 GMT", now), 0);
  for (const header of [null, "", "soon", "-3"]) assert.equal(retryAfter(header, now), 0);
  assert.equal(retryAfter("86400"), 300);
});
