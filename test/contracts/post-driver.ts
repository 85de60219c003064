import { dirname } from "node:path";
import { type AppError, isAppError } from "../../src/core/app-error.ts";
import { newRandomId } from "../../src/core/ids.ts";
import type { EffectSite, EffectTools } from "../../src/pipeline/effect-tools.ts";
import { performEffect } from "../../src/pipeline/effects.ts";
import { NO_FAULTS } from "../../src/pipeline/faults.ts";
import { postPausesMs } from "../../src/pipeline/post/judge-post-failure.ts";
import { publishStep } from "../../src/pipeline/post/publish-step.ts";
import { judgeFailure } from "../../src/pipeline/retry-policy.ts";
import { stepMemory } from "../../src/pipeline/step-memory.ts";
import { Published } from "../../src/pipeline/step-results.ts";
import type { StepContext } from "../../src/pipeline/step-table.ts";
import type { PostNews, Publisher } from "../../src/providers/contracts/publisher.ts";
import type { Job } from "../../src/store/repositories/jobs.ts";
import type { Store } from "../../src/store/scope.ts";
import { Life, type Reaper } from "./mortal-life.ts";
import { JOB_ID, type PostWorld, sealKey, WHERE } from "./post-world.ts";

export type PostEnd =
  /** `notices`: what the last process warned of. */
  | { end: "done"; news: PostNews; handle: string; notices: readonly string[] }
  /** `refused`: its effect was. */
  | { end: "refused" | "parked" | "stopped"; error: AppError };

type LifeEnd = PostEnd | { end: "dead" } | { end: "failed"; error: AppError };

const LIVES_MAX = 60;

export interface EndOptions {
  /** The first one ends a process, then the next one. */
  reapers?: readonly Reaper[];
  /** Takes what the product would wait out for the end. */
  stopsAt?: (error: AppError) => boolean;
}

/** Runs processes one after the other, as the product goes on after each of their ends, until none has anything to do. */
export async function publishToEnd(
  world: PostWorld,
  { reapers = [], stopsAt = () => false }: EndOptions = {},
): Promise<PostEnd> {
  const job = jobOf(world);
  let attemptCount = 0;
  for (let number = 0; number < LIVES_MAX; number += 1) {
    const ended = await oneLife(
      world,
      reapers.find(({ isDone }) => !isDone),
    );
    if (ended.end === "dead") continue;
    if (ended.end !== "failed") return ended;
    const nowMs = world.clock.nowMs();
    const next = judgeFailure(ended.error, { id: JOB_ID, attemptCount }, nowMs, postPausesMs(job));
    if (next.next === "wait" && !stopsAt(ended.error)) {
      attemptCount = next.attemptCount;
      world.pass(Math.max(0, next.untilMs - nowMs));
    } else if (next.next === "stop" && next.status === "parked") {
      return { end: "parked", error: ended.error };
    } else {
      const isRefused = (await world.row())?.state === "refused";
      return { end: isRefused ? "refused" : "stopped", error: ended.error };
    }
  }
  throw new Error(`No end after ${LIVES_MAX} processes; it was said: ${JSON.stringify(world.said)}`);
}

let lifeCount = 0;

/** One process, from the beginning of the product's step to wherever it comes. */
export async function oneLife(world: PostWorld, reaper?: Reaper): Promise<LifeEnd> {
  const life = new Life(reaper);
  try {
    return await publish(world, life);
  } catch (error) {
    if (life.isDead) return { end: "dead" };
    if (!isAppError(error)) throw error;
    return { end: "failed", error };
  }
}

async function publish(world: PostWorld, life: Life): Promise<PostEnd> {
  const tools = toolsOf(world, life, await world.store());
  const job = jobOf(world);
  const { signal } = new AbortController();
  const site: EffectSite = {
    jobId: job.id,
    runId: job.runId,
    videoId: job.videoId,
    stepId: "publish",
    where: WHERE,
    limits: {},
    signal,
  };
  const notices: string[] = [];
  let handle = "";
  const context: StepContext = {
    job,
    results: new Map(),
    signal,
    progress: (done, total) => world.progress?.(done, total),
    warn: (message) => void notices.push(message),
    async effect(request) {
      const done = await performEffect(tools, site, request);
      handle = done.handle;
      return done;
    },
    begunParts: unexpected,
    failedParts: unexpected,
    memory: (part) => stepMemory(tools, `${job.id}/publish/${part}`, WHERE),
    budgetLeft: unexpected,
  };
  const publisher = listenTo(world.open(life.fetch), world.said);
  const step = publishStep({
    clock: world.clock,
    publisher: () => publisher,
    accountPublisher: async () => publisher,
  });
  const kept = Published.parse((await step.run(context)).result);
  const news = world.said.at(-1);
  if (news?.state !== kept.state)
    throw new Error(`It was ${news?.state} at last, and is kept as ${kept.state}.`);
  return { end: "done", news, handle, notices };
}

function toolsOf({ clock, pass }: PostWorld, life: Life, store: Store): EffectTools {
  lifeCount += 1;
  const owner = `host|${lifeCount}`;
  return {
    store: life.storeOf(store),
    clock,
    newId: newRandomId,
    newToken: () => newRandomId("lease"),
    owner,
    // Processes follow each other.
    isOwnerDead: (other) => other !== owner,
    sealKey,
    faults: NO_FAULTS,
    async wait(delayMs) {
      life.live();
      pass(delayMs);
    },
  };
}

const unexpected = async (): Promise<never> => {
  throw new Error("The publish step does not ask for that.");
};

const listenTo = (publisher: Publisher, said: PostNews[]): Publisher => ({
  ...publisher,
  async status(handle, request) {
    const news = await publisher.status(handle, request);
    said.push(news);
    return news;
  },
});

function jobOf({ order }: PostWorld): Job {
  return {
    id: JOB_ID,
    runId: "run_1",
    videoId: order.videoId,
    kind: "post",
    label: "a post",
    status: "running",
    priority: 0,
    notBeforeMs: 0,
    waitingFor: null,
    attemptCount: 0,
    error: null,
    rowVersion: 1,
    createdAtMs: 0,
    updatedAtMs: 0,
    input: {
      platform: order.platform,
      account: order.accountId,
      folder: dirname(order.file),
      outFolder: "",
      videoJobId: "job_0",
      order,
      postId: "post_1",
    },
  };
}
