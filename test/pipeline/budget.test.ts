import * as fc from "fast-check";
import { expect, test } from "vitest";
import { newRandomId } from "../../src/core/ids.ts";
import { reserveBudget } from "../../src/pipeline/budget.ts";
import { closeSpend, committedSpend } from "../../src/store/repositories/spend-ledger.ts";
import { temporaryStore } from "../support/store.ts";

const NOW_MS = Date.UTC(2026, 10, 24, 12);

test("eight jobs at once never reserve more than any limit, and what fits is reserved", async () => {
  const store = await temporaryStore();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ amount: fc.integer({ min: 1, max: 400 }), video: fc.integer({ min: 0, max: 3 }) }),
        { minLength: 8, maxLength: 8 },
      ),
      fc.record({
        perRunUsdMicros: fc.integer({ min: 0, max: 1_500 }),
        perVideoUsdMicros: fc.integer({ min: 0, max: 600 }),
      }),
      fc.integer({ min: 0, max: 100 }),
      async (jobs, limits, settledPercent) => {
        round += 1;
        const runId = `run_${round}`;
        const outcomes = await Promise.allSettled(
          jobs.map(async ({ amount, video }, index) => {
            const ledgerId = await store.transaction(
              async (scope) =>
                await reserveBudget(
                  scope,
                  {
                    effectKey: `${runId}/${index}`,
                    runId,
                    videoId: `${runId}/${video}`,
                    providerId: "fake",
                    amountUsdMicros: amount,
                  },
                  limits,
                  { newId: newRandomId, nowMs: NOW_MS },
                ),
            );
            const cost = Math.floor((amount * settledPercent) / 100);
            await closeSpend(store, ledgerId, { state: "settled", amountUsdMicros: cost });
          }),
        );
        expect(await committedSpend(store, "runId", runId)).toBeLessThanOrEqual(limits.perRunUsdMicros);
        for (const video of [0, 1, 2, 3]) {
          const committed = await committedSpend(store, "videoId", `${runId}/${video}`);
          expect(committed).toBeLessThanOrEqual(limits.perVideoUsdMicros);
        }
        const first = jobs[0]?.amount ?? 0;
        const fits = first <= limits.perRunUsdMicros && first <= limits.perVideoUsdMicros;
        expect(outcomes[0]?.status).toBe(fits ? "fulfilled" : "rejected");
      },
    ),
    { numRuns: 40, seed: 7 },
  );
});

test("without any budget a paid call is a config error that names the flag; a free one needs none", async () => {
  const store = await temporaryStore();
  const reserve = async (amountUsdMicros: number): Promise<string> =>
    await reserveBudget(
      store,
      { effectKey: "k", runId: "r", videoId: null, providerId: "runway", amountUsdMicros },
      {},
      { newId: newRandomId, nowMs: NOW_MS },
    );
  await expect(reserve(1)).rejects.toMatchObject({ kind: "config", code: "budget-missing" });
  await expect(reserve(0)).resolves.toMatch(/^led_/);
});

test("a day's limit counts that UTC day only", async () => {
  const store = await temporaryStore();
  const reserve = async (nowMs: number): Promise<string> =>
    await reserveBudget(
      store,
      { effectKey: "k", runId: "r", videoId: null, providerId: "runway", amountUsdMicros: 60 },
      { perDayUsdMicros: 100 },
      { newId: newRandomId, nowMs },
    );
  await reserve(NOW_MS);
  await expect(reserve(NOW_MS)).rejects.toMatchObject({
    kind: "quota",
    code: "budget-exceeded",
    hint: "Raise budget.perDayUsd; `viral resume` goes on.",
  });
  await expect(reserve(NOW_MS + 86_400_000)).resolves.toBeDefined();
});
