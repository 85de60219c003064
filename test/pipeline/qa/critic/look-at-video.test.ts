import { expect, it } from "vitest";
import { AppError, type ErrorKind } from "../../../../src/core/app-error.ts";
import { lookAtVideo } from "../../../../src/pipeline/qa/critic/look-at-video.ts";
import type { Critic, Look } from "../../../../src/providers/contracts/critic.ts";
import { headline, scriptOf } from "../../../support/small-video.ts";
import { makeClip, tools } from "../sample-clip.ts";

const clip = await makeClip();

async function lookedAt(look: Critic["look"], attemptCount = 0) {
  const critic: Critic = {
    vendor: "toy",
    name: "toy/eyes",
    prompt: "look@1",
    estimateUsdMicros: () => 1,
    look,
  };
  const video = {
    file: clip.file,
    durationMs: 3_500,
    script: scriptOf([headline("One"), headline("Two")]),
    perform: () => Promise.reject(new Error("no effect is expected")),
    attemptCount,
    signal: new AbortController().signal,
  };
  return await lookAtVideo(critic, video, { tools: async () => tools });
}

it("shows the frames and the words of the video", async () => {
  const looks: Look[] = [];
  const checks = await lookedAt(async (look) => {
    looks.push(look);
    return [];
  });
  expect(looks[0]).toMatchObject({ title: "A title", language: "en", transcript: "Word1\nWord2" });
  expect(looks[0]?.frames).toHaveLength(9);
  expect(checks).toEqual([
    {
      id: "critic",
      status: "passed",
      measured: 0,
      limit: null,
      unit: "findings",
      by: "toy/eyes",
      prompt: "look@1",
    },
  ]);
});

it("warns of every finding, with where it is, how grave and who says so", async () => {
  const checks = await lookedAt(async () => [
    { severity: "blocker", atMs: 1_240, what: "text over text" },
    { severity: "flaw", atMs: undefined, what: "a broken sentence" },
  ]);
  expect(checks).toEqual([
    {
      id: "critic",
      status: "warned",
      measured: "1.2 s",
      limit: null,
      unit: "blocker",
      message: "text over text",
      by: "toy/eyes",
      prompt: "look@1",
    },
    {
      id: "critic",
      status: "warned",
      measured: "words",
      limit: null,
      unit: "flaw",
      message: "a broken sentence",
      by: "toy/eyes",
      prompt: "look@1",
    },
  ]);
});

const failing = (kind: ErrorKind) => async (): Promise<never> => {
  throw new AppError({ kind, code: "it-failed", message: `it failed: ${kind}` });
};

it.each(["refused", "moderation", "quota", "config", "gated"] as const)(
  "goes without the look that ended as %s, and says why",
  async (kind) => {
    expect(await lookedAt(failing(kind))).toEqual([
      expect.objectContaining({
        status: "skipped",
        message: `it failed: ${kind}`,
        by: "toy/eyes",
        prompt: "look@1",
      }),
    ]);
  },
);

it("tries again what passes, twice, and then goes without", async () => {
  for (const attemptCount of [0, 1])
    await expect(lookedAt(failing("transient"), attemptCount)).rejects.toMatchObject({ kind: "transient" });
  expect(await lookedAt(failing("transient"), 2)).toMatchObject([{ status: "skipped" }]);
});

it("waits for what is still under way, and hides no bug", async () => {
  await expect(lookedAt(failing("waiting"), 9)).rejects.toMatchObject({ kind: "waiting" });
  await expect(
    lookedAt(async () => {
      throw new TypeError("no such method");
    }),
  ).rejects.toThrow("no such method");
});
