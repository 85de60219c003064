import { describe, expect, test } from "vitest";
import type { Brief } from "../../../src/model/brief.ts";
import { conceptStep, historyFor } from "../../../src/pipeline/concept/concept-step.ts";
import { enqueueRun } from "../../../src/pipeline/enqueue-run.ts";
import type { StepDone } from "../../../src/pipeline/step-table.ts";
import type { VideoServices } from "../../../src/pipeline/video-services.ts";
import type { ConceptRequest } from "../../../src/providers/contracts/writer.ts";
import { getConcept } from "../../../src/store/repositories/concepts.ts";
import { listGenerations } from "../../../src/store/repositories/generations.ts";
import { getJob } from "../../../src/store/repositories/jobs.ts";
import { insertInsight } from "../../../src/store/repositories/reflexion-insights.ts";
import { listCritiques } from "../../../src/store/repositories/self-critiques.ts";
import { updateVideo, videosOfRun } from "../../../src/store/repositories/videos.ts";
import { sampleBrief } from "../../support/brief.ts";
import { addJob, plannedVideo, sampleConcept, stepContext } from "../../support/planned-video.ts";
import { temporaryServices } from "../../support/video-services.ts";

/** A writer whose scripts cost money is taken at its word: its scripts are checked when they are finished. */
async function servicesThatThinkOf(keys: readonly string[]) {
  const services = await temporaryServices();
  const asked: ConceptRequest[] = [];
  const writer = {
    ...services.writerFor(sampleBrief()),
    id: "thinker",
    isEmbedded: false,
    estimateUsdMicros: () => ({ concepts: 1, script: 0 }),
    proposeConcepts: async (request: ConceptRequest) => {
      asked.push(request);
      return keys.map((key) => sampleConcept({ key, title: `About ${key}` }));
    },
  };
  return { services: { ...services, writerFor: () => writer }, asked };
}

async function plan(services: VideoServices, change: Partial<Brief> = {}, replaces?: object) {
  const run = { brief: sampleBrief(change), maxSpendUsdMicros: null, options: {}, priority: 3 };
  const { runId, briefId, planJobId } = await enqueueRun(services.store, run, services);
  const input = { briefId, replaces };
  const job = replaces
    ? await addJob(services, { runId, kind: "plan", label: "again", priority: 3, input })
    : await getJob(services.store, planJobId);
  if (!job) throw new Error("no plan job");
  const context = stepContext(job);
  const think = async (): Promise<StepDone> => await conceptStep(services).run(context);
  return { think, runId, briefId, warnings: context.warnings };
}

describe("a plan", () => {
  test("adds a video job for each concept, with the seed that its script was checked with", async () => {
    const { services } = await servicesThatThinkOf(["a", "b"]);
    const { think, runId, briefId, warnings } = await plan(services, { count: 2 });
    const { result, enqueue = [] } = await think();
    const { videoIds } = result as { videoIds: string[] };
    expect(enqueue).toMatchObject(
      ["a", "b"].map((key, index) => ({
        runId,
        kind: "video",
        label: `About ${key}`,
        videoId: videoIds[index],
        priority: 3,
        input: { briefId, seed: `${runId}/${index}`, round: 0 },
      })),
    );
    expect(new Set(videoIds).size).toBe(2);
    expect(warnings).toEqual([]);
  });

  test("writes its generation, its concepts and the videos they wait for, and not before the step ends", async () => {
    const { services } = await servicesThatThinkOf(["a", "b"]);
    const { think, runId, briefId } = await plan(services, { count: 2 });
    const done = await think();
    expect(await listGenerations(services.store, { limit: 9 })).toEqual([]);
    await done.rows?.(services.store);
    const { generationId, videoIds } = done.result as { generationId: string; videoIds: string[] };
    expect(await listGenerations(services.store, { limit: 9 })).toMatchObject([
      { id: generationId, runId, briefId, writerId: "thinker", conceptCount: 2, facts: { seed: runId } },
    ]);
    const videos = await videosOfRun(services.store, runId);
    expect(videos).toMatchObject(
      videoIds.map((id, index) => ({ id, status: "waiting", title: `About ${"ab"[index]}` })),
    );
    for (const [index, { input }] of (done.enqueue ?? []).entries()) {
      const { conceptId } = input as { conceptId: string };
      expect(videos[index]?.conceptId).toBe(conceptId);
      expect(await getConcept(services.store, conceptId)).toMatchObject({
        generationId,
        concept: { key: "ab"[index] },
      });
    }
  });

  test("keeps what the critic said of those that are made, and what else was thought of", async () => {
    const { services } = await servicesThatThinkOf([]);
    const critique = {
      by: "toy/m1",
      prompt: "critique@1",
      score: 0.7,
      parts: [{ name: "hook", score: 0.9 }],
      note: "weak end",
    };
    const thought = ["a", "b", "c"].map((key) => sampleConcept({ key, title: `About ${key}`, critique }));
    const writer = { ...services.writerFor(), proposeConcepts: async () => thought };
    const { think } = await plan({ ...services, writerFor: () => writer }, { count: 1 });
    const done = await think();
    expect(done.enqueue).toHaveLength(1);
    await done.rows?.(services.store);
    const [generation] = await listGenerations(services.store, { limit: 9 });
    expect(generation).toMatchObject({
      conceptCount: 1,
      facts: {
        considered: [
          { title: "About b", critique },
          { title: "About c", critique },
        ],
      },
    });
    const critiques = await listCritiques(services.store, { limit: 9 });
    expect(critiques).toMatchObject([
      { subjectKind: "concept", score: 0.7, facts: { by: "toy/m1", prompt: "critique@1", note: "weak end" } },
    ]);
  });

  test("is told what was learned and still holds", async () => {
    const { services, asked } = await servicesThatThinkOf(["a"]);
    const insight = { topic: "hook", confidence: 0.8, facts: { claim: "Questions hold longer" } };
    await insertInsight(services.store, { id: "ins_1", ...insight, status: "active" }, 1);
    await insertInsight(services.store, { id: "ins_2", ...insight, status: "retired" }, 2);
    const { think } = await plan(services);
    await think();
    expect(asked[0]?.insights).toEqual(["Questions hold longer"]);
  });

  test("is thought of anew in every run, knowing what was made before", async () => {
    const { services, asked } = await servicesThatThinkOf(["a"]);
    await plannedVideo(services, {}, sampleConcept({ key: "earlier" }));
    const { think, runId } = await plan(services);
    await think();
    expect(asked).toMatchObject([{ seed: runId, history: [{ conceptKey: "earlier" }] }]);
  });

  test("with a seed is the same again, whatever was made before, and says so", async () => {
    const { services, asked } = await servicesThatThinkOf(["a"]);
    await plannedVideo(services, {}, sampleConcept({ key: "earlier" }));
    const { think, warnings } = await plan(services, { seed: "mine" });
    const { enqueue } = await think();
    expect(asked).toMatchObject([{ seed: "mine", history: [] }]);
    expect(enqueue).toMatchObject([{ input: { seed: "mine/0" } }]);
    expect(warnings).toEqual(["--seed mine: the history of earlier videos is not looked at"]);
  });

  test("in place of a rejected video is one concept with a seed of its own", async () => {
    const { services, asked } = await servicesThatThinkOf(["a", "b"]);
    const replaces = { videoJobId: "job_1", seed: "old/1", round: 2 };
    const { think, warnings } = await plan(services, { count: 5 }, replaces);
    const { enqueue } = await think();
    expect(asked).toMatchObject([{ seed: "old/1/again" }]);
    expect(enqueue).toMatchObject([{ input: { seed: "old/1/again/0", round: 2 } }]);
    expect(enqueue).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  test("that finds fewer than were wanted makes those, and says so", async () => {
    const { services } = await servicesThatThinkOf(["a", "b"]);
    const { think, warnings } = await plan(services, { count: 3 });
    expect((await think()).enqueue).toHaveLength(2);
    expect(warnings).toEqual(["only 2 of 3 concepts were found that are new"]);
  });

  test.each([
    ["rivers", 'No concept is left that was not made before about "rivers".'],
    [undefined, "No concept is left that was not made before."],
  ])("that finds nothing ends, and says what may help: %s", async (topic, message) => {
    const { services } = await servicesThatThinkOf([]);
    const { think } = await plan(services, topic === undefined ? {} : { topic });
    await expect(think()).rejects.toMatchObject({
      kind: "config",
      code: "concepts-exhausted",
      message,
      hint: expect.stringContaining("--seed"),
    });
  });

  test("of the embedded writer finds concepts that stand up, with the scorer's critique of each", async () => {
    const services = await temporaryServices();
    const { think } = await plan(services, { packs: ["planets"], count: 2 });
    const done = await think();
    expect(new Set((done.enqueue ?? []).map(({ label }) => label)).size).toBe(2);
    await done.rows?.(services.store);
    const critiques = await listCritiques(services.store, { limit: 9 });
    expect(critiques).toHaveLength(2);
    for (const { score, facts } of critiques) {
      expect(score).toBeGreaterThan(0);
      expect(facts).toMatchObject({ by: expect.stringMatching(/^hook-weights@/) });
    }
  });
});

describe("the history", () => {
  test("is what was made before, without what was rejected in other runs", async () => {
    const { services } = await servicesThatThinkOf([]);
    const made = await plannedVideo(services, {}, sampleConcept({ key: "made" }));
    const rejected = await plannedVideo(services, {}, sampleConcept({ key: "rejected" }));
    await updateVideo(services.store, rejected.videoId, { status: "rejected" });
    const keys = async (brief: Brief, runId: string) =>
      (await historyFor(brief, services, runId)).map(({ conceptKey }) => conceptKey);
    expect(await keys(sampleBrief(), made.runId)).toEqual(["made"]);
    expect(await keys(sampleBrief(), rejected.runId)).toEqual(["rejected", "made"]);
    expect(await keys(sampleBrief({ seed: "a" }), made.runId)).toEqual([]);
  });
});
