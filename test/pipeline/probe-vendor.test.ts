import { expect, test } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import { newRandomId } from "../../src/core/ids.ts";
import { probeVendor } from "../../src/pipeline/probe-vendor.ts";
import type { ProbeTill } from "../../src/providers/contracts/vendor.ts";
import { spendsSince } from "../../src/store/repositories/spend-ledger.ts";
import { temporaryServices } from "../support/video-services.ts";

async function probing(
  ending: { costUsdMicros: number | undefined } | Error,
  { estimate = 100, perDayUsdMicros }: { estimate?: number; perDayUsdMicros?: number } = {},
) {
  const { store, library } = await temporaryServices();
  let asked = 0;
  const probe = async (_signal: AbortSignal, till?: ProbeTill) => {
    if (estimate > 0) await till?.reserve(estimate);
    expect(till?.pricesOf("claude-sonnet-5-5")).toMatchObject({ outputUsdMicros: expect.any(Number) });
    expect(till?.pricesOf("gpt-6-sol")).toBeUndefined();
    asked += 1;
    if (ending instanceof Error) throw ending;
    return { message: "fine", ...ending };
  };
  const tools = {
    store,
    clock: { nowMs: () => 1_000 },
    newId: newRandomId,
    catalogue: library.models(),
    perDayUsdMicros,
    signal: new AbortController().signal,
  };
  const result = await probeVendor("anthropic", { probe }, tools).catch((error: unknown) => error);
  const spends = (await spendsSince(store, undefined)).map(
    ({ state, providerId, reservedUsdMicros, amountUsdMicros }) =>
      [state, providerId, reservedUsdMicros, amountUsdMicros].join(" "),
  );
  return { result, spends, asked };
}

test("what a probe costs counts in the ledger, at the vendor's figure", async () => {
  const { result, spends } = await probing({ costUsdMicros: 42 });
  expect(result).toMatchObject({ message: "fine", costUsdMicros: 42 });
  expect(spends).toEqual(["settled anthropic 100 42"]);
});

test("a probe that is free leaves no row there", async () => {
  expect((await probing({ costUsdMicros: 0 }, { estimate: 0 })).spends).toEqual([]);
});

const failure = (kind: AppError["kind"], details = {}) =>
  new AppError({ kind, code: "x", message: "no", details });

test.each([
  ["a wrong key", failure("config"), 0],
  ["credit that is gone", failure("quota"), 0],
  ["an answer that never came", failure("transient"), 100],
  ["a refusal with its price", failure("refused", { costUsdMicros: 7 }), 7],
  ["a bug", new TypeError("oops"), 100],
])("after %s it counts what may have been paid", async (_what, error, amount) => {
  const { result, spends } = await probing(error);
  expect(result).toBe(error);
  expect(spends).toEqual([`settled anthropic 100 ${amount}`]);
});

test("a day's budget holds here too", async () => {
  const { result, spends, asked } = await probing({ costUsdMicros: 42 }, { perDayUsdMicros: 99 });
  expect(result).toMatchObject({ kind: "quota", code: "budget-exceeded" });
  expect([spends, asked]).toEqual([[], 0]);
  expect((await probing({ costUsdMicros: 42 }, { perDayUsdMicros: 100 })).asked).toBe(1);
});
