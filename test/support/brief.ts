import type { Brief } from "../../src/model/brief.ts";

export function sampleBrief(change: Partial<Brief> = {}): Brief {
  return {
    packs: [],
    language: "en",
    unverified: "cut",
    isPosted: false,
    isReviewed: false,
    writer: "offline-writer",
    voice: "none",
    shots: "motion",
    tier: "standard",
    count: 1,
    isPreview: true,
    platforms: ["tiktok"],
    brand: {},
    forbiddenWords: [],
    outFolder: "/videos",
    ...change,
  };
}
