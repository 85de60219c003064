import { expect, test } from "vitest";
import { Check } from "../../../src/model/check.ts";
import { answer, skipped } from "../../../src/pipeline/qa/video-check.ts";

const facts = { measured: -19.2, limit: "-14 ± 1", unit: "LUFS" };

test("a question without a fault is passed and says nothing more", () => {
  const passed = answer("loudness", facts, undefined);
  expect(passed).toEqual({ id: "loudness", status: "passed", ...facts });
  expect(passed).not.toHaveProperty("message");
});

test("a fault fails the question and is its message", () => {
  expect(answer("loudness", facts, "the sound is too quiet")).toEqual({
    id: "loudness",
    status: "failed",
    ...facts,
    message: "the sound is too quiet",
  });
});

test("a question that cannot be asked measured nothing and says why, in the shape that is stored", () => {
  const check = skipped("loudness", "LUFS", "the video has no sound");
  expect(check).toEqual({
    id: "loudness",
    status: "skipped",
    measured: null,
    limit: null,
    unit: "LUFS",
    message: "the video has no sound",
  });
  expect(Check.parse(check)).toEqual(check);
});
