import { expect, it } from "vitest";
import { comparableText } from "../../../src/ideas/near-duplicates/comparable-text.ts";
import type { Script } from "../../../src/model/script.ts";

it("keeps what is said and shown once, without the format's own words", () => {
  const beat: Script["beats"][number] = {
    id: "b1",
    role: "hook",
    narration: [
      { show: "Number", say: "number" },
      { show: "3:", say: "three" },
      { show: "Peru", say: "Peru" },
    ],
    data: { layout: "headline", text: "Peru has llamas" },
    minDurationMs: 0,
    pauseAfterMs: 0,
    accent: "none",
    shotKeywords: [],
  };
  const script: Script = {
    language: "en",
    formatId: "countdown",
    title: "",
    hook: "",
    beats: [beat, { ...beat, id: "b2" }],
    caption: "",
    hashtags: [],
    receipts: [],
    credits: [],
  };
  expect(comparableText(script, ["Number {rank}: {label} has"])).toBe("3 peru peru llamas");
});
