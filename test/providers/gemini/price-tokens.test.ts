import { expect, it } from "vitest";
import { priceTokens } from "../../../src/providers/gemini/price-tokens.ts";

const order = (width: number) => ({
  width,
  height: (width * 16) / 9,
  durationMs: 8_000,
  estimateUsdMicros: 556_000,
});

it.each([
  ["as long as it was ordered", 720, 8 * 5_792, 556_000],
  ["longer than it was ordered", 720, 10 * 5_792, 695_000],
  ["shorter, in more lines", 1080, 4 * 8_688, 278_000],
  ["not there", 720, 0, 0],
])("prices a clip that is %s by its seconds", (_what, width, tokens, price) => {
  expect(priceTokens(tokens, order(width))).toBe(price);
});

it("does not know the seconds of a size whose tokens are not published", () => {
  expect(priceTokens(9_999, order(360))).toBeUndefined();
  expect(priceTokens(0, order(360))).toBe(0);
});
