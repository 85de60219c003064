import { expect, it } from "vitest";
import { answerTimeMs, questionEffect } from "../../../src/providers/contracts/question-effect.ts";
import { QUESTION } from "../../contracts/language-question.ts";

it("asks in one request, and a lost answer is for a person to settle", async () => {
  let asked = 0;
  const effect = questionEffect(QUESTION, {
    providerId: "anthropic",
    rates: { read: 0.1, write: 1 },
    ask: async () => {
      asked += 1;
      return { kind: "accepted", handle: "h" };
    },
  });
  expect(effect).toMatchObject({
    part: "concepts",
    providerId: "anthropic",
    kind: "spends",
    estimateUsdMicros: 50_000,
    whenNotFound: "park",
    pollForMs: 0,
  });
  expect(effect).not.toHaveProperty("find");
  expect(await effect.submit("key", new AbortController().signal)).toEqual({ kind: "accepted", handle: "h" });
  expect(asked).toBe(1);
  expect(await effect.status("h")).toMatchObject({ state: "failed", costUsdMicros: 50_000 });
});

it("gives long answers more time, but never more than Node waits for one", () => {
  expect(answerTimeMs(0)).toBe(60_000);
  expect(answerTimeMs(1_000)).toBe(80_000);
  expect(answerTimeMs(1_000_000)).toBeLessThan(300_000);
});
