import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
/** Concepts, critique and script, one after the other; then the clips, all at once. */
const CHAIN_STEPS = 4;
const BATCH = 20;
const RUNS = 100;
const RUNS_AT_ONCE = 2;
const FAULT_SHARE = 0.1;
const SAMPLE_EVERY_MS = 250;

/** Whole runs over vendors that are slow, many, or failing. It takes some twenty minutes. */
export async function measure(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "viral-bench-"));
  try {
    return [await slowVendors(folder), ...(await manyVideos(folder)), ...(await failingVendors(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await runCleanups();
  }
}

async function slowVendors(folder: string): Promise<BenchRow> {
  const town = await vendorTown({ answerMs: SLOW_MS, beatCount: BEATS });
  const { wallMs, exitCode } = await run(folder, town, "slow", []);
  if (exitCode !== 0) throw new Error(`the run over slow vendors ended with ${exitCode}`);
  const chainMs = CHAIN_STEPS * SLOW_MS;
  return {
    name: "six beats, vendors of 60 s, wall",
    ratio: wallMs / chainMs,
    target: 1.25,
    unit: "× the slowest chain",
    detail: `${seconds(wallMs)} against ${seconds(chainMs)}; one after the other ${seconds((3 + BEATS) * SLOW_MS)}`,
  };
}

/** All videos are at their vendors at once, and composed one after the other. */
async function manyVideos(folder: string): Promise<BenchRow[]> {
  const town = await vendorTown({ answerMs: 5_000, beatCount: BEATS });
  const { megabytes, exitCode } = await run(folder, town, "many", ["--count", String(BATCH), "--preview"]);
  if (exitCode !== 0 && exitCode !== 8) throw new Error(`the run of ${BATCH} videos ended with ${exitCode}`);
  const parts = [0.25, 0.5, 0.75].map((part) => Math.floor(megabytes.length * part));
  const peak = (from: number | undefined, to?: number): number => Math.max(...megabytes.slice(from, to));
  const [second, last] = [peak(parts[0], parts[1]), peak(parts[2])];
  return [
    {
      name: `memory of ${BATCH} videos, last quarter against second`,
      ratio: last / second,
      target: 1.15,
      unit: "× earlier",
      detail: `${second.toFixed(0)} MB, then ${last.toFixed(0)} MB`,
    },
  ];
}

async function failingVendors(folder: string): Promise<BenchRow[]> {
  const random = createRandom("faults");
  const town = await vendorTown({ answerMs: 0, beatCount: 3 });
  town.meetSome(() => (random.next() < FAULT_SHARE ? random.pick(FAULTS) : undefined));
  const ends: { wallMs: number; isMade: boolean }[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < RUNS) {
      const name = `failing-${(next += 1)}`;
      const { wallMs, exitCode } = await run(folder, town, name, ["--preview"]);
      ends.push({ wallMs, isMade: exitCode === 0 });
    }
  };
  await Promise.all(Array.from({ length: RUNS_AT_ONCE }, work));
  const failed = ends.filter(({ isMade }) => !isMade).length;
  return [
    {
      name: `${RUNS} runs, one request in ten failing: videos lost`,
      ratio: (100 * failed) / RUNS,
      target: 5,
      unit: "% of videos",
      detail: `${failed} of ${RUNS}`,
    },
    {
      name: `${RUNS} runs, one request in ten failing: median`,
      ratio: median(ends.map(({ wallMs }) => wallMs)) / 1000,
      target: 120,
      unit: "s beyond the vendors' time",
      detail: `longest ${seconds(Math.max(...ends.map(({ wallMs }) => wallMs)))}`,
    },
  ];
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
}

async function run(
  folder: string,
  { env }: VendorTown,
  name: string,
  more: readonly string[],
): Promise<Ended> {
  const place = mkdtempSync(join(folder, `${name}-`));
  const topic = `topic-${hashText(name)}`;
  const args = `run ${topic} --writer openai --shots ai --video-model runway/gen4.5 --voice flite:slt --max-spend 99 --json`;
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ["bin/viral.js", ...args.split(" "), "--out", join(place, "out"), ...more],
    {
      env: { ...process.env, ...env, VIRAL_HOME: join(place, "home") },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  const megabytes: number[] = [];
  const timer = setInterval(() => megabytes.push(treeMegabytes(child.pid ?? 0)), SAMPLE_EVERY_MS);
  const exitCode = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearInterval(timer);
  const wallMs = performance.now() - started;
  if (exitCode === 0) RunDocument.parse(JSON.parse(stdout));
  else process.stderr.write(`${name} ended with ${exitCode}: ${stdout.slice(0, 600)}\n`);
  rmSync(place, { recursive: true, force: true });
  return { wallMs, exitCode, megabytes };
}

const seconds = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;
