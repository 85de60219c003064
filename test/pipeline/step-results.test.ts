import { expect, test } from "vitest";
import { asJson, PlanInput, Published, resultOf, VideoInput } from "../../src/pipeline/step-results.ts";

test("an earlier step's result comes back checked", () => {
  const narration = { durationMs: 900, words: [], beats: [], voice: "none" };
  expect(resultOf(new Map([["voice", { narration }]]), "voice")).toEqual({ narration });
});

test.each([
  ["of another version", new Map([["voice", { track: "a.wav" }]])],
  ["missing", new Map()],
])("one that is %s is told by its step, with a way out", (_name, results) => {
  expect(() => resultOf(results, "voice")).toThrow(
    expect.objectContaining({
      code: "journal-unreadable",
      message: expect.stringContaining("voice"),
      hint: expect.stringContaining("--drop"),
    }),
  );
});

test("what is kept in the journal is JSON: nothing undefined is in it", () => {
  const kept = asJson({ file: undefined, at: [1] }) as object;
  expect(Object.keys(kept)).toEqual(["at"]);
});

test("jobs and results of before these fields still read", () => {
  expect(VideoInput.parse({ briefId: "b", conceptId: "c", seed: "s" }).round).toBe(0);
  expect(PlanInput.parse({ briefId: "b" }).replaces).toBeUndefined();
  expect(Published.parse({ url: "https://tube/v/1" })).toMatchObject({
    state: "live",
    folder: null,
    url: "https://tube/v/1",
  });
});
