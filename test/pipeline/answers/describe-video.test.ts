import { expect, test } from "vitest";
import { newRandomId } from "../../../src/core/ids.ts";
import { describeVideo, findVideo } from "../../../src/pipeline/answers/describe-video.ts";
import { insertConcepts } from "../../../src/store/repositories/concepts.ts";
import { recordStep } from "../../../src/store/repositories/job-steps.ts";
import { closeSpend, reserveSpend } from "../../../src/store/repositories/spend-ledger.ts";
import { updateVideo } from "../../../src/store/repositories/videos.ts";
import { plannedVideo, sampleConcept } from "../../support/planned-video.ts";
import { temporaryStore } from "../../support/store.ts";

async function setUp() {
  const store = await temporaryStore();
  return { store, ...(await plannedVideo({ store, newId: newRandomId, clock: { nowMs: () => 1000 } })) };
}

test("a video is found by its id, its job's or its concept's, and by the beginning of each", async () => {
  const { store, videoId, job, conceptId } = await setUp();
  for (const id of [videoId, job.id, conceptId])
    for (const wanted of [id, id.slice(0, 20)]) expect((await findVideo(store, wanted)).id).toBe(videoId);
  expect((await findVideo(store, videoId.slice("vid_".length, 20))).id).toBe(videoId);
});

test("what makes no video says so", async () => {
  const { store, planJobId, generationId } = await setUp();
  await expect(findVideo(store, planJobId)).rejects.toMatchObject({
    kind: "usage",
    code: "video-unknown",
    message: expect.stringContaining("makes no video"),
  });
  await insertConcepts(store, generationId, [{ id: "con_idle", concept: sampleConcept({ key: "idle" }) }], 1);
  await expect(findVideo(store, "con_idle")).rejects.toMatchObject({ code: "video-unknown" });
  await expect(findVideo(store, "vid_zzz")).rejects.toMatchObject({ kind: "usage" });
});

test("it shows what it is and why it should work, from what was really made", async () => {
  const { store, videoId, job } = await setUp();
  const planned = await describeVideo(store, await findVideo(store, videoId));
  expect(planned).toMatchObject({
    format: "countdown",
    theme: "",
    whyItShouldWork: ["people like giants"],
    predictedScore: 0.7,
    warnings: [],
  });
  expect(planned.hooks[0]?.parts).toEqual([{ name: "digits", contribution: 0.2 }]);
  await updateVideo(store, videoId, {
    facts: { themeId: "neon", formatId: "race" },
    durationMs: 20_000,
  });
  const spend = { effectKey: "e", runId: "run_1", videoId, providerId: "fal", amountUsdMicros: 300_000 };
  const ledgerId = await reserveSpend(store, spend, { newId: newRandomId, nowMs: 1 });
  await closeSpend(store, ledgerId, { state: "settled", amountUsdMicros: 250_000 });
  const result = { shots: [], warnings: ["b2: it is drawn"], unpaid: [] };
  await recordStep(store, job.id, { step: "shots", result, elapsedMs: 1, finishedAtMs: 1 });
  const made = await describeVideo(store, await findVideo(store, videoId));
  expect(made).toMatchObject({ format: "race", theme: "neon", durationMs: 20_000 });
  expect(made.warnings).toEqual(["b2: it is drawn"]);
  expect(made).toMatchObject({ costUsd: 0.25, estimatedUsd: 0.3 });
});
