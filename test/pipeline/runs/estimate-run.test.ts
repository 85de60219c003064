import { expect, test } from "vitest";
import type { BudgetLimits } from "../../../src/pipeline/budget.ts";
import { estimateRun } from "../../../src/pipeline/runs/estimate-run.ts";
import type { ClipMaker } from "../../../src/providers/contracts/clip-maker.ts";
import type { Critic } from "../../../src/providers/contracts/critic.ts";
import { reserveSpend } from "../../../src/store/repositories/spend-ledger.ts";
import { sampleBrief } from "../../support/brief.ts";
import { temporaryServices } from "../../support/video-services.ts";

const NOW_MS = Date.UTC(2026, 10, 29);
const DOLLAR = 1_000_000;

/** Two videos that a vendor writes, speaks and films: concepts 0.20, and 0.10 + 0.16 + 8 shots of 0.96 for each. */
async function estimate(limits: BudgetLimits, spentTodayUsdMicros = 0, critic?: Critic) {
  const made = await temporaryServices();
  const writer = {
    ...made.writerFor(sampleBrief()),
    estimateUsdMicros: () => ({ concepts: 200_000, script: 100_000 }),
  };
  const services = {
    ...made,
    clock: { nowMs: () => NOW_MS },
    writerFor: () => writer,
    criticFor: () => critic,
    vendorVoices: {
      ids: ["acme"],
      readiness: async () => "ready" as const,
      open: () => ({
        speaker: { id: "acme" } as never,
        model: { model: "m", usdMicrosPerMillionCharacters: 166_666_666, textMax: 9_999 } as never,
      }),
    },
    clipVendors: async () => new Map([["runway", { id: "runway" } as ClipMaker]]),
  };
  if (spentTodayUsdMicros > 0) {
    const spend = { effectKey: "e", runId: "r", videoId: "v", providerId: "fal" };
    await reserveSpend(
      made.store,
      { ...spend, amountUsdMicros: spentTodayUsdMicros },
      { newId: made.newId, nowMs: NOW_MS },
    );
  }
  const brief = sampleBrief({ writer: "acme", voice: "acme:nova", shots: "ai", count: 2 });
  return await estimateRun(brief, [undefined, undefined], services, limits);
}

const WORDS = 200_000 + 2 * (100_000 + 160_000);
const SHOTS = 2 * 8 * 960_000;

test("every step that spends has its line, for all videos, and they add up", async () => {
  const { steps, totalUsdMicros, budget } = await estimate({});
  expect(steps.map(({ step, by, estimatedUsd }) => [step, by, estimatedUsd])).toEqual([
    ["concept", "acme", 0.2],
    ["script", "acme", 0.2],
    ["voice", "acme:nova", 0.32],
    ["shots", "runway/gen4.5", SHOTS / DOLLAR],
  ]);
  expect(steps[3]?.note).toBe("16 of about 16 shots");
  expect([totalUsdMicros, budget]).toEqual([WORDS + SHOTS, "missing"]);
});

test("a look at every finished video has its line too, and is part of the words that a limit must hold", async () => {
  const critic = { name: "acme/eyes", estimateUsdMicros: () => 50_000 } as Critic;
  const { steps, totalUsdMicros } = await estimate({}, 0, critic);
  expect(steps.at(-1)).toMatchObject({ step: "qa", by: "acme/eyes", estimatedUsd: 0.1 });
  expect(totalUsdMicros).toBe(WORDS + 100_000 + SHOTS);
  expect((await estimate({ perRunUsdMicros: WORDS + 99_999 }, 0, critic)).budget).toBe("too-small");
});

test.each<[string, BudgetLimits, number, number]>([
  ["of a run", { perRunUsdMicros: WORDS + 3 * 960_000 }, 3, 0],
  ["of a video", { perVideoUsdMicros: 260_000 + 2 * 960_000 }, 4, 0],
  ["of a day that is spent in part", { perDayUsdMicros: WORDS + 5 * 960_000 }, 2, 3 * 960_000],
])("a limit %s lets as many shots be bought as it holds", async (_what, limits, boughtCount, spent) => {
  const { steps, totalUsdMicros, budget } = await estimate(limits, spent);
  expect(steps[3]).toMatchObject({ note: `${boughtCount} of about 16 shots, the rest is drawn` });
  expect([totalUsdMicros, budget]).toEqual([WORDS + boughtCount * 960_000, "too-small"]);
});

test("a limit that does not even hold the words says so; one that holds everything is enough", async () => {
  const short = await estimate({ perRunUsdMicros: WORDS - 1 });
  expect(short).toMatchObject({ budget: "too-small", totalUsdMicros: WORDS });
  expect(short.steps[3]).toMatchObject({ by: "motion", note: "about 16 shots, all drawn" });
  expect((await estimate({ perRunUsdMicros: WORDS + SHOTS })).budget).toBe("enough");
  expect((await estimate({ assumeLostUsdMicros: 9 })).budget).toBe("missing");
});
