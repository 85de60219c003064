import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchRow } from "./bench-row.ts";
import { median } from "./median.ts";

const REPEATS = 15;

/** Wall time of two small commands against the bare start of Node, interleaved. */
export async function measure(): Promise<BenchRow[]> {
  const home = mkdtempSync(join(tmpdir(), "viral-bench-"));
  const wallMs = (args: string[], isFresh = false): number => {
    if (isFresh) rmSync(home, { recursive: true, force: true });
    const started = performance.now();
    const result = spawnSync(process.execPath, args, { env: { ...process.env, VIRAL_HOME: home, CI: "1" } });
    if (result.status !== 0)
      throw new Error(`${args.join(" ")} ended with ${result.status}: ${result.stderr.toString("utf8")}`);
    return performance.now() - started;
  };
  const floor: number[] = [];
  const version: number[] = [];
  const firstJobs: number[] = [];
  const jobs: number[] = [];
  try {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      floor.push(wallMs(["-e", "0"]));
      version.push(wallMs(["bin/viral.js", "--version"]));
      firstJobs.push(wallMs(["bin/viral.js", "jobs", "--json"], true));
      jobs.push(wallMs(["bin/viral.js", "jobs", "--json"]));
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  const row = (name: string, samples: number[], target: number): BenchRow => ({
    name,
    ratio: median(samples) / median(floor),
    target,
    unit: "× node -e 0",
    detail: `${median(samples).toFixed(0)} ms against ${median(floor).toFixed(0)} ms, median of ${REPEATS}`,
  });
  return [
    row("viral --version", version, 1.6),
    row("viral jobs --json, home just made by it", firstJobs, 6),
    row("viral jobs --json, home without jobs", jobs, 6),
  ];
}
