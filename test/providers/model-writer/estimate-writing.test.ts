import { expect, it } from "vitest";
import { estimateWriting } from "../../../src/providers/model-writer/estimate-writing.ts";

const prices = { inputUsdMicros: 2_000_000, outputUsdMicros: 10_000_000 };
const of = (count: number, characters = 0, outputTokensMax?: number) =>
  estimateWriting(count, characters, { prices, outputTokensMax });

it("grows with the number of concepts; a script costs what it costs", () => {
  expect(of(50).concepts).toBeGreaterThan(4 * of(10).concepts);
  expect(of(10).concepts).toBeGreaterThan(of(1).concepts);
  expect(of(50).script).toBe(of(1).script);
});

it("grows with the material, and shrinks with what the model can write", () => {
  expect(of(1, 60_000).concepts - of(1).concepts).toBe(
    (4 * 20_000 * 1.25 * prices.inputUsdMicros) / 1_000_000,
  );
  expect(of(1, 0, 2_000).script).toBeLessThan(of(1).script);
});

it("of nothing is nothing", () => {
  expect(estimateWriting(50, 9, { prices: { inputUsdMicros: 0, outputUsdMicros: 0 } })).toEqual({
    concepts: 0,
    script: 0,
  });
});
