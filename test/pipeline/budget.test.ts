import { setImmediate } from "node:timers/promises";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { newRandomId } from "../../src/core/ids.ts";
import { type BudgetLimits, reserveBudget } from "../../src/pipeline/budget.ts";
import type { EffectSite, EffectTools } from "../../src/pipeline/effect-tools.ts";
import { performEffect } from "../../src/pipeline/effects.ts";
import { NO_FAULTS } from "../../src/pipeline/faults.ts";
import type { EffectRequest } from "../../src/providers/contracts/effect.ts";
import { closeSpend, committedSpend, getSpend, utcDay } from "../../src/store/repositories/spend-ledger.ts";
import type { Store } from "../../src/store/scope.ts";
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

/** Jobs that each buy once through the real `performEffect`, from a vendor that bills its own share of the list. */
async function buyAll(
  store: Store,
  runId: string,
  calls: readonly { amount: number; video: number; percent: number }[],
  limits: BudgetLimits,
  atOnce: number,
) {
  let isOverKnown = false;
  /** By how much bills passed their estimates, of what was sent before anybody could know. */
  let unforeseen = 0;
  const buy = async ({ amount, video, percent }: (typeof calls)[number], index: number): Promise<void> => {
    const bill = Math.ceil((amount * percent) / 100);
    const request: EffectRequest = {
      part: "1",
      providerId: "fake",
      model: runId,
      kind: "spends",
      estimateUsdMicros: amount,
      timeoutMs: 1_000,
      whenNotFound: "park",
      graceMs: 0,
      submit: async () => {
        if (!isOverKnown) unforeseen += Math.max(0, bill - amount);
        return { kind: "accepted", handle: "h" };
      },
      status: async () => {
        await setImmediate();
        return { state: "done", result: null, costUsdMicros: bill };
      },
      pollEveryMs: 1,
      pollForMs: 1,
    };
    const tools: EffectTools = {
      store,
      clock: { nowMs: () => NOW_MS },
      newId: newRandomId,
      newToken: () => newRandomId("lease"),
      owner: "host|me",
      isOwnerDead: () => false,
      sealKey: async () => Buffer.alloc(32, 3),
      faults: NO_FAULTS,
      wait: async () => undefined,
    };
    const site: EffectSite = {
      jobId: `${runId}job${index}`,
      runId,
      videoId: `${runId}/${video}`,
      stepId: "shots",
      where: "video/shots",
      limits,
      signal: new AbortController().signal,
    };
    await performEffect(tools, site, request);
    if (bill > amount) isOverKnown = true;
  };
  const waiting = [...calls.entries()];
  const codes: unknown[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, call] = next;
      await buy(call, index).catch((error: { code: unknown }) => codes.push(error.code));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  expect(codes.filter((code) => code !== "budget-exceeded")).toEqual([]);
  return { unforeseen, refused: codes.length };
}

const CALLS = fc.array(
  fc.record({ amount: fc.integer({ min: 10, max: 400 }), video: fc.integer({ min: 0, max: 3 }) }),
  { minLength: 24, maxLength: 24 },
);
const LIMITS = fc.record({
  perRunUsdMicros: fc.integer({ min: 500, max: 4_000 }),
  perVideoUsdMicros: fc.integer({ min: 200, max: 1_500 }),
});
const PERCENT = fc.integer({ min: 0, max: 150 });

async function overspent(
  store: Store,
  runId: string,
  limits: Required<Pick<BudgetLimits, "perRunUsdMicros" | "perVideoUsdMicros">>,
) {
  const over = [(await committedSpend(store, "runId", runId)) - limits.perRunUsdMicros];
  for (const video of [0, 1, 2, 3])
    over.push((await committedSpend(store, "videoId", `${runId}/${video}`)) - limits.perVideoUsdMicros);
  return Math.max(0, ...over);
}

test("eight jobs at once whose vendor bills 0 to 150 % of its list pass a limit by no more than what nobody could know", async () => {
  const store = await temporaryStore();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(CALLS, LIMITS, PERCENT, async (calls, limits, percent) => {
      round += 1;
      const runId = `run_${round}`;
      const all = calls.map((call) => ({ ...call, percent }));
      const { unforeseen } = await buyAll(store, runId, all, limits, 8);
      expect(await overspent(store, runId, limits)).toBeLessThanOrEqual(unforeseen);
      if (percent <= 100) expect(await overspent(store, runId, limits)).toBe(0);
    }),
    { numRuns: 10, seed: 11, endOnFailure: true },
  );
});

test("a vendor whose bill above its list is known passes no limit of run, video or day, eight jobs at once", async () => {
  const store = await temporaryStore();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(CALLS, LIMITS, PERCENT, async (calls, limits, percent) => {
      round += 1;
      const runId = `run_${round}`;
      const before = { amount: 1_000, video: 9, percent };
      await buyAll(store, runId, [before], { perRunUsdMicros: 1_500 }, 1);
      const spent = await committedSpend(store, "day", utcDay(NOW_MS));
      const perDayUsdMicros = spent + limits.perRunUsdMicros;
      const perRunUsdMicros = limits.perRunUsdMicros + 1_500;
      const all = calls.map((call) => ({ ...call, percent }));
      const { refused } = await buyAll(store, runId, all, { ...limits, perRunUsdMicros, perDayUsdMicros }, 8);
      expect(await overspent(store, runId, { ...limits, perRunUsdMicros })).toBe(0);
      expect(await committedSpend(store, "day", utcDay(NOW_MS))).toBeLessThanOrEqual(perDayUsdMicros);
      expect(refused).toBeLessThan(calls.length);
    }),
    { numRuns: 10, seed: 13, endOnFailure: true },
  );
});

test("one job after another, whatever each is billed: only the last call can pass a limit, by its own difference", async () => {
  const store = await temporaryStore();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      CALLS,
      LIMITS,
      fc.array(PERCENT, { minLength: 24, maxLength: 24 }),
      async (calls, limits, percents) => {
        round += 1;
        const runId = `run_${round}`;
        const all = calls.map((call, index) => ({ ...call, percent: percents[index] ?? 0 }));
        await buyAll(store, runId, all, limits, 1);
        const worst = Math.max(
          ...all.map(({ amount, percent }) => Math.ceil((amount * percent) / 100) - amount),
        );
        expect(await overspent(store, runId, limits)).toBeLessThanOrEqual(Math.max(0, worst));
      },
    ),
    { numRuns: 10, seed: 17, endOnFailure: true },
  );
});

test("a price that was passed lately is reserved at the worst bill, and the refusal says so", async () => {
  const store = await temporaryStore();
  const reservation = { effectKey: "k", runId: "r", videoId: null, providerId: "runway", model: "gen4.5" };
  const limits = { perRunUsdMicros: 2_000_000 };
  const tools = { newId: newRandomId, nowMs: NOW_MS };
  const reserve = async (amountUsdMicros: number) =>
    await reserveBudget(store, { ...reservation, amountUsdMicros }, limits, tools);
  await closeSpend(store, await reserve(400_000), { state: "settled", amountUsdMicros: 600_000 });
  const second = await reserve(800_000);
  expect(await getSpend(store, second)).toBe(1_200_000);
  await expect(reserve(200_000)).rejects.toMatchObject({
    code: "budget-exceeded",
    message: expect.stringContaining("about $0.20 ($0.30 by what it billed lately); of $2.00"),
  });
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
