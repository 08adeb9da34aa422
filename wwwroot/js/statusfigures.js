// The server's figures in words: counts are since its start, so a rate is the difference of two answers.

import { ago, moment, number, percent, size } from "./format.js";
import { t } from "./i18n.js";

/**
 * @typedef {{epoch: string, position: number, serverTime: string, version: string, started: string, uptimeSeconds: number, ready: boolean,
 *   failing: {check: string, reason: string, since: string}[],
 *   posts: {taken: number, repeated: number, refused: number, unavailable: number},
 *   commits: {count: number, failed: number, measured: number, p50Ms: number|null, p99Ms: number|null, p50Requests: number|null, p99Requests: number|null},
 *   queue: number, viewers: {connected: number, behind: number, positionsBehind: number, secondsBehind: number},
 *   push: {messages: number, pulses: number, merged: number, catchUps: number, resets: number},
 *   log: {head: number, board: number, bytes: number, walBytes: number},
 *   backup: {at: string, position: number}|null,
 *   process: {cpuSeconds: number, memoryBytes: number, heapBytes: number}}} Sample an answer of /api/status
 */
/** @typedef {{id: string, value: string, unit: string, text: string}} StatusFigure */
/** @typedef {{id: string, lines: [string, string][]}} StatusGroup */

/** How much something grew a second between the first and the last answer; null with one answer. @param {Sample[]} samples @param {(sample: Sample) => number} of */
export function perSecond(samples, of) {
  const [first, last] = [samples[0], samples[samples.length - 1]];
  const seconds = last.uptimeSeconds - first.uptimeSeconds;
  return seconds > 0 ? (of(last) - of(first)) / seconds : null;
}

/** The four figures that a glance is for. @param {Sample[]} samples @returns {StatusFigure[]} */
export function statusFigures(samples) {
  const now = samples[samples.length - 1];
  const rate = perSecond(samples, ({ posts }) => posts.taken + posts.repeated);
  const seconds = Math.round(now.uptimeSeconds - samples[0].uptimeSeconds);
  const { commits, viewers, log } = now;
  const missing = log.head - log.board;
  return [
    {
      id: "posts", value: rate === null ? "–" : number(rate, rate < 10 ? 1 : 0), unit: t("status.figure-posts"),
      text: rate === null ? t("status.figure-posts-first") : t("status.figure-posts-text", { seconds }),
    },
    {
      id: "commit", value: commits.p50Ms === null ? "–" : milliseconds(commits.p50Ms), unit: t("status.figure-commit"),
      text: commits.p99Ms === null ? t("status.figure-commit-none")
        : t("status.figure-commit-text", { count: commits.measured, p99: milliseconds(commits.p99Ms) }),
    },
    {
      id: "viewers", value: number(viewers.connected), unit: t("status.figure-viewers", { count: viewers.connected }),
      text: viewers.behind === 0 ? t("status.figure-viewers-current")
        : t("status.figure-viewers-behind", { count: viewers.behind, positions: viewers.positionsBehind, seconds: number(viewers.secondsBehind, 1) }),
    },
    {
      id: "log", value: number(log.head), unit: t("status.figure-log"),
      text: missing > 0 ? t("status.figure-log-behind", { count: missing }) : t("status.figure-log-current"),
    },
  ];
}

/** Everything, by subject. @param {Sample[]} samples @returns {StatusGroup[]} */
export function statusGroups(samples) {
  const { posts, commits, queue, push, log, backup, process, epoch, version, started, uptimeSeconds } = samples[samples.length - 1];
  const cpu = perSecond(samples, sample => sample.process.cpuSeconds);
  return [
    group("posts", [["taken", posts.taken], ["repeated", posts.repeated], ["refused", posts.refused], ["unavailable", posts.unavailable]]),
    group("writing", [
      ["queue", queue],
      ["batch", commits.p50Requests === null ? t("status.none") : t("status.batch-value", { p50: commits.p50Requests, p99: commits.p99Requests })],
      ["commits", commits.count], ["failed", commits.failed],
    ]),
    group("push", [
      ["messages", push.messages], ["merged", push.merged], ["catch-ups", push.catchUps], ["resets", push.resets], ["pulses", push.pulses],
    ]),
    group("log", [
      ["head", log.head], ["board", log.board], ["bytes", size(log.bytes)], ["wal", size(log.walBytes)],
      ["backup", backup ? t("status.backup-value", { position: backup.position, time: moment(new Date(backup.at)) }) : t("status.none")],
      ["epoch", epoch],
    ]),
    group("process", [
      ["version", version],
      ["started", t("status.started-value", { time: moment(new Date(started)), ago: ago(uptimeSeconds * 1000) })],
      ["memory", t("status.memory-value", { all: size(process.memoryBytes), heap: size(process.heapBytes) })],
      ["cpu", cpu === null ? "–" : percent(100 * cpu)],
    ]),
  ];
}

/** @param {string} id @param {[string, string|number][]} lines @returns {StatusGroup} */
const group = (id, lines) => ({ id, lines: lines.map(([name, value]) => [name, typeof value === "number" ? number(value) : value]) });

/** @param {number} ms */
const milliseconds = ms => number(ms, ms < 10 ? 2 : ms < 100 ? 1 : 0);
