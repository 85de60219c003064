import { expect, it } from "vitest";
import { aiSource } from "../../../../src/pipeline/shots/ai/ai-source.ts";
import type { ClipMaker, ClipOrder } from "../../../../src/providers/contracts/clip-maker.ts";
import type { EffectRequest } from "../../../../src/providers/contracts/effect.ts";
import { sampleBrief } from "../../../support/brief.ts";
import { madeClip } from "../../../support/made-clips.ts";
import { sampleScript } from "../../../support/script.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { temporaryServices } from "../../../support/video-services.ts";

async function provide(
  brief: object,
  left: number | undefined,
  begun: readonly string[] = [],
  { vendor = "runway", nowMs = Date.UTC(2026, 10, 29) } = {},
) {
  const orders: ClipOrder[] = [];
  const maker: ClipMaker = {
    id: vendor,
    request: (order) => {
      orders.push(order);
      return { part: order.part } as EffectRequest;
    },
  };
  const services = {
    ...(await temporaryServices()),
    clock: { nowMs: () => nowMs },
    clipVendors: async () => new Map(vendor === "" ? [] : [[vendor, maker]]),
  };
  const script = sampleScript();
  const [first] = script.beats;
  const beat = { ...(first as NonNullable<typeof first>), shotPrompt: "A fox", minDurationMs: 4000 };
  const file = await madeClip("good");
  const step = {
    job: { id: "job_1", attemptCount: 0 } as never,
    failedParts: async () => new Map<string, string>(),
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
});

it("makes no video of drawings for want of money: that is for a person to mend", async () => {
  await expect(provide({}, 100_000)).rejects.toMatchObject({ kind: "quota", code: "budget-exceeded" });
  await expect(provide({}, undefined)).rejects.toMatchObject({ kind: "config", code: "budget-missing" });
});

it("asks for a key that went after the run began, unless something is to be finished", async () => {
  const gone = provide({}, 5_000_000, [], { vendor: "" });
  await expect(gone).rejects.toMatchObject({ kind: "config", code: "video-vendor-missing" });
  const begun = provide({}, 5_000_000, ["b1.runway:gen4.5"], { vendor: "" });
  await expect(begun).rejects.toMatchObject({ kind: "waiting", code: "clip-waits" });
});

it("finishes a clip of a model that was shut down meanwhile", async () => {
  const gone = { videoModel: "gemini/veo-3.1-generate-preview" };
  const vendor = { vendor: "gemini" };
  await expect(provide(gone, 5_000_000, [], vendor)).rejects.toMatchObject({ code: "model-retired" });
  const part = "b1.gemini:veo-3.1-generate-preview";
  const { shots, orders } = await provide(gone, 5_000_000, [part], vendor);
  expect([shots.size, ...orders.map((order) => order.part)]).toEqual([1, part]);
  const other = await provide(gone, 5_000_000, [part.replace("b1", "b2")], vendor);
  expect(other.orders).toEqual([]);
  expect(other.tried?.get("b1")).toEqual([
    { by: "gemini/veo-3.1-generate-preview", why: "retired on 2026-10-22" },
  ]);
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
