import { expect, test } from "vitest";
import type { Concept } from "../../../src/model/concept.ts";
import { getConcept, insertConcepts, setComparableText } from "../../../src/store/repositories/concepts.ts";
import { findByPrefix } from "../../../src/store/repositories/find-by-prefix.ts";
import {
  deleteGeneration,
  insertGeneration,
  listGenerations,
  showGeneration,
} from "../../../src/store/repositories/generations.ts";
import { insertJobs, updateJob } from "../../../src/store/repositories/jobs.ts";
import { pastVideos } from "../../../src/store/repositories/past-videos.ts";
import { getBrief, getRun, insertRun, listRuns, setRunStatus } from "../../../src/store/repositories/runs.ts";
import {
  getVideo,
  insertVideos,
  listVideos,
  updateVideo,
  videosOfConcept,
  videosOfRun,
} from "../../../src/store/repositories/videos.ts";
import type { Store } from "../../../src/store/scope.ts";
import { sampleBrief } from "../../support/brief.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { countingIds } from "../../support/store.ts";

function concept(key: string, predictedScore: number): Concept {
  return {
    key,
    formatId: "countdown",
    title: `About ${key}`,
    angle: "",
    hooks: [{ text: "Hook", formula: "f", score: 0, parts: [] }],
    whyItShouldWork: [],
    predictedScore,
    receiptKeys: [`${key}:1`],
    recipe: {},
  };
}

async function oneGeneration(store: Store): Promise<{ runId: string }> {
  const tools = { newId: countingIds(), nowMs: 7 };
  const brief = sampleBrief({ topic: "rivers ';--", count: 2 });
  const { runId, briefId } = await insertRun(
    store,
    { brief, maxSpendUsdMicros: 5, options: { a: 1 } },
    tools,
  );
  await insertGeneration(
    store,
    { id: "gen_1", runId, briefId, writerId: "offline", conceptCount: 2, facts: { seed: "s" } },
    7,
  );
  await insertConcepts(
    store,
    "gen_1",
    [
      { id: "con_1", concept: concept("a", 0.1) },
      { id: "con_2", concept: concept("b", 0.9) },
    ],
    7,
  );
  await insertVideos(
    store,
    [{ id: "vid_1", runId, conceptId: "con_2", title: "About b", status: "waiting" }],
    7,
  );
  return { runId };
}

describeEachStore("content", (fresh) => {
  test("a run keeps its brief, budget and options", async () => {
    const store = await fresh();
    const { runId } = await oneGeneration(store);
    const run = await getRun(store, runId);
    expect(run).toMatchObject({ status: "running", videoCount: 2, maxSpendUsdMicros: 5, options: { a: 1 } });
    expect(await getBrief(store, run?.briefId ?? "")).toEqual(
      sampleBrief({ topic: "rivers ';--", count: 2 }),
    );
    await setRunStatus(store, runId, "completed", 99);
    expect(await listRuns(store, { limit: 5 })).toMatchObject([
      { status: "completed", finishedAtMs: 99, rowVersion: 2 },
    ]);
  });

  test("a generation shows its concepts, best first", async () => {
    const store = await fresh();
    await oneGeneration(store);
    const shown = await showGeneration(store, "gen_1");
    expect(shown?.generation.facts).toEqual({ seed: "s" });
    expect(shown?.concepts.map(({ id }) => id)).toEqual(["con_2", "con_1"]);
    expect(await showGeneration(store, "gen_9")).toBeUndefined();
    expect(await listGenerations(store, { limit: 5, before: "gen_1" })).toEqual([]);
  });

  test("deleting a generation keeps what videos were about, and waits for unfinished jobs", async () => {
    const store = await fresh();
    const { runId } = await oneGeneration(store);
    const tools = { newId: countingIds(), nowMs: 0 };
    const [jobId = ""] = await insertJobs(store, [{ runId, kind: "plan", label: "plan" }], tools);
    const [generation] = await listGenerations(store, { limit: 1 });
    if (!generation) throw new Error("no generation");
    await expect(deleteGeneration(store, generation)).rejects.toMatchObject({ code: "generation-in-use" });
    await updateJob(store, jobId, { status: "done" }, 1);
    await store.transaction(async (scope) => await deleteGeneration(scope, generation));
    expect(await showGeneration(store, "gen_1")).toBeUndefined();
    expect(await getConcept(store, "con_1")).toBeUndefined();
    expect((await getConcept(store, "con_2"))?.concept.key).toBe("b");
  });

  test("the history is newest first and carries what was said", async () => {
    const store = await fresh();
    await oneGeneration(store);
    await setComparableText(store, "con_1", "the longest river");
    expect(await pastVideos(store, 10)).toEqual([
      { conceptKey: "b", formatId: "countdown", receiptKeys: ["b:1"], text: "" },
      { conceptKey: "a", formatId: "countdown", receiptKeys: ["a:1"], text: "the longest river" },
    ]);
  });

  test("a video is changed field by field and found by run, concept and status", async () => {
    const store = await fresh();
    const { runId } = await oneGeneration(store);
    const check = { id: "loudness", status: "passed" as const, measured: -14, limit: -14, unit: "LUFS" };
    await updateVideo(store, "vid_1", {
      status: "ready",
      file: "/v.mp4",
      checks: [check],
      facts: { hook: "h" },
    });
    const video = await getVideo(store, "vid_1");
    expect(video).toMatchObject({ title: "About b", file: "/v.mp4", checks: [check], facts: { hook: "h" } });
    expect(await videosOfRun(store, runId)).toEqual([video]);
    expect(await videosOfConcept(store, "con_2")).toEqual([video]);
    expect(await listVideos(store, { limit: 3, status: "ready" })).toEqual([video]);
    expect(await listVideos(store, { limit: 3, status: "failed" })).toEqual([]);
  });

  test("a unique prefix names a row; none or several are usage errors that say so", async () => {
    const store = await fresh();
    await oneGeneration(store);
    expect(await findByPrefix(store, "videos", "vid", "video")).toBe("vid_1");
    await expect(findByPrefix(store, "concepts", "con_", "concept")).rejects.toMatchObject({
      kind: "usage",
      code: "id-ambiguous",
    });
    await expect(findByPrefix(store, "videos", "vid_2", "video")).rejects.toMatchObject({
      code: "id-unknown",
    });
  });
});
