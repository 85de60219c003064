import { sql } from "kysely";
import { expect, test } from "vitest";
import { usdToMicros } from "../../src/core/money.ts";
import { MIGRATION_TABLE } from "../../src/store/migrations/migrate.ts";
import {
  blobsNeededBy,
  blobsOnlyOf,
  forgetBlob,
  getBlob,
  recordBlob,
  releaseBlobs,
} from "../../src/store/repositories/blobs.ts";
import { conceptsOfGeneration, setComparableText } from "../../src/store/repositories/concepts.ts";
import {
  effectsOfJob,
  getEffect,
  insertEffect,
  listEffectsInState,
  updateEffect,
} from "../../src/store/repositories/effects.ts";
import { findByPrefix } from "../../src/store/repositories/find-by-prefix.ts";
import {
  deleteGeneration,
  listGenerations,
  showGeneration,
} from "../../src/store/repositories/generations.ts";
import {
  claimNextJob,
  nextDueMs,
  requeueRunningJobs,
  wakeDueJobs,
} from "../../src/store/repositories/job-queue.ts";
import { finishedSteps, latestResults, recordStep } from "../../src/store/repositories/job-steps.ts";
import {
  countOpenJobs,
  countParkedJobs,
  getJob,
  jobsOfRun,
  listJobs,
  updateJob,
} from "../../src/store/repositories/jobs.ts";
import {
  insertInsight,
  listInsights,
  updateInsight,
} from "../../src/store/repositories/reflexion-insights.ts";
import { getRun, listRuns, setRunStatus } from "../../src/store/repositories/runs.ts";
import {
  insertAdjustment,
  listAdjustments,
  updateAdjustment,
} from "../../src/store/repositories/scoring-adjustments.ts";
import { getScript, insertScript } from "../../src/store/repositories/scripts.ts";
import { insertSocialPost, listPosts, updatePost } from "../../src/store/repositories/social-posts.ts";
import { closeSpend, committedSpend, reserveSpend } from "../../src/store/repositories/spend-ledger.ts";
import { readCache, writeCache } from "../../src/store/repositories/vendor-cache.ts";
import {
  listVideos,
  updateVideo,
  videosOfConcept,
  videosOfRun,
} from "../../src/store/repositories/videos.ts";
import type { Store } from "../../src/store/scope.ts";
import { sampleEffect, storeOneGeneration } from "../support/content.ts";
import { addJobs } from "../support/jobs.ts";
import { socialPost } from "../support/sample-post.ts";
import { sampleScript } from "../support/script.ts";
import { countingIds, temporaryStore } from "../support/store.ts";

const facts = {};
const keptAnswer = (value: number) => ({ providerId: "p", key: "k", value, expiresAtMs: 99 });

/** The same rows under the same ids for every tenant: only the tenant tells them apart. */
async function fill(store: Store): Promise<void> {
  await storeOneGeneration(store);
  await insertScript(store, { id: "scr_1", conceptId: "con_1", script: sampleScript() }, 1);
  await addJobs(store, [
    { label: "ready", runId: "run_2" },
    { label: "later", runId: "run_2", notBeforeMs: 50 },
    { label: "running", runId: "run_2" },
    { label: "parked", runId: "run_2" },
  ]);
  await updateJob(store, "job_000003", { status: "running" }, 2);
  await updateJob(store, "job_000004", { status: "parked" }, 2);
  await recordStep(store, "job_000001", { step: "write", result: 1, elapsedMs: 1, finishedAtMs: 1 });
  await insertEffect(store, sampleEffect("e"));
  await recordBlob(store, { sha256: "ab", sizeBytes: 1, mediaType: "image/png" }, "job_000001", 1);
  await writeCache(store, keptAnswer(1), 1);
  const amountUsdMicros = usdToMicros(1);
  const reservation = { effectKey: "e", runId: "run_1", videoId: null, providerId: "fal", amountUsdMicros };
  await reserveSpend(store, reservation, { newId: countingIds(), nowMs: 1 });
  await insertInsight(store, { id: "ins_1", topic: "t", status: "active", confidence: 1, facts }, 1);
  const adjustment = { feature: "f", insightId: null, weightDelta: 1, status: "active" as const, facts };
  await insertAdjustment(store, { id: "adj_1", ...adjustment }, 1);
  await insertSocialPost(store, socialPost("pst_1", { videoId: "v", accountId: "a", status: "live" }), 1);
}

async function rowsOf(store: Store): Promise<Record<string, unknown>> {
  const { rows: tables } = await sql<{ name: string }>`select name from sqlite_master
    where type = 'table' and name not like ${`${MIGRATION_TABLE}%`} and name <> 'tenants'`.execute(store.db);
  const rows: Record<string, unknown> = {};
  for (const { name } of tables) {
    const found = await sql`select * from ${sql.table(name)} where tenant_id = ${store.tenantId}`.execute(
      store.db,
    );
    rows[name] = found.rows;
  }
  return rows;
}

function tenantOf(store: Store, tenantId: string): Store {
  const transaction: Store["transaction"] = async (work) =>
    await store.transaction(async (scope) => await work({ ...scope, tenantId }));
  return { ...store, tenantId, transaction };
}

const CHANGES: Record<string, (store: Store) => Promise<unknown>> = {
  "a comparable text": async (store) => await setComparableText(store, "con_1", "text"),
  "an effect": async (store) => await updateEffect(store, { key: "e", token: "lse_1" }, { state: "done" }),
  "requeued jobs": async (store) => await requeueRunningJobs(store, 60),
  "woken jobs": async (store) => await wakeDueJobs(store, 60),
  "a claimed job": async (store) => await claimNextJob(store, {}, 60),
  "a job": async (store) => await updateJob(store, "job_000001", { status: "failed" }, 60),
  "a run": async (store) => await setRunStatus(store, "run_000002", "failed", 60),
  "an insight": async (store) => await updateInsight(store, "ins_1", { status: "retired" }, 60),
  "an adjustment": async (store) => await updateAdjustment(store, "adj_1", { status: "retired" }, 60),
  "a post": async (store) => await updatePost(store, "pst_1", { status: "failed" }),
  "a ledger row": async (store) =>
    await closeSpend(store, "led_000001", { state: "released", amountUsdMicros: undefined }),
  "a video": async (store) => await updateVideo(store, "vid_1", { status: "failed" }),
  "a kept answer": async (store) => await writeCache(store, keptAnswer(2), 1),
  "a job's blobs": async (store) => await releaseBlobs(store, "job_000001"),
  "a blob": async (store) => await forgetBlob(store, "ab"),
  "a generation": async (store) => {
    const shown = await showGeneration(store, "gen_1");
    if (!shown) throw new Error("no generation");
    await deleteGeneration(store, shown.generation);
  },
};

test.each(Object.entries(CHANGES))(
  "changing %s of one tenant changes no row of another",
  async (_what, change) => {
    const ours = await temporaryStore();
    const theirs = tenantOf(ours, "theirs");
    await fill(ours);
    await fill(theirs);
    const [oursBefore, theirsBefore] = [await rowsOf(ours), await rowsOf(theirs)];
    await change(ours);
    expect(await rowsOf(ours)).not.toEqual(oursBefore);
    expect(await rowsOf(theirs)).toEqual(theirsBefore);
  },
);

const PAGE = { limit: 9 };
const QUESTIONS: Record<string, (store: Store) => Promise<unknown>> = {
  "the effect": async (store) => (await getEffect(store, "e")) ?? [],
  "a job's effects": async (store) => await effectsOfJob(store, "job_1"),
  "effects in a state": async (store) => await listEffectsInState(store, "intent", 9),
  steps: async (store) => await finishedSteps(store, "job_000001"),
  "latest results": async (store) => await latestResults(store, "write", { limit: 9, exceptJobId: "" }),
  "a kept answer": async (store) => (await readCache(store, { providerId: "p", key: "k" }, 1)) ?? [],
  "the job": async (store) => (await getJob(store, "job_000001")) ?? [],
  jobs: async (store) => (await listJobs(store, PAGE)).jobs,
  "a run's jobs": async (store) => await jobsOfRun(store, "run_2"),
  "open jobs": async (store) => (await countOpenJobs(store, { countMax: 9 })) || [],
  "parked jobs": async (store) => (await countParkedJobs(store, { countMax: 9 })) || [],
  "a time": async (store) => (await nextDueMs(store, {})) ?? [],
  "a claim": async (store) => (await claimNextJob(store, {}, 60)) ?? [],
  runs: async (store) => await listRuns(store, PAGE),
  "the run": async (store) => (await getRun(store, "run_000002")) ?? [],
  generations: async (store) => await listGenerations(store, PAGE),
  concepts: async (store) => await conceptsOfGeneration(store, "gen_1"),
  "the script": async (store) => (await getScript(store, "scr_1")) ?? [],
  videos: async (store) => await listVideos(store, PAGE),
  "a run's videos": async (store) => await videosOfRun(store, "run_000002"),
  "a concept's videos": async (store) => await videosOfConcept(store, "con_2"),
  posts: async (store) => await listPosts(store, PAGE),
  insights: async (store) => await listInsights(store, PAGE),
  adjustments: async (store) => await listAdjustments(store, PAGE),
  "money spent": async (store) => (await committedSpend(store, "runId", "run_1")) || [],
  "the blob": async (store) => (await getBlob(store, "ab")) ?? [],
  "a job's blobs": async (store) => await blobsOnlyOf(store, "job_000001"),
  "needed blobs": async (store) => [...(await blobsNeededBy(store, new Set(["job_000001"])))],
  "an id": async (store) => await findByPrefix(store, "videos", "vid_").catch(() => []),
};

test("whatever one tenant asks, it is told nothing of another's rows", async () => {
  const ours = await temporaryStore();
  await fill(ours);
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    expect(await ask(tenantOf(ours, "theirs")), name).toEqual([]);
    expect(await ask(ours), name).not.toEqual([]);
  }
});
