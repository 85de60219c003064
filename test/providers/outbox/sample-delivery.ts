import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChecksDocument, ScriptDocument } from "../../../src/model/delivery-documents.ts";
import type { PostDocument } from "../../../src/model/post.ts";
import type { PublishRequest } from "../../../src/providers/contracts/publisher.ts";

export function tempFolder(): string {
  return mkdtempSync(join(tmpdir(), "viral-outbox-"));
}

export function samplePost(changes: Partial<PostDocument> = {}): PostDocument {
  return {
    schema: "viral.post/1",
    videoId: "vid_0199aaaa-bbbb-7ccc-8ddd-eeeeff4f2a9c",
    disclosure: { isAiGenerated: true, reasons: ["voice made by flite"] },
    credits: ["Data: Unicode CLDR 48"],
    platforms: [
      {
        platform: "shorts",
        title: "Most people in Asia",
        caption: "Three giants of Asia, counted.\n\nData: Unicode CLDR 48\n\n#asia #maps",
        hashtags: ["#asia", "#maps"],
      },
    ],
    ...changes,
  };
}

export function sampleScript(hook: string): ScriptDocument {
  const beat = (id: string) => ({
    id,
    role: "hook" as const,
    narration: [],
    data: { layout: "headline" as const, text: hook },
    minDurationMs: 1000,
    pauseAfterMs: 0,
    accent: "none" as const,
    shotKeywords: [],
  });
  return {
    schema: "viral.script/1",
    videoId: "vid_1",
    conceptKey: "countries/population/asia/top",
    hook: { text: hook, formula: "count", score: 0.42, parts: [{ name: "digits", contribution: 0.2 }] },
    predictedScore: 0.42,
    whyItShouldWork: ["a number in the hook"],
    script: {
      language: "en",
      formatId: "countdown",
      title: "Most people in Asia",
      hook,
      beats: [beat("b1"), beat("b2"), beat("b3")],
      caption: "Three giants",
      hashtags: ["#asia"],
      receipts: [],
      credits: [],
    },
    isUnverified: false,
    shots: [],
    sounds: [],
    durationMs: 28_400,
    costUsdMicros: 0,
  };
}

export const sampleChecks: ChecksDocument = {
  schema: "viral.checks/1",
  videoId: "vid_1",
  checks: [
    { id: "loudness", status: "passed", measured: -14.1, limit: "-14 ± 1", unit: "LUFS" },
    { id: "caption-sync", status: "repaired", measured: 21, limit: 50, unit: "ms", message: "repaired" },
    { id: "contrast", status: "failed", measured: 2.1, limit: 3, unit: "ratio", message: "“Asia” is pale" },
  ],
};

/** What the outbox is asked to deliver. */
export function sampleRequest(change: Partial<PublishRequest> = {}): PublishRequest {
  return {
    effectKey: "job1/publish/1",
    videoId: samplePost().videoId,
    folder: finishedFolder(),
    post: samplePost(),
    order: null,
    memory: { read: async () => undefined, write: async () => undefined },
    progress: () => undefined,
    signal: new AbortController().signal,
    ...change,
  };
}

/** A folder of finished files, as the pipeline hands it over. */
export function finishedFolder(hook = "Three giants of Asia, counted"): string {
  const folder = join(tempFolder(), "work");
  mkdirSync(folder);
  writeFileSync(join(folder, "video.mp4"), "not really a video");
  writeFileSync(join(folder, "cover.png"), "cover");
  writeFileSync(join(folder, "cover.jpg"), "cover");
  writeFileSync(join(folder, "captions.vtt"), "WEBVTT\n");
  writeFileSync(join(folder, "captions.srt"), "1\n");
  writeFileSync(join(folder, "script.json"), JSON.stringify(sampleScript(hook)));
  writeFileSync(join(folder, "checks.json"), JSON.stringify(sampleChecks));
  return folder;
}
