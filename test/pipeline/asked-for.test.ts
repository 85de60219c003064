import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { askedFor, askFor } from "../../src/pipeline/asked-for.ts";

it("is known however deep, beside others at the same time, and nowhere else", async () => {
  const who = (jobId: string) => ({ runId: "run_1", jobId, ledgerId: null });
  const deep = async (): Promise<unknown> => {
    await setImmediate();
    return askedFor();
  };
  const seen = await Promise.all(["a", "b"].map(async (jobId) => await askFor(who(jobId), deep)));
  expect(seen).toEqual([who("a"), who("b")]);
  expect(await askFor(who("a"), async () => await askFor(who("b"), deep))).toEqual(who("b"));
  expect(askedFor()).toBeUndefined();
});
