import { expect, test } from "vitest";
import { newRandomId } from "../../../src/core/ids.ts";
import {
  describeGeneration,
  describeGenerations,
} from "../../../src/pipeline/answers/describe-generations.ts";
import { insertConcepts } from "../../../src/store/repositories/concepts.ts";
import { plannedVideo, sampleConcept } from "../../support/planned-video.ts";
import { temporaryStore } from "../../support/store.ts";

async function setUp() {
  const store = await temporaryStore();
  const services = { store, newId: newRandomId, clock: { nowMs: () => 86_400_000 } };
  return {
    store,
    first: await plannedVideo(services, { topic: "rivers" }),
    second: await plannedVideo(services),
  };
}

test("generations come newest first, as many as asked for, with their topics and counts", async () => {
  const { store, first, second } = await setUp();
  const { generations } = await describeGenerations(store, 10);
  expect(generations.map(({ id, topic }) => [id, topic])).toEqual([
    [second.generationId, null],
    [first.generationId, "rivers"],
  ]);
  expect(generations[1]).toMatchObject({
    conceptCount: 1,
    videoCount: 1,
    createdAt: "1970-01-02T00:00:00.000Z",
  });
  expect((await describeGenerations(store, 1)).generations).toHaveLength(1);
});

test("one of them shows its concepts, best first, each with its video if it has one", async () => {
  const { store, first } = await setUp();
  const better = sampleConcept({ key: "other", title: "Better", predictedScore: 0.9 });
  await insertConcepts(store, first.generationId, [{ id: "con_better", concept: better }], 1);
  const { concepts } = await describeGeneration(store, first.generationId);
  expect(concepts.map(({ title, videoId }) => [title, videoId])).toEqual([
    ["Better", null],
    ["Most people in Asia", first.videoId],
  ]);
  expect(concepts[1]).toMatchObject({
    hook: "Three giants of Asia, counted",
    format: "countdown",
    predictedScore: 0.7,
  });
});

test("one that is not there is told, with where to look", async () => {
  const { store } = await setUp();
  await expect(describeGeneration(store, "gen_zzz")).rejects.toMatchObject({
    kind: "usage",
    message: expect.stringContaining("gen_zzz"),
    hint: expect.stringContaining("generations list"),
  });
});
