import { expect, test } from "vitest";
import type { Check } from "../../../src/model/check.ts";
import { checkVideo } from "../../../src/pipeline/qa/check-video.ts";
import { makeClip, withoutPicture } from "./sample-clip.ts";

const clean = await makeClip();

/** Half of the full size: all but the size itself is as it should be. */
const faulty = (checks: readonly Check[]): string[] =>
  checks
    .filter((check) => check.status === "failed" && check.id !== "frame-size")
    .map((check) => `${check.id}: ${check.message ?? ""}`);

test("a clean video passes every check, and each says what it measured", async () => {
  const checks = await checkVideo(clean);
  expect(faulty(checks)).toEqual([]);
  for (const check of checks) {
    expect(check.status).not.toBe("skipped");
    expect(check.measured).not.toBeNull();
    expect(check.limit).not.toBeNull();
  }
});

test("a file without a picture fails with its reason, and is asked nothing about a picture", async () => {
  expect(await checkVideo(await withoutPicture(clean))).toEqual([
    {
      id: "codec",
      status: "failed",
      measured: "no picture, aac 48000 Hz 2",
      limit: "h264 High, aac 48000 Hz 2",
      unit: "",
      message: "the file holds no picture and aac 48000 Hz 2",
    },
  ]);
});
