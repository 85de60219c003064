import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openStore } from "../src/store/open-store.ts";
import { recordStep } from "../src/store/repositories/job-steps.ts";
import type { BenchRow } from "./bench-row.ts";
import { median } from "./median.ts";

const SAMPLES = 200;

/** What recording a finished step costs against the least that any durable record can: one fsynced commit. */
export async function measure(): Promise<BenchRow[]> {
  const homeFolder = mkdtempSync(join(tmpdir(), "viral-bench-"));
  const store = await openStore({ homeFolder });
  const bare = new Database(join(homeFolder, "bare.db"));
  bare.pragma("journal_mode = WAL");
  bare.pragma("synchronous = FULL");
  bare.exec("create table bare (id integer primary key, text text) strict");
  const insert = bare.prepare("insert into bare (text) values (?)");
  const floorUs: number[] = [];
  const stepUs: number[] = [];
  const result = { file: "/videos/one/video.mp4", durationMs: 31_400 };
  try {
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      floorUs.push(await microseconds(async () => insert.run(JSON.stringify(result))));
      stepUs.push(
        await microseconds(
          async () =>
            await store.transaction(
              async (scope) =>
                await recordStep(scope, `job_${sample}`, {
                  step: "compose",
                  result,
                  elapsedMs: 1,
                  finishedAtMs: 1,
                }),
            ),
        ),
      );
    }
  } finally {
    bare.close();
    await store.close();
    rmSync(homeFolder, { recursive: true, force: true });
  }
  return [
    {
      name: "journal: one finished step",
      ratio: median(stepUs) / median(floorUs),
      target: 3,
      unit: "× fsynced commit",
      detail: `${median(stepUs).toFixed(0)} µs against ${median(floorUs).toFixed(0)} µs`,
    },
  ];
}

async function microseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) * 1_000;
}
