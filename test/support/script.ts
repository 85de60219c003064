import type { Script } from "../../src/model/script.ts";

/** Three beats with marks that break careless quoting. */
export function sampleScript(change: Partial<Script> = {}): Script {
  const beat = {
    role: "hook" as const,
    narration: [{ show: "$25", say: "twenty five dollars" }],
    data: { layout: "headline" as const, text: "it's {[;" },
    minDurationMs: 1,
    pauseAfterMs: 0,
    accent: "none" as const,
    shotKeywords: [],
  };
  return {
    language: "en",
    formatId: "x",
    title: "Łódź",
    hook: "h",
    caption: "",
    hashtags: [],
    receipts: [],
    credits: [],
    beats: ["b1", "b2", "b3"].map((id) => ({ ...beat, id })),
    ...change,
  };
}
