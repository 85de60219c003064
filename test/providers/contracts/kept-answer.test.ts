import { expect, it } from "vitest";
import { type KeptAnswer, priceOf, statusOfAnswer } from "../../../src/providers/contracts/kept-answer.ts";

const prices = { inputUsdMicros: 2_000_000, outputUsdMicros: 10_000_000 };
const rates = { read: 0.1, write: 1.25 };
const price = { prices, rates, estimateUsdMicros: 99 };
const kept: KeptAnswer = {
  text: "{}",
  end: "complete",
  reason: "",
  model: "m-1",
  usage: { inputTokens: 10, cacheReadTokens: 20, cacheWriteTokens: 40, outputTokens: 3 },
};
const statusOf = (change: Partial<KeptAnswer>) =>
  statusOfAnswer(JSON.stringify({ ...kept, ...change }), price);

it.each([
  [{ inputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0 }, 2],
  [{ inputTokens: 0, cacheReadTokens: 1, cacheWriteTokens: 0, outputTokens: 0 }, 1],
  [{ inputTokens: 0, cacheReadTokens: 15, cacheWriteTokens: 0, outputTokens: 0 }, 3],
  [{ inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 2, outputTokens: 0 }, 5],
  [{ inputTokens: 10, cacheReadTokens: 20, cacheWriteTokens: 40, outputTokens: 3 }, 154],
])("prices %o at %i micro-dollars, never a part too little and never a whole too much", (usage, cost) => {
  expect(priceOf(usage, prices, rates)).toBe(cost);
});

it("is done with the answer and its own cost; what was cached was read too", () => {
  expect(statusOf({ end: "cut" })).toEqual({
    state: "done",
    result: { text: "{}", end: "cut", model: "m-1", inputTokens: 70, outputTokens: 3 },
    costUsdMicros: 154,
  });
});

it("is settled at the estimate where a server does not count", () => {
  expect(statusOf({ usage: null })).toMatchObject({
    state: "done",
    result: { inputTokens: 0, outputTokens: 0 },
    costUsdMicros: 99,
  });
});

it("has failed, at its cost, when the model refused or gave up", () => {
  expect(statusOf({ end: "refused", reason: "harm" })).toEqual({
    state: "failed",
    kind: "moderation",
    message: "m-1 would not answer: harm",
    costUsdMicros: 154,
  });
  expect(statusOf({ end: "failed", reason: "gave up", usage: null })).toMatchObject({
    kind: "refused",
    message: "m-1 did not answer: gave up",
    costUsdMicros: 99,
  });
});

it.each(["", "chatcmpl-123", "{}", '{"text":1}', "null"])(
  "has failed, at the estimate, when %j is kept",
  (handle) => {
    expect(statusOfAnswer(handle, price)).toMatchObject({
      state: "failed",
      kind: "refused",
      costUsdMicros: 99,
    });
  },
);
