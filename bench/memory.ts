import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchRow } from "./bench-row.ts";
import { treeMegabytes } from "./tree-memory.ts";

const SAMPLE_EVERY_MS = 200;
/** Different for each number, or the checks would say that a video repeats itself. */
const THINGS = ["a red key", "two old maps", "nine blue stones", "a silver bell", "some dry leaves"];
const sentence = (index: number): string =>
  `Box ${index + 3} holds ${THINGS[index % THINGS.length]} and weighs ${index * 7 + 12} grams.`;

/** Peak resident memory of the whole process tree (Linux), for a short and a long video. */
export async function measure(): Promise<BenchRow[]> {
  const short = await peakMegabytes(6);
  const long = await peakMegabytes(34);
  return [
    {
      name: "peak memory, long video",
      ratio: long,
      target: 600,
      unit: "MB",
      detail: `short ${short.toFixed(0)} MB, long ${long.toFixed(0)} MB`,
    },
    {
      name: "peak memory, long against short",
      ratio: long / short,
      target: 1.15,
      unit: "× short",
      detail: "flat within noise",
    },
  ];
}

async function peakMegabytes(sentenceCount: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "viral-bench-"));
  const text = join(folder, "text.md");
  const lines = Array.from({ length: sentenceCount }, (_, index) => sentence(index));
  writeFileSync(text, lines.join("\n\n"));
  const args = [
    "bin/viral.js",
    "run",
    "--json",
    "--from",
    text,
    "--length",
    String(sentenceCount * 2.6),
    "--seed",
    "memory",
    "--out",
    join(folder, "videos"),
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, VIRAL_HOME: join(folder, "home") },
    stdio: "ignore",
  });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, treeMegabytes(child.pid ?? 0));
  }, SAMPLE_EVERY_MS);
  const exitCode = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(timer);
  rmSync(folder, { recursive: true, force: true });
  if (exitCode !== 0) throw new Error(`the run to be measured ended with ${String(exitCode)}`);
  return peak;
}
