import { join } from "node:path";
import type { LayoutData } from "../../src/model/layout-data.ts";
import type { Beat, Script } from "../../src/model/script.ts";
import type { Shot } from "../../src/model/shot.ts";
import type { Timeline } from "../../src/model/timeline.ts";
import type { ComposeRequest } from "../../src/studio/compose-video.ts";
import { temporaryFolder } from "./store.ts";
import { library, mediaTools } from "./studio.ts";

export const headline = (text: string): LayoutData => ({ layout: "headline", text });

export function scriptOf(data: readonly LayoutData[]): Script {
  return {
    language: "en",
    formatId: "countdown",
    title: "A title",
    hook: "A hook",
    caption: "A caption",
    hashtags: ["#one"],
    receipts: [],
    credits: [],
    beats: data.map(
      (one, index): Beat => ({
        id: `b${index + 1}`,
        role: index === 0 ? "hook" : "item",
        narration: [{ show: `Word${index + 1}`, say: "word" }],
        data: one,
        minDurationMs: 0,
        pauseAfterMs: 0,
        accent: "cut",
        shotKeywords: [],
      }),
    ),
  };
}

/** One word a beat, said from a fifth of the beat to its end. */
export function timelineOf(script: Script, framesPerBeat: number): Timeline {
  const msPerBeat = (framesPerBeat * 1000) / 30;
  return {
    width: 1080,
    height: 1920,
    framesPerSecond: 30,
    frameCount: script.beats.length * framesPerBeat,
    beats: script.beats.map((beat, index) => ({
      beatId: beat.id,
      startFrame: index * framesPerBeat,
      endFrame: (index + 1) * framesPerBeat,
    })),
    words: script.beats.map((beat, index) => ({
      show: beat.narration[0]?.show ?? "",
      beatId: beat.id,
      startMs: (index + 0.2) * msPerBeat,
      endMs: (index + 1) * msPerBeat,
    })),
    cues: [],
    textBoxes: [],
    pictureBoxes: [],
    music: { mood: "drive", beatsPerMinute: 120, beatTimesMs: [0, 500, 1000] },
  };
}

export function drawn(script: Script): Map<string, Shot> {
  const provenance = { providerId: "motion", kind: "motion" as const, isAiGenerated: false };
  return new Map(script.beats.map((beat) => [beat.id, { kind: "drawn", data: beat.data, provenance }]));
}

/** A silent draft of a few frames, in a folder that is gone after the test. */
export async function smallVideo(
  data: readonly LayoutData[],
  framesPerBeat: number,
  change: Partial<ComposeRequest> = {},
): Promise<ComposeRequest> {
  const script = scriptOf(data);
  const folder = temporaryFolder();
  return {
    script,
    shots: drawn(script),
    timeline: timelineOf(script, framesPerBeat),
    theme: library.theme("poster"),
    library,
    platforms: library.platforms(),
    brand: {},
    captionStyle: "box",
    seed: "test",
    isPreview: true,
    outFile: join(folder, "video.mp4"),
    coverFile: join(folder, "cover.png"),
    tools: await mediaTools(),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...change,
  };
}
