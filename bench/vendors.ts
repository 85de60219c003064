import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { createRandom, hashText } from "../src/core/random.ts";
import { RunDocument } from "../src/model/run-document.ts";
import type { Fault } from "../test/contracts/contract-server.ts";
import { answersInstead, htmlInstead, resetAfterWork, resetBeforeWork } from "../test/contracts/faults.ts";
import { runCleanups } from "../test/support/cleanups.ts";
import type { BenchRow } from "./bench-row.ts";
import { median } from "./median.ts";
import { treeMegabytes } from "./tree-memory.ts";
import { type VendorTown, vendorTown } from "./vendor-town.ts";

const SLOW_MS = 60_000;
const BEATS = 6;
/** ElevenLabs' smallest plan, as `templates/models/vendor-limits.json` has it. */
const SMALL_PLAN = 2;
const BATCH = 20;
const RUNS = 100;
const RUNS_AT_ONCE = 2;
const FAULT_SHARE = 0.1;
const ASSUME_LOST_USD = 2;
const SAMPLE_EVERY_MS = 250;

const PARTS: Record<string, (folder: string) => AsyncIterable<BenchRow>> = {
  slow: (folder) => slowVendors(folder, BEATS),
  "slow-small-plan": (folder) => slowVendors(folder, SMALL_PLAN),
  memory: manyVideos,
  faults: (folder) => failingVendors(folder, undefined),
  "faults-assumed-lost": (folder) => failingVendors(folder, ASSUME_LOST_USD),
};

/** Whole runs over vendors that are slow, many, or failing: each part takes five minutes to half an hour. */
export async function* measure(parts: readonly string[]): AsyncGenerator<BenchRow> {
  const unknown = parts.find((part) => !PARTS[part]);
  if (unknown !== undefined)
    throw new Error(`vendors has no part ${unknown}, only ${Object.keys(PARTS).join(", ")}`);
  const folder = mkdtempSync(join(tmpdir(), "viral-bench-"));
  try {
    for (const [part, rowsOf] of Object.entries(PARTS))
      if (parts.length === 0 || parts.includes(part)) yield* rowsOf(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await runCleanups();
  }
}

/** Concepts, critique and script, one after the other; then the sentences, as many at once as the plan allows; then the clips. */
async function* slowVendors(folder: string, speechAtOnce: number): AsyncGenerator<BenchRow> {
  const town = await vendorTown({ answerMs: SLOW_MS, beatCount: BEATS, speechAtOnce });
  const { wallMs, exitCode } = await run(folder, town, "slow", []);
  if (exitCode !== 0) throw new Error(`the run over slow vendors ended with ${exitCode}`);
  const chainMs = (3 + Math.ceil(BEATS / speechAtOnce) + 1) * SLOW_MS;
  yield {
    name: `six beats, vendors of ${SLOW_MS / 1000} s, ${speechAtOnce} spoken at once: wall`,
    ratio: wallMs / chainMs,
    target: 1.25,
    unit: "× the slowest chain",
    detail: `${seconds(wallMs)} against ${seconds(chainMs)}; one after the other ${seconds((3 + 2 * BEATS) * SLOW_MS)}`,
  };
}

/** All videos are at their vendors at once, and composed one after the other. */
async function* manyVideos(folder: string): AsyncGenerator<BenchRow> {
  const town = await vendorTown({ answerMs: 5_000, beatCount: BEATS, speechAtOnce: BATCH });
  const { megabytes, exitCode } = await run(folder, town, "many", ["--count", String(BATCH), "--preview"]);
  if (exitCode !== 0 && exitCode !== 8) throw new Error(`the run of ${BATCH} videos ended with ${exitCode}`);
  const parts = [0.25, 0.5, 0.75].map((part) => Math.floor(megabytes.length * part));
  const peak = (from: number | undefined, to?: number): number => Math.max(...megabytes.slice(from, to));
  const [second, last] = [peak(parts[0], parts[1]), peak(parts[2])];
  yield {
    name: `memory of ${BATCH} videos, last quarter against second`,
    ratio: last / second,
    target: 1.15,
    unit: "× earlier",
    detail: `${second.toFixed(0)} MB, then ${last.toFixed(0)} MB`,
  };
}

/** What is in doubt is a person's to settle, unless a person has said that so much may be counted as gone. */
async function* failingVendors(folder: string, assumeLostUsd: number | undefined): AsyncGenerator<BenchRow> {
  const random = createRandom("faults");
  const town = await vendorTown({
    answerMs: 0,
    beatCount: 3,
    ...(assumeLostUsd === undefined ? {} : { assumeLostUsd }),
  });
  town.meetSome(() => (random.next() < FAULT_SHARE ? random.pick(FAULTS) : undefined));
  const ends: Ended[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < RUNS) ends.push(await run(folder, town, `failing-${(next += 1)}`, ["--preview"]));
  };
  await Promise.all(Array.from({ length: RUNS_AT_ONCE }, work));
  const name = `${RUNS} runs, one request in ten failing, ${assumeLostUsd ? `$${assumeLostUsd} assumed lost` : "doubts parked"}`;
  const failed = ends.filter(({ exitCode }) => exitCode !== 0);
  yield {
    name: `${name}: videos lost`,
    ratio: (100 * failed.length) / RUNS,
    target: 5,
    unit: "% of videos",
    detail: `${failed.length} of ${RUNS}; exit codes ${failed.map(({ exitCode }) => exitCode).join(" ")}`,
  };
  const shots = ends.flatMap(({ shotKinds }) => shotKinds);
  const drawn = shots.filter((kind) => kind !== "ai").length;
  yield {
    name: `${name}: shots that are no clip`,
    ratio: (100 * drawn) / Math.max(1, shots.length),
    target: 5,
    unit: "% of shots",
    detail: `${drawn} of ${shots.length} in the videos that were made`,
  };
  yield {
    name: `${name}: median`,
    ratio: median(ends.map(({ wallMs }) => wallMs)) / 1000,
    target: 120,
    unit: "s beyond the vendors' time",
    detail: `longest ${seconds(Math.max(...ends.map(({ wallMs }) => wallMs)))}`,
  };
}

const FAULTS: readonly Fault[] = [
  answersInstead({ status: 429, headers: { "retry-after": "1" }, json: { error: { message: "slow down" } } }),
  answersInstead({ status: 500, json: { error: { message: "broken" } } }),
  answersInstead({ status: 503, json: { error: { message: "overloaded" } } }),
  htmlInstead(502),
  resetBeforeWork,
  resetAfterWork,
];

interface Ended {
  wallMs: number;
  exitCode: number | null;
  /** Samples of the whole tree. */
  megabytes: number[];
  /** Where the shots of the delivered videos come from. */
  shotKinds: string[];
}

async function run(
  folder: string,
  { argv, env }: VendorTown,
  name: string,
  more: readonly string[],
): Promise<Ended> {
  const place = mkdtempSync(join(folder, `${name}-`));
  const topic = `topic-${hashText(name)}`;
  const args = ["run", topic, "--shots", "ai", ...argv, "--max-spend", "99", "--json"];
  const started = performance.now();
  const child = spawn(process.execPath, ["bin/viral.js", ...args, "--out", join(place, "out"), ...more], {
    env: { ...process.env, ...env, VIRAL_HOME: join(place, "home") },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  const megabytes: number[] = [];
  const timer = setInterval(() => megabytes.push(treeMegabytes(child.pid ?? 0)), SAMPLE_EVERY_MS);
  const exitCode = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearInterval(timer);
  const wallMs = performance.now() - started;
  if (exitCode !== 0) process.stderr.write(`${name} ended with ${exitCode}: ${stdout.slice(0, 600)}\n`);
  const shotKinds = exitCode === 0 ? shotKindsOf(RunDocument.parse(JSON.parse(stdout))) : [];
  rmSync(place, { recursive: true, force: true });
  return { wallMs, exitCode, megabytes, shotKinds };
}

function shotKindsOf({ videos }: RunDocument): string[] {
  return videos.flatMap(({ file }) => {
    if (file === null) return [];
    const script = JSON.parse(readFileSync(join(dirname(file), "script.json"), "utf8"));
    return Shots.parse(script).shots.map(({ provenance }) => provenance.kind);
  });
}

const Shots = z.object({ shots: z.array(z.object({ provenance: z.object({ kind: z.string() }) })) });

const seconds = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;
