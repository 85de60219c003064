import fs, { readFileSync, writeSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { basename, join } from "node:path";
import { PassThrough } from "node:stream";
import timers from "node:timers/promises";
import Database from "better-sqlite3";
import { type Poisoning, poisonedFetch } from "./poisoned-replies.ts";
import { sharedClock } from "./shared-clock.ts";

// One process of the kill loops of posting: `viral post --due`, and nothing else. Moments are those before each write that
// lasts, to the database or of a file, and after each answer to a request, counted from 1; at `FREEZE_AT` it stops and tells
// the parent, which kills it there. Its last word is how many kilobytes it took at most.
const [home = "", clockFile = ""] = process.argv.slice(2);
const freezeAt = Number(process.env["FREEZE_AT"] ?? "0");
type StatementMethod = (this: Database.Statement, ...values: unknown[]) => unknown;

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
Date.now = () => clock.nowMs();

const poison = process.env["POISON"];
const ask =
  poison === undefined ? globalThis.fetch : poisonedFetch(globalThis.fetch, JSON.parse(poison) as Poisoning);
globalThis.fetch = async (input, init) => {
  const answer = await ask(input, init);
  const url = new URL(input instanceof Request ? input.url : input);
  pass(`the answer of ${init?.method ?? "GET"} ${url.pathname}`);
  return answer;
};

/** What a transaction holds lasts with its `commit`. */
function watchDatabase(): void {
  const probe = new Database(":memory:");
  const statement = Object.getPrototypeOf(probe.prepare("select 1")) as Record<string, StatementMethod>;
  probe.close();
  for (const name of ["run", "get", "all"]) {
    const method = statement[name];
    if (!method) throw new Error(`a statement has no ${name}`);
    statement[name] = function (this: Database.Statement, ...values) {
      const lasts = this.database.inTransaction ? /^\s*commit/i : /^\s*(?:insert|update|delete|replace)/i;
      if (lasts.test(this.source)) pass(`before ${this.source.slice(0, 60)}`);
      return method.apply(this, values);
    };
  }
}
watchDatabase();

function watchFiles(): void {
  for (const name of ["renameSync", "linkSync"] as const) {
    const method = fs[name];
    fs[name] = (from, to) => {
      pass(`before ${name} ${basename(String(to))}`);
      method(from, to);
    };
  }
  const { rename } = fs.promises;
  fs.promises.rename = async (from, to) => {
    pass(`before rename ${basename(String(to))}`);
    await rename(from, to);
  };
}
watchFiles();
syncBuiltinESMExports();

// What they begin with must be patched by then.
const { contextOpener } = await import("../../../src/context.ts");
const { run } = await import("../../../src/main.ts");

process.on("exit", () => {
  // The figure of `resourceUsage` begins with what the parent had.
  const status = process.platform === "linux" ? readFileSync("/proc/self/status", "utf8") : "";
  writeSync(1, `peak ${/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS}\n`);
});
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
  contextOpener(),
);
