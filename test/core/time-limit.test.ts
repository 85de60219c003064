import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { limitTime } from "../../src/core/time-limit.ts";

it("fires after its time for its own reason", async () => {
  const limit = limitTime(5, () => "too late", undefined);
  await wait(30);
  expect(limit.signal.reason).toBe("too late");
});

it("fires with the caller for the caller's reason, at once when that was before", () => {
  const caller = new AbortController();
  const limit = limitTime(60_000, () => "too late", caller.signal);
  expect(limit.signal.aborted).toBe(false);
  caller.abort("enough");
  expect(limit.signal.reason).toBe("enough");
  limit.release();
  const late = limitTime(60_000, () => "too late", caller.signal);
  expect(late.signal.reason).toBe("enough");
  late.release();
});

it("is silent once released", async () => {
  const caller = new AbortController();
  const limit = limitTime(5, () => "too late", caller.signal);
  limit.release();
  caller.abort("enough");
  await wait(30);
  expect(limit.signal.aborted).toBe(false);
});
