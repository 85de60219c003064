import { expect, test } from "vitest";
import { Beat, narrationText } from "../../src/model/script.ts";

test("narration reads as it is shown, not as it is said", () => {
  const beat = Beat.parse({
    id: "b1",
    role: "hook",
    narration: [
      { show: "Only", say: "only" },
      { show: "$25", say: "twenty five dollars" },
    ],
    data: { layout: "headline", text: "Only $25" },
    minDurationMs: 0,
    pauseAfterMs: 0,
    accent: "none",
    shotKeywords: [],
  });
  expect(narrationText(beat)).toBe("Only $25");
});
