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
    message: "m-1 answered: 30 tokens read, 64 written",
    costUsdMicros: 158,
  });
  expect(asked).toMatchObject([{ model: "m", prices, maxOutputTokens: 64, system: "", images: [] }]);
});

it("does not make up a cost where no price is known", async () => {
  const { costUsdMicros } = await probe(vendorThat({ kind: "accepted", handle: "h" }), false);
  expect(costUsdMicros).toBeUndefined();
});

it("reserves at the till, by the till's prices where it has none, before it asks", async () => {
  const order: string[] = [];
  const vendor: LanguageModel = {
    id: "vendor",
    request: (question) => ({
      ...vendorThat({ kind: "accepted", handle: "h" }).request(question),
      submit: async () => {
        order.push("asked");
        return { kind: "accepted", handle: "h" };
      },
    }),
  };
  const till = {
    pricesOf: (model: string) => (model === "m" ? prices : undefined),
    reserve: async (estimate: number) => void order.push(`reserved ${estimate}`),
  };
  const { signal } = new AbortController();
  expect(await probeModel(vendor, { model: "m", prices: undefined }, signal, till)).toMatchObject({
    costUsdMicros: 158,
  });
  expect(order).toEqual(["reserved 1128", "asked"]);
  await probeModel(vendor, { model: "other", prices: undefined }, signal, till);
  expect(order.slice(2)).toEqual(["asked"]);
});

it.each<[EffectOutcome, string, string, object]>([
  [{ kind: "refused", code: "no-model", message: "no model" }, "refused", "no-model", { costUsdMicros: 0 }],
  [{ kind: "not-sent" }, "transient", "vendor-no-answer", { costUsdMicros: 0 }],
  [{ kind: "unknown", message: "reset" }, "transient", "vendor-no-answer", {}],
])("throws after %o, with what it cost where that is known", async (outcome, kind, code, details) => {
  const error = await probe(vendorThat(outcome)).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ kind, code });
  expect((error as { details: object }).details).toEqual(details);
});

it("throws what the model said when it refused", async () => {
  const status: EffectStatus = { state: "failed", kind: "moderation", message: "m-1 would not answer: harm" };
  await expect(probe(vendorThat({ kind: "accepted", handle: "h" }, status))).rejects.toThrow(
    /would not answer: harm/,
  );
});
