import { expect, test } from "vitest";
import type { Check } from "../../../src/model/check.ts";
import { checkVideo } from "../../../src/pipeline/qa/check-video.ts";
import { makeClip } from "./sample-clip.ts";

/** Half of the full size: all but the size itself is as it should be. */
const faulty = (checks: readonly Check[]): string[] =>
  checks
    .filter((check) => check.status === "failed" && check.id !== "frame-size")
    .map((check) => `${check.id}: ${check.message ?? ""}`);

test("a clean video passes every check, and each says what it measured", async () => {
  const checks = await checkVideo(await makeClip());
  expect(faulty(checks)).toEqual([]);
  for (const check of checks) {
    expect(check.status).not.toBe("skipped");
    expect(check.measured).not.toBeNull();
    expect(check.limit).not.toBeNull();
  }
});
