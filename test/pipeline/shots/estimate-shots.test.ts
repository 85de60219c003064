import { expect, test } from "vitest";
import { estimateShots } from "../../../src/pipeline/shots/estimate-shots.ts";
import type { ClipMaker } from "../../../src/providers/contracts/clip-maker.ts";
import { sampleBrief } from "../../support/brief.ts";
import { sampleScript } from "../../support/script.ts";
import { temporaryServices } from "../../support/video-services.ts";

const word = { show: "river", say: "river" };

async function estimate(beats: object[], brief: object = {}) {
  const services = {
    ...(await temporaryServices()),
    clock: { nowMs: () => Date.UTC(2026, 10, 29) },
    clipVendors: async () => new Map([["runway", { id: "runway" } as ClipMaker]]),
  };
  const [first] = sampleScript().beats;
  const script = sampleScript({
    beats: beats.map((beat) => ({ ...(first as NonNullable<typeof first>), ...beat })),
  });
  return await estimateShots(
    {
      brief: sampleBrief({ shots: "ai", ...brief }),
      scripts: [script],
      perVideoUsdMicros: undefined,
      inAllUsdMicros: undefined,
    },
    services,
  );
}

const shown = { shotPrompt: "A fox" };
const shownToo = { shotPrompt: "An owl" };

test("a shot is as long as its words are spoken, or as it must be shown at least", async () => {
  const { usdMicros, boughtCount, shotCount, isShort } = await estimate([
    { ...shownToo, narration: Array.from({ length: 10 }, () => word), pauseAfterMs: 500 },
    { ...shown, narration: [word], minDurationMs: 3_000 },
    { shotPrompt: " " },
  ]);
  expect(usdMicros).toBe((5 + 3) * 120_000);
  expect([boughtCount, shotCount, isShort]).toEqual([2, 3, false]);
});

test("the tier and the model that are asked for are heeded; what no model can make is drawn", async () => {
  const beats = [{ ...shown, minDurationMs: 4_000 }];
  expect((await estimate(beats, { tier: "economy" })).models).toEqual(["runway/seedance2_mini"]);
  expect((await estimate(beats, { videoModel: "seedance2" })).models).toEqual(["runway/seedance2"]);
  const long = await estimate([{ ...shown, minDurationMs: 90_000 }]);
  expect(long).toMatchObject({ usdMicros: 0, models: [], boughtCount: 0, isShort: false });
});

test("beats that show the same are bought once", async () => {
  const beats = [3_000, 4_000].map((minDurationMs) => ({ ...shown, minDurationMs }));
  const { usdMicros, boughtCount } = await estimate(beats, { videoModel: "gen4.5" });
  expect([usdMicros, boughtCount]).toEqual([7 * 120_000, 2]);
});

test("what only the budget leaves out is said to be", async () => {
  const services = {
    ...(await temporaryServices()),
    clock: { nowMs: () => Date.UTC(2026, 10, 29) },
    clipVendors: async () => new Map([["runway", { id: "runway" } as ClipMaker]]),
  };
  const toEstimate = {
    brief: sampleBrief({ shots: "ai" }),
    scripts: [undefined],
    perVideoUsdMicros: 1,
    inAllUsdMicros: undefined,
  };
  expect(await estimateShots(toEstimate, services)).toMatchObject({ boughtCount: 0, isShort: true });
});
