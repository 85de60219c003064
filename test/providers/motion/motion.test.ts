import { expect, it } from "vitest";
import type { Beat } from "../../../src/model/script.ts";
import { createMotion } from "../../../src/providers/motion/motion.ts";

it("draws every beat, for nothing", async () => {
  const beat: Beat = {
    id: "b1",
    role: "hook",
    narration: [],
    data: { layout: "headline", text: "Hello" },
    minDurationMs: 1000,
    pauseAfterMs: 0,
    accent: "none",
    shotKeywords: [],
  };
  const request = {
    beats: [beat, { ...beat, id: "b2" }],
    durationMsByBeat: new Map<string, number>(),
    workFolder: "",
    seed: "s",
    signal: new AbortController().signal,
  };
  const motion = createMotion();
  const { shots, warnings } = await motion.provide(request);
  expect([...shots.keys()]).toEqual(["b1", "b2"]);
  expect(shots.get("b1")).toMatchObject({ kind: "drawn", data: beat.data, provenance: { kind: "motion" } });
  expect(warnings).toEqual([]);
  expect(motion.estimateUsdMicros(request)).toBe(0);
});
