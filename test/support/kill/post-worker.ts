import { writeSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import timers from "node:timers/promises";
import { sharedClock } from "./shared-clock.ts";

// One process of the kill loops of posting: `viral post --due`, and nothing else. Moments are its fault points and the answers
// to its requests, counted from 1; at `FREEZE_AT` it stops and tells the parent, which kills it there.
const [home = "", clockFile = ""] = process.argv.slice(2);
const freezeAt = Number(process.env["FREEZE_AT"] ?? "0");
const clock = sharedClock(clockFile);
let moments = 0;

function pass(what: string): void {
  moments += 1;
  if (moments === 1) writeSync(1, "ready\n");
  if (moments !== freezeAt) return;
  writeSync(1, `at ${what}\nfrozen\n`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** Waits from one second to what a run waits for at most are over at once, and the clock shows that they were. */
const [LONG_MS, LONGEST_MS] = [1_000, 60_000];
const wait = timers.setTimeout;
async function waitQuickly<T>(delayMs?: number, value?: T, options?: Parameters<typeof wait>[2]): Promise<T> {
  if (delayMs === undefined || delayMs < LONG_MS || delayMs > LONGEST_MS)
    return await wait(delayMs, value, options);
  options?.signal?.throwIfAborted();
  clock.advance(delayMs);
  return await wait(1, value, options);
}
Object.assign(timers, { setTimeout: waitQuickly });
syncBuiltinESMExports();
Date.now = () => clock.nowMs();

const ask = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const answer = await ask(input, init);
  const url = new URL(input instanceof Request ? input.url : input);
  pass(`the answer of ${init?.method ?? "GET"} ${url.pathname}`);
  return answer;
};

// What they begin with must be patched by then.
const { contextOpener } = await import("../../../src/context.ts");
const { run } = await import("../../../src/main.ts");

process.exitCode = await run(
  ["post", "--due", "--json"],
  {
    cwd: join(home, ".."),
    env: { ...process.env, VIRAL_HOME: home },
    stdin: new PassThrough(),
    stdout: process.stdout,
    stderr: process.stderr,
    signal: new AbortController().signal,
  },
  contextOpener({ faults: { hit: (point, where) => pass(`${point}@${where}`) } }),
);
