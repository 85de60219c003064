import { expect, it } from "vitest";
import type { EffectOutcome, EffectStatus } from "../../../src/providers/contracts/effect.ts";
import type { LanguageModel, ModelQuestion } from "../../../src/providers/contracts/language-model.ts";
import { probeModel } from "../../../src/providers/contracts/probe-question.ts";
import { questionEffect } from "../../../src/providers/contracts/question-effect.ts";

const prices = { inputUsdMicros: 1_000_000, outputUsdMicros: 2_000_000 };
const DONE: EffectStatus = {
  state: "done",
  result: { text: "{}", end: "cut", model: "m-1", inputTokens: 30, outputTokens: 64 },
  costUsdMicros: 158,
};

function vendorThat(
  outcome: EffectOutcome,
  status: EffectStatus = DONE,
  asked: ModelQuestion[] = [],
): LanguageModel {
  return {
    id: "vendor",
    request: (question) => {
      asked.push(question);
      const parts = { providerId: "vendor", rates: { read: 1, write: 1 }, ask: async () => outcome };
      return { ...questionEffect(question, parts), status: async () => status };
    },
  };
}

const probe = async (vendor: LanguageModel, known = true) =>
  await probeModel(vendor, { model: "m", prices: known ? prices : undefined }, new AbortController().signal);

it("asks one small question and says what it cost", async () => {
  const asked: ModelQuestion[] = [];
  expect(await probe(vendorThat({ kind: "accepted", handle: "h" }, DONE, asked))).toEqual({
    message: "m-1 answered: 30 tokens read, 64 written, $0.0002.",
    costUsdMicros: 158,
  });
  expect(asked).toMatchObject([{ model: "m", prices, maxOutputTokens: 64, system: "", images: [] }]);
});

it("says when it cannot know a price", async () => {
  const { message } = await probe(vendorThat({ kind: "accepted", handle: "h" }), false);
  expect(message).toContain("at a price that is not known here");
});

it.each<[EffectOutcome, string, string]>([
  [{ kind: "refused", code: "vendor-model-missing", message: "no model" }, "refused", "vendor-model-missing"],
  [{ kind: "not-sent" }, "transient", "vendor-no-answer"],
  [{ kind: "unknown", message: "reset" }, "transient", "vendor-no-answer"],
])("throws after %o", async (outcome, kind, code) => {
  await expect(probe(vendorThat(outcome))).rejects.toMatchObject({ kind, code });
});

it("throws what the model said when it refused", async () => {
  const status: EffectStatus = { state: "failed", kind: "moderation", message: "m-1 would not answer: harm" };
  await expect(probe(vendorThat({ kind: "accepted", handle: "h" }, status))).rejects.toThrow(
    /would not answer: harm/,
  );
});
