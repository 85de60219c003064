import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { newRandomId } from "../../src/core/ids.ts";
import { createStore } from "../../src/store/create-store.ts";
import { sqliteDialect } from "../../src/store/dialects/sqlite.ts";
import { priceUse, recentApiUses } from "../../src/store/repositories/api-usage.ts";
import { effectsOfJob, listEffectsInState } from "../../src/store/repositories/effects.ts";
import { findByPrefix } from "../../src/store/repositories/find-by-prefix.ts";
import { listGenerations, showGeneration } from "../../src/store/repositories/generations.ts";
import { claimNextJob, nextDueMs, wakeDueJobs } from "../../src/store/repositories/job-queue.ts";
import { finishedSteps, latestResults } from "../../src/store/repositories/job-steps.ts";
import {
  countOpenJobs,
  countParkedJobs,
  getJob,
  jobsOfRun,
  listJobs,
} from "../../src/store/repositories/jobs.ts";
import { pastVideos } from "../../src/store/repositories/past-videos.ts";
import {
  closeSpend,
  committedSpend,
  dearestBill,
  estimatedSpend,
  getSpend,
  reserveSpend,
  spendsSince,
} from "../../src/store/repositories/spend-ledger.ts";
import { readCache } from "../../src/store/repositories/vendor-cache.ts";
import { getVideo, listVideos, videosOfRun } from "../../src/store/repositories/videos.ts";
import type { Store } from "../../src/store/scope.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const QUERIES: Record<string, (store: Store) => Promise<unknown>> = {
  jobs: async (store) => await listJobs(store, { limit: 20, before: "job_9" }),
  "jobs by status": async (store) => await listJobs(store, { limit: 20, status: "failed" }),
  "jobs of a video": async (store) => await listJobs(store, { limit: 20, videoId: "vid_1" }),
  "jobs of a run": async (store) => await jobsOfRun(store, "run_1"),
  "a job": async (store) => await getJob(store, "job_1"),
  "open jobs": async (store) => await countOpenJobs(store, { exceptRunId: "run_1", countMax: 10 }),
  "parked jobs": async (store) => await countParkedJobs(store, { countMax: 10 }),
  "steps of a job": async (store) => await finishedSteps(store, "job_1"),
  "effects of a job": async (store) => await effectsOfJob(store, "job_1"),
  "parked effects": async (store) => await listEffectsInState(store, "parked", 10),
  claim: async (store) => await claimNextJob(store, {}, 1),
  "claim of a run": async (store) => await claimNextJob(store, { runId: "run_1" }, 1),
  "next due": async (store) => await nextDueMs(store, {}),
  wake: async (store) => await wakeDueJobs(store, 1),
  "id prefix": async (store) => await findByPrefix(store, "videos", "vid_").catch(() => undefined),
  "a video": async (store) => await getVideo(store, "vid_1"),
  videos: async (store) => await listVideos(store, { limit: 5, status: "ready" }),
  "videos of a run": async (store) => await videosOfRun(store, "run_1"),
  generations: async (store) => await listGenerations(store, { limit: 5 }),
  "a generation": async (store) => await showGeneration(store, "gen_1"),
  history: async (store) => await pastVideos(store, { limit: 100, runId: "run_1" }),
  "latest results": async (store) => await latestResults(store, "shots", { limit: 30, exceptJobId: "job_1" }),
  "latest results of a run": async (store) =>
    await latestResults(store, "shots", { limit: 30, exceptJobId: "job_1", runId: "run_1" }),
  "a kept answer": async (store) => await readCache(store, { providerId: "pexels", key: "quiet" }, 1),
  "recent requests": async (store) => await recentApiUses(store, "openai", { sinceMs: 0, limit: 200 }),
  "spent in a run": async (store) => await committedSpend(store, "runId", "run_1"),
  "estimated in a video": async (store) => await estimatedSpend(store, "videoId", "vid_1"),
  "a spend": async (store) => await getSpend(store, "led_1"),
  "spent since a day": async (store) => await spendsSince(store, "2026-11-24"),
  "spent ever": async (store) => await spendsSince(store, undefined),
  "the dearest bill": async (store) => await dearestBill(store, { providerId: "runway", model: "gen4.5" }),
  "the price of a request": async (store) => await priceUse(store, "led_1"),
  "a bill above the list": async (store) => {
    const reservation = { effectKey: "e", runId: "r", videoId: null, providerId: "fal", amountUsdMicros: 10 };
    const ledgerId = await reserveSpend(store, reservation, { newId: newRandomId, nowMs: 1 });
    await closeSpend(store, ledgerId, { state: "settled", amountUsdMicros: 15 });
  },
  "spent in a day": async (store) => await committedSpend(store, "day", "2026-11-24"),
};

test.each(Object.entries(QUERIES))(
  "%s: found by an index, in order, without a scan",
  async (_name, query) => {
    const statements: string[] = [];
    const file = join(temporaryFolder(), "viral.db");
    const database = new Database(file, {
      verbose: (statement) => {
        statements.push(String(statement));
      },
    });
    const store = await createStore({
      dialect: sqliteDialect(database),
      dialectName: "sqlite",
      tenantId: "local",
      machineId: "m",
      migrate: true,
      place: file,
    });
    statements.length = 0;
    await query(store);
    const plans = statements
      .filter((statement) => /^(select|update)/.test(statement))
      .flatMap(
        (statement) => database.prepare(`explain query plan ${statement}`).all() as { detail: string }[],
      )
      .map(({ detail }) => detail);
    await store.close();
    expect(plans.length).toBeGreaterThan(0);
    // Names what follows; the searches inside are lines of their own.
    for (const detail of plans.filter((one) => !/^CORRELATED SCALAR SUBQUERY \d+$/.test(one))) {
      expect(detail).toMatch(/^SEARCH .* USING .*INDEX/);
    }
  },
);
