import { expect, test } from "vitest";
import { planRun } from "../../../src/pipeline/runs/plan-run.ts";
import type { ClipMaker } from "../../../src/providers/contracts/clip-maker.ts";
import { listRuns } from "../../../src/store/repositories/runs.ts";
import { sampleBrief } from "../../support/brief.ts";
import { sampleConcept } from "../../support/planned-video.ts";
import { sampleScript } from "../../support/script.ts";
import { temporaryServices } from "../../support/video-services.ts";

test("a plan says what would be made where, and writes nothing down", async () => {
  const services = await temporaryServices();
  const plan = await planRun(sampleBrief({ packs: ["planets"], count: 3, outFolder: "/out" }), services, {});
  expect(plan).toMatchObject({
    schema: "viral.plan/1",
    accounts: ["outbox"],
    outFolder: "/out",
    estimatedUsd: 0,
    budget: "not-needed",
    steps: [
      { step: "concept", by: "offline-writer", estimatedUsd: 0 },
      { step: "script", by: "offline-writer", estimatedUsd: 0 },
      { step: "voice", by: "none", estimatedUsd: 0 },
      { step: "shots", by: "motion", estimatedUsd: 0 },
    ],
  });
  expect(plan.videos).toHaveLength(3);
  expect(new Set(plan.videos.map((video) => video.conceptKey)).size).toBe(3);
  expect(await listRuns(services.store, { limit: 9 })).toEqual([]);
});

test("with a seed it plans the same each time", async () => {
  const services = await temporaryServices();
  const brief = sampleBrief({ packs: ["planets"], seed: "a" });
  expect(await planRun(brief, services, {})).toEqual(await planRun(brief, services, {}));
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
  const plan = await planRun(sampleBrief({ count: 3 }), { ...services, writerFor: () => writer }, {});
  expect(plan).toMatchObject({ estimatedUsd: 0.31, videos: [], budget: "missing" });
  expect(plan.steps.map(({ estimatedUsd }) => estimatedUsd)).toEqual([0.25, 0.06, 0, 0]);
});

test("a concept without a hook shows its title", async () => {
  const services = await temporaryServices();
  const writer = {
    ...services.writerFor(sampleBrief()),
    proposeConcepts: async () => [sampleConcept({ hooks: [] })],
  };
  const plan = await planRun(sampleBrief(), { ...services, writerFor: () => writer }, {});
  expect(plan.videos[0]?.hook).toBe("Most people in Asia");
});

test("shots by a model are estimated by the beats that were really written", async () => {
  const services = { ...(await temporaryServices()), clipVendors: async () => new Map([["runway", RUNWAY]]) };
  const writer = {
    ...services.writerFor(sampleBrief()),
    writeScript: async () =>
      sampleScript({
        beats: sampleScript().beats.map((beat) => ({ ...beat, ...SHOWN, shotPrompt: `A fox in ${beat.id}` })),
      }),
  };
  const brief = sampleBrief({ shots: "ai", count: 2 });
  const plan = await planRun(brief, { ...services, writerFor: () => writer }, {});
  expect(plan.steps[3]).toEqual({
    step: "shots",
    by: "runway/gen4.5",
    estimatedUsd: 2 * 3 * 4 * 0.12,
    note: "6 of 6 shots; tier local: no budget",
  });
  expect(plan.budget).toBe("missing");
});

const RUNWAY = { id: "runway" } as ClipMaker;
const SHOWN = { shotPrompt: "A fox", minDurationMs: 4_000 };

test("AI shots without a key are planned as drawn here, for nothing", async () => {
  const brief = sampleBrief({ shots: "ai", packs: ["planets"] });
  const plan = await planRun(brief, await temporaryServices(), {});
  expect(plan.steps[3]).toMatchObject({ step: "shots", by: "motion", estimatedUsd: 0 });
  expect(plan.steps[3]?.note).toContain("all drawn; tier local: no key");
  expect(plan.budget).toBe("not-needed");
});

test("what the run would refuse is refused, but for its budget", async () => {
  const services = await temporaryServices();
  const named = sampleBrief({ shots: "ai", videoModel: "gen4.5" });
  await expect(planRun(named, services, {})).rejects.toMatchObject({ code: "video-vendor-missing" });
  await expect(planRun(sampleBrief({ shots: "own" }), services, {})).rejects.toMatchObject({
    code: "own-folder-missing",
  });
});
