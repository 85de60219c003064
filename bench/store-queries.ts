import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openStore } from "../src/store/open-store.ts";
import { claimNextJob, nextDueMs } from "../src/store/repositories/job-queue.ts";
import { getJob, jobsOfRun, listJobs } from "../src/store/repositories/jobs.ts";
import { getVideo, listVideos, videosOfRun } from "../src/store/repositories/videos.ts";
import type { Store } from "../src/store/scope.ts";
import type { BenchRow } from "./bench-row.ts";
import { median } from "./median.ts";

const FEW = 100;
const MANY = 1_000_000;
const JOBS_PER_RUN = 10;
const SAMPLES = 15;
const CALLS_PER_SAMPLE = 40;

const QUERIES: Record<string, (store: Store) => Promise<unknown>> = {
  jobs: async (store) => await listJobs(store, { limit: 20 }),
  "jobs --status failed": async (store) => await listJobs(store, { limit: 20, status: "failed" }),
  "jobs of a run": async (store) => await jobsOfRun(store, "run_00000003"),
  "show a job": async (store) => await getJob(store, "job_00000042"),
  "show a video": async (store) => await getVideo(store, "vid_00000042"),
  "videos of a run": async (store) => await videosOfRun(store, "run_00000003"),
  videos: async (store) => await listVideos(store, { limit: 20, status: "ready" }),
  "queue: next due": async (store) => await nextDueMs(store, {}),
  "queue: nothing to claim": async (store) => await claimNextJob(store, { runId: "run_none" }, 0),
};

/** The queries behind `jobs`, `show` and the queue: a million rows against a hundred, in process. */
export async function measure(): Promise<BenchRow[]> {
  const few = await filledStore(FEW);
  const many = await filledStore(MANY);
  try {
    const rows: BenchRow[] = [];
    for (const [name, query] of Object.entries(QUERIES)) {
      const fewUs: number[] = [];
      const manyUs: number[] = [];
      for (let sample = 0; sample <= SAMPLES; sample += 1) {
        const pair = [await microseconds(few.store, query), await microseconds(many.store, query)] as const;
        if (sample === 0) continue;
        fewUs.push(pair[0]);
        manyUs.push(pair[1]);
      }
      rows.push({
        name: `${name}, 1,000,000 rows`,
        ratio: median(manyUs) / median(fewUs),
        target: 1.3,
        unit: "× 100 rows",
        detail: `${median(manyUs).toFixed(0)} µs against ${median(fewUs).toFixed(0)} µs`,
      });
    }
    return rows;
  } finally {
    await few.remove();
    await many.remove();
  }
}

async function microseconds(store: Store, query: (store: Store) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let call = 0; call < CALLS_PER_SAMPLE; call += 1) await query(store);
  return ((performance.now() - started) / CALLS_PER_SAMPLE) * 1_000;
}

async function filledStore(rowCount: number): Promise<{ store: Store; remove(): Promise<void> }> {
  const homeFolder = mkdtempSync(join(tmpdir(), "viral-bench-"));
  await (await openStore({ homeFolder })).close();
  fill(join(homeFolder, "viral.db"), rowCount);
  const store = await openStore({ homeFolder });
  return {
    store,
    async remove() {
      await store.close();
      rmSync(homeFolder, { recursive: true, force: true });
    },
  };
}

/** Every hundredth job is open, the others are done, as in a home of many months. */
function fill(file: string, rowCount: number): void {
  const database = new Database(file);
  database.pragma("synchronous = OFF");
  const job = database.prepare(
    `insert into job_queue (tenant_id, id, machine_id, row_version, created_at_ms, run_id, video_id, kind, label,
       status, priority, not_before_ms, waiting_for, attempt_count, input, error, updated_at_ms)
     values ('local', ?, 'm', 1, ?, ?, ?, 'video', 'A title of ordinary length', ?, 0, ?, null, 0, '{}', null, ?)`,
  );
  const video = database.prepare(
    `insert into videos (tenant_id, id, machine_id, row_version, created_at_ms, run_id, concept_id, title, status,
       checks, cost_usd_micros, document)
     values ('local', ?, 'm', 1, ?, ?, ?, 'A title of ordinary length', ?, '[]', 0, '{}')`,
  );
  const statuses = ["waiting", "failed", "queued"];
  database.transaction(() => {
    for (let index = 0; index < rowCount; index += 1) {
      const number = String(index).padStart(8, "0");
      const runId = `run_${String(Math.floor(index / JOBS_PER_RUN)).padStart(8, "0")}`;
      const isOpen = index % Math.max(1, Math.floor(rowCount / FEW)) < 1 || rowCount <= FEW;
      const status = isOpen ? (statuses[index % statuses.length] ?? "done") : "done";
      job.run(`job_${number}`, index, runId, `vid_${number}`, status, 4e12 + index, index);
      video.run(`vid_${number}`, index, runId, `con_${number}`, isOpen ? "failed" : "ready");
    }
    if (rowCount <= FEW) database.exec("update videos set status = 'ready'");
  })();
  database.close();
}
