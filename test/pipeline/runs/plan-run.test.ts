import { expect, test } from "vitest";
import { planRun } from "../../../src/pipeline/runs/plan-run.ts";
import { listRuns } from "../../../src/store/repositories/runs.ts";
import { sampleBrief } from "../../support/brief.ts";
import { sampleConcept } from "../../support/planned-video.ts";
import { temporaryServices } from "../../support/video-services.ts";

test("a plan says what would be made where, and writes nothing down", async () => {
  const services = await temporaryServices();
  const plan = await planRun(sampleBrief({ packs: ["planets"], count: 3, outFolder: "/out" }), services);
  expect(plan).toMatchObject({
    schema: "viral.plan/1",
    accounts: ["outbox"],
    outFolder: "/out",
    estimatedUsd: 0,
  });
  expect(plan.videos).toHaveLength(3);
  expect(new Set(plan.videos.map((video) => video.conceptKey)).size).toBe(3);
  expect(await listRuns(services.store, { limit: 9 })).toEqual([]);
});

test("with a seed it plans the same each time", async () => {
  const services = await temporaryServices();
  const brief = sampleBrief({ packs: ["planets"], seed: "a" });
  expect(await planRun(brief, services)).toEqual(await planRun(brief, services));
});

test("a paid writer's price is told, for the concepts and each script, and it is not asked", async () => {
  const services = await temporaryServices();
  const writer = {
    ...services.writerFor(sampleBrief()),
    isEmbedded: false,
    estimateUsdMicros: () => ({ concepts: 250_000, script: 20_000 }),
    proposeConcepts: async () => {
      throw new Error("asked");
    },
  };
  const plan = await planRun(sampleBrief({ count: 3 }), { ...services, writerFor: () => writer });
  expect(plan).toMatchObject({ estimatedUsd: 0.31, videos: [] });
});

test("a concept without a hook shows its title", async () => {
  const services = await temporaryServices();
  const writer = {
    ...services.writerFor(sampleBrief()),
    proposeConcepts: async () => [sampleConcept({ hooks: [] })],
  };
  const plan = await planRun(sampleBrief(), { ...services, writerFor: () => writer });
  expect(plan.videos[0]?.hook).toBe("Most people in Asia");
});
