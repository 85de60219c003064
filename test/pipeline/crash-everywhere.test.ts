import { join } from "node:path";
import { expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { newRandomId } from "../../src/core/ids.ts";
import { createRandom } from "../../src/core/random.ts";
import { enqueueRun } from "../../src/pipeline/enqueue-run.ts";
import type { FaultPoint } from "../../src/pipeline/faults.ts";
import { runUntilIdle } from "../../src/pipeline/runner.ts";
import { openStore } from "../../src/store/open-store.ts";
import { finishedSteps } from "../../src/store/repositories/job-steps.ts";
import { jobsOfRun } from "../../src/store/repositories/jobs.ts";
import { committedSpend } from "../../src/store/repositories/spend-ledger.ts";
import { takeRunLock } from "../../src/store/run-lock.ts";
import type { Store } from "../../src/store/scope.ts";
import { sampleBrief } from "../support/brief.ts";
import { temporaryFolder, temporaryStore } from "../support/store.ts";
import { toyJobs } from "../support/toy/toy-jobs.ts";
import { toyVendor } from "../support/toy/toy-vendor.ts";

const VIDEO_COUNT = 2;

/** A process that stands still for ever at the n-th fault point; its connection closes with all that is in flight. */
async function liveUntil(folder: string, crashAt: number): Promise<{ hits: string[]; isDead: boolean }> {
  const lock = takeRunLock(join(folder, "home"), { pid: process.pid, startedAtMs: 0, command: "test" });
  const store = await openStore({ homeFolder: join(folder, "home") });
  const hits: string[] = [];
  let die: () => void = () => undefined;
  const death = new Promise<"dead">((resolve) => {
    die = () => resolve("dead");
  });
  const life = runUntilIdle(
    {
      store,
      lock,
      clock: systemClock,
      newId: newRandomId,
      emit: () => undefined,
      signal: new AbortController().signal,
      jobs: toyJobs(folder, newRandomId("lease"), VIDEO_COUNT),
      places: { jobs: 3, compute: 1 },
      limits: {},
      sealKey: async () => Buffer.alloc(32, 1),
      reportBug: () => undefined,
      isOwnerDead: () => true,
      faults: {
        hit(point: FaultPoint, where: string): void | Promise<void> {
          hits.push(`${point}@${where}`);
          if (hits.length < crashAt) return undefined;
          die();
          return new Promise<void>(() => undefined);
        },
      },
    },
    {},
  );
  const end = await Promise.race([life, death]);
  life.catch(() => undefined);
  await store.close();
  lock.release();
  return { hits, isDead: end === "dead" };
}

async function begin(folder: string): Promise<{ store: Store; runId: string }> {
  const store = await temporaryStore(join(folder, "home"));
  const run = { brief: sampleBrief(), maxSpendUsdMicros: 1_000_000, options: {} };
  const { runId } = await enqueueRun(store, run, { newId: newRandomId, clock: systemClock });
  return { store, runId };
}

async function expectAllDoneOnce(store: Store, runId: string, folder: string): Promise<void> {
  const jobs = await jobsOfRun(store, runId);
  expect(jobs.map(({ kind, status }) => `${kind} ${status}`).sort()).toEqual(
    ["plan done", "post done", "post done", "video done", "video done"].sort(),
  );
  for (const job of jobs) {
    expect(await finishedSteps(store, job.id)).toHaveLength({ plan: 1, video: 4, post: 1 }[job.kind]);
  }
  const bought = toyVendor(join(folder, "vendor"), "spends").acceptedKeys();
  const posted = toyVendor(join(folder, "vendor"), "publishes").acceptedKeys();
  expect([bought.length, new Set(bought).size]).toEqual([2 * VIDEO_COUNT, 2 * VIDEO_COUNT]);
  expect([posted.length, new Set(posted).size]).toEqual([VIDEO_COUNT, VIDEO_COUNT]);
  expect(await committedSpend(store, "runId", runId)).toBe(9_000 * 2 * VIDEO_COUNT);
}

test("a crash at any one moment loses nothing and repeats nothing", async () => {
  const measureFolder = temporaryFolder();
  const measured = await begin(measureFolder);
  const { hits } = await liveUntil(measureFolder, Number.POSITIVE_INFINITY);
  await expectAllDoneOnce(measured.store, measured.runId, measureFolder);
  expect(hits.length).toBeGreaterThan(60);
  for (let crashAt = 1; crashAt <= hits.length; crashAt += 1) {
    const folder = temporaryFolder();
    const { store, runId } = await begin(folder);
    expect((await liveUntil(folder, crashAt)).isDead).toBe(true);
    expect((await liveUntil(folder, Number.POSITIVE_INFINITY)).isDead).toBe(false);
    await expectAllDoneOnce(store, runId, folder);
  }
}, 60_000);

test("a run that crashes again and again still ends, with everything done once", async () => {
  const random = createRandom("again and again");
  const folder = temporaryFolder();
  const { store, runId } = await begin(folder);
  let deaths = 0;
  while ((await liveUntil(folder, 1 + random.integer(25))).isDead) {
    deaths += 1;
    expect(deaths).toBeLessThan(1_000);
  }
  expect(deaths).toBeGreaterThan(4);
  await expectAllDoneOnce(store, runId, folder);
}, 60_000);
