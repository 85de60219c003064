import { expect, it } from "vitest";
import { aiSource } from "../../../../src/pipeline/shots/ai/ai-source.ts";
import type { ClipMaker, ClipOrder } from "../../../../src/providers/contracts/clip-maker.ts";
import type { EffectRequest } from "../../../../src/providers/contracts/effect.ts";
import { sampleBrief } from "../../../support/brief.ts";
import { madeClip } from "../../../support/made-clips.ts";
import { sampleScript } from "../../../support/script.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { temporaryServices } from "../../../support/video-services.ts";

async function provide(brief: object, left: number | undefined, begun: readonly string[] = []) {
  const orders: ClipOrder[] = [];
  const maker: ClipMaker = {
    id: "runway",
    request: (order) => {
      orders.push(order);
      return { part: order.part } as EffectRequest;
    },
  };
  const services = { ...(await temporaryServices()), clipVendors: async () => new Map([["runway", maker]]) };
  const script = sampleScript();
  const [first] = script.beats;
  const beat = { ...(first as NonNullable<typeof first>), shotPrompt: "A fox", minDurationMs: 4000 };
  const file = await madeClip("good");
  const step = {
    job: { id: "job_1" } as never,
    budgetLeft: async () => left,
    begunParts: async () => new Set(begun),
    effect: async () => ({
      key: "k",
      handle: "h",
      result: { kind: "video", sha256: "a", file, mediaType: "video/mp4" },
    }),
  };
  const source = aiSource(services, step, { brief: sampleBrief(brief), script });
  const answer = await source.provide({
    beats: [beat],
    durationMsByBeat: new Map(),
    workFolder: temporaryFolder(),
    seed: "s",
    signal: AbortSignal.timeout(30_000),
  });
  return { ...answer, orders };
}

it("orders of the vendors whose key is here, within what is left", async () => {
  const { shots, orders } = await provide({}, 5_000_000);
  expect(shots.get("b1")).toMatchObject({ provenance: { providerId: "runway" } });
  expect(orders[0]).toMatchObject({ model: "gen4.5", seed: expect.any(Number) });
  const poor = await provide({}, 100_000);
  expect([poor.shots.size, poor.orders.length]).toEqual([0, 0]);
  expect(poor.warnings).toEqual(["b1: no model can make this shot, it is drawn"]);
});

it("asks nobody in a run of the tier local, and draws what was to be filmed", async () => {
  const { shots, orders, warnings } = await provide({ shots: "ai", localBecause: "no key" }, 5_000_000);
  expect(orders).toEqual([]);
  expect(shots.get("b1")).toMatchObject({
    kind: "drawn",
    provenance: { note: "tier local, no key: drawn in place of AI video" },
  });
  expect(warnings).toHaveLength(1);
});

it("finishes what was begun before a crash, though nothing is left for anything new", async () => {
  const { shots, orders } = await provide({}, 0, ["b1.runway:veo3.1_fast"]);
  expect(orders.map(({ model }) => model)).toEqual(["veo3.1_fast"]);
  expect(shots.size).toBe(1);
});

it("orders the model that was asked for, and none that is gone", async () => {
  const { orders } = await provide({ videoModel: "seedance2_mini" }, 5_000_000);
  expect(orders[0]?.model).toBe("seedance2_mini");
  await expect(provide({ videoModel: "sora-2" }, 5_000_000)).rejects.toMatchObject({ code: "model-retired" });
});
