import { expect, it } from "vitest";
import { priceQuestion } from "../../../src/providers/questions/price-question.ts";

it("is all of the text, its shape and the longest answer, as if a cache were written, rounded up", () => {
  const prices = { inputUsdMicros: 2_000_000, outputUsdMicros: 10_000_000 };
  expect(priceQuestion(3_000, 500, prices)).toBe(7_500 + 5_000);
  expect(priceQuestion(1, 0, { inputUsdMicros: 1, outputUsdMicros: 1 })).toBe(1);
});
