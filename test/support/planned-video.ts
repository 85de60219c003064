import type { Json } from "../../src/core/json.ts";
import type { Brief } from "../../src/model/brief.ts";
import type { Concept } from "../../src/model/concept.ts";
import { enqueueRun } from "../../src/pipeline/enqueue-run.ts";
import type { StepContext } from "../../src/pipeline/step-table.ts";
import type { VideoServices } from "../../src/pipeline/video-services.ts";
import { insertConcepts } from "../../src/store/repositories/concepts.ts";
import { insertGeneration } from "../../src/store/repositories/generations.ts";
import { getJob, insertJobs, type Job, type NewJob } from "../../src/store/repositories/jobs.ts";
import { insertVideos } from "../../src/store/repositories/videos.ts";
import { sampleBrief } from "./brief.ts";

export function sampleConcept(change: Partial<Concept> = {}): Concept {
  return {
    key: "countries/population/asia/top",
    formatId: "countdown",
    title: "Most people in Asia",
    angle: "size",
    hooks: [
      {
        text: "Three giants of Asia, counted",
        formula: "list",
        score: 0.4,
        parts: [{ name: "digits", contribution: 0.2 }],
      },
    ],
    whyItShouldWork: ["people like giants"],
    predictedScore: 0.7,
    receiptKeys: ["countries:cn:population"],
    recipe: {},
    ...change,
  };
}

type Needed = Pick<VideoServices, "store" | "newId" | "clock">;

/** A job as it is in the store. */
export async function addJob({ store, newId, clock }: Needed, job: NewJob): Promise<Job> {
  const [id = ""] = await insertJobs(store, [job], { newId, nowMs: clock.nowMs() });
  const stored = await getJob(store, id);
  if (!stored) throw new Error("the job was not stored");
  return stored;
}

/** A run that has planned one video: its rows, and the `video` job that makes it. */
export async function plannedVideo(
  services: Needed,
  change: Partial<Brief> = {},
  concept = sampleConcept(),
): Promise<{
  job: Job;
  runId: string;
  briefId: string;
  planJobId: string;
  generationId: string;
  conceptId: string;
  videoId: string;
}> {
  const { store, newId, clock } = services;
  const run = { brief: sampleBrief(change), maxSpendUsdMicros: null, options: {} };
  const { runId, briefId, planJobId } = await enqueueRun(store, run, services);
  const [generationId, conceptId, videoId] = [newId("generation"), newId("concept"), newId("video")];
  const nowMs = clock.nowMs();
  const generation = { id: generationId, runId, briefId, writerId: "test", conceptCount: 1, facts: {} };
  await insertGeneration(store, generation, nowMs);
  await insertConcepts(store, generationId, [{ id: conceptId, concept }], nowMs);
  await insertVideos(
    store,
    [{ id: videoId, runId, conceptId, title: concept.title, status: "waiting" }],
    nowMs,
  );
  const input = { briefId, conceptId, seed: "test/0" };
  const job = await addJob(services, { runId, kind: "video", label: concept.title, videoId, input });
  return { job, runId, briefId, planJobId, generationId, conceptId, videoId };
}

/** What a step gets, with the results of the steps before it. */
export function stepContext(
  job: Job,
  results: Readonly<Record<string, unknown>> = {},
  change: Partial<StepContext> = {},
): StepContext & { warnings: string[] } {
  const warnings: string[] = [];
  return {
    job,
    results: new Map(Object.entries(JSON.parse(JSON.stringify(results)) as Record<string, Json>)),
    signal: new AbortController().signal,
    progress: () => undefined,
    warn: (message) => warnings.push(message),
    budgetLeft: async () => undefined,
    begunParts: async () => new Set(),
    failedParts: async () => new Map(),
    memory: () => ({ read: async () => undefined, write: async () => undefined }),
    effect: () => Promise.reject(new Error("no effect is expected in this test")),
    warnings,
    ...change,
  };
}
