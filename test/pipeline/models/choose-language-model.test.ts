import { expect, it } from "vitest";
import { chooseLanguageModel } from "../../../src/pipeline/models/choose-language-model.ts";
import type { ModelChoice } from "../../../src/pipeline/models/choose-model.ts";
import { library } from "../../ideas/formats/told-ideas.ts";

const choose = (change: Partial<ModelChoice> = {}) =>
  chooseLanguageModel(library.models(), {
    vendor: "anthropic",
    tier: "standard",
    isLocal: false,
    nowMs: Date.UTC(2026, 10, 29),
    ...change,
  }).model;

it("is the dearest that the tier allows, never one that is gone", () => {
  expect(choose()).toBe("claude-sonnet-5-5");
  expect(choose({ tier: "economy" })).toBe("claude-haiku-5-5");
  expect(choose({ tier: "premium", vendor: "openai" })).toBe("gpt-6-astra");
  expect(choose({ nowMs: Date.UTC(2027, 0, 1) })).toBe("claude-sonnet-5-5");
});

it("comes with its prices and the longest answer it gives, as the catalogue has them", () => {
  const choice = { vendor: "anthropic", tier: "standard", isLocal: false, nowMs: 0 } as const;
  expect(chooseLanguageModel(library.models(), choice)).toMatchObject({
    inputUsdMicros: 2_000_000,
    outputTokensMax: 32_000,
  });
});

it("is the one that was named, whatever the tier", () => {
  expect(choose({ wanted: "claude-opus-5-5", tier: "economy" })).toBe("claude-opus-5-5");
  expect(choose({ wanted: "anthropic/claude-haiku-5-5" })).toBe("claude-haiku-5-5");
});

it("is refused when it is gone, or when nobody knows its price", () => {
  const gone = { wanted: "claude-sonnet-4-5", nowMs: Date.UTC(2026, 11, 1) };
  expect(() => choose(gone)).toThrow(expect.objectContaining({ code: "model-retired" }));
  expect(() => choose({ wanted: "claude-9" })).toThrow(
    expect.objectContaining({
      code: "model-price-unknown",
      hint: expect.stringContaining("claude-opus-5-5"),
    }),
  );
});

it("on this machine costs nothing, and must be named", () => {
  const local = { vendor: "openai", isLocal: true };
  expect(
    chooseLanguageModel(library.models(), { ...local, wanted: "llama3", tier: "standard", nowMs: 0 }),
  ).toEqual({
    model: "llama3",
    inputUsdMicros: 0,
    outputUsdMicros: 0,
  });
  expect(() => choose(local)).toThrow(expect.objectContaining({ code: "model-missing" }));
});
