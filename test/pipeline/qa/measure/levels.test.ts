import { expect, test } from "vitest";
import { levelsDb, longestRun } from "../../../../src/pipeline/qa/measure/levels.ts";

test("levels are decibels below full scale", () => {
  const sound = {
    sampleRate: 1000,
    channels: [Float32Array.from({ length: 200 }, (_, at) => (at < 100 ? 1 : 0.1))],
  };
  expect(levelsDb(sound, 100).map(Math.round)).toEqual([0, -20]);
});

test("the longest run wins, also at the end", () => {
  expect(longestRun([true, false, true, true])).toEqual({ start: 2, length: 2 });
  expect(longestRun([false])).toEqual({ start: 0, length: 0 });
});
