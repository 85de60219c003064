import { expect, it } from "vitest";
import {
  charactersOf,
  priceQuestion,
  priceWithRepair,
} from "../../../src/providers/questions/price-question.ts";

it("is all of the text, its shape and the longest answer, as if a cache were written, rounded up", () => {
  const prices = { inputUsdMicros: 2_000_000, outputUsdMicros: 10_000_000 };
  expect(priceQuestion(3_000, 500, prices)).toBe(7_500 + 5_000);
  expect(priceQuestion(1, 0, { inputUsdMicros: 1, outputUsdMicros: 1 })).toBe(1);
});

it("with one attempt to mend the answer, that answer is read as well", () => {
  const prices = { inputUsdMicros: 2_000_000, outputUsdMicros: 10_000_000 };
  const mended = priceQuestion(3_000 + charactersOf(500) + 2_000, 500, prices);
  expect(priceWithRepair(3_000, 500, prices)).toBe(priceQuestion(3_000, 500, prices) + mended);
});
