import { expect, test } from "vitest";
import { waitMs } from "../../src/pipeline/wait.ts";

test("waits as long as it is told", async () => {
  const startedMs = performance.now();
  await waitMs(30, new AbortController().signal);
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(28);
});

test("an abort ends the wait with its own reason, before or during", async () => {
  const reason = new Error("stop");
  await expect(waitMs(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
  const controller = new AbortController();
  const waiting = waitMs(60_000, controller.signal);
  controller.abort(reason);
  await expect(waiting).rejects.toBe(reason);
});
