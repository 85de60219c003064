import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { measureLoudness } from "../../../src/media/loudness.ts";
import { readWav, writeWav } from "../../../src/media/sound-files.ts";
import type { Narration } from "../../../src/model/narration.ts";
import type { Script } from "../../../src/model/script.ts";
import { planTimeline } from "../../../src/studio/plan-timeline.ts";
import { mixAudio } from "../../../src/studio/sound/mix.ts";
import { mediaTools } from "../../support/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-mix-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const RATE = 48_000;
const root = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);

test("the mix lands at -14 LUFS, under the peak limit, with the music well under the voice", async () => {
  const voice = Float32Array.from({ length: RATE * 8 }, (_, at) =>
    at > RATE * 2 && at < RATE * 5 ? Math.sin(at / 30) * 0.5 * Math.abs(Math.sin(at / 4000)) : 0,
  );
  const voiceFile = join(folder, "voice.wav");
  await writeWav(voiceFile, { sampleRate: RATE, channels: [voice] });
  const beat = {
    role: "hook" as const,
    narration: [{ show: "long", say: "long" }],
    data: { layout: "headline" as const, text: "long" },
    minDurationMs: 0,
    pauseAfterMs: 0,
    shotKeywords: [],
  };
  const script: Script = {
    language: "en",
    formatId: "x",
    title: "t",
    hook: "h",
    caption: "",
    hashtags: [],
    receipts: [],
    credits: [],
    beats: ["b1", "b2", "b3"].map((id) => ({ ...beat, id, accent: "reveal" })),
  };
  const narration: Narration = {
    file: voiceFile,
    voice: "test",
    durationMs: 8000,
    words: [
      { beatId: "b1", index: 0, startMs: 2000, endMs: 2600 },
      { beatId: "b2", index: 0, startMs: 2700, endMs: 5000 },
      { beatId: "b3", index: 0, startMs: 5400, endMs: 5500 },
    ],
    beats: [0, 1, 2].map((index) => ({
      beatId: `b${index + 1}`,
      startMs: index * 2667,
      endMs: (index + 1) * 2667,
    })),
  };
  const timeline = planTimeline(script, narration, { mood: "drive", beatsPerMinute: 124 });
  const tools = await mediaTools();
  const request = {
    script,
    timeline,
    seed: "s",
    workFolder: folder,
    tools,
    signal: new AbortController().signal,
  };
  const file = await mixAudio({ ...request, narration });
  const measured = await measureLoudness(tools, file);
  expect(Math.abs(measured.integratedLufs + 14)).toBeLessThanOrEqual(1);
  expect(measured.truePeakDbtp).toBeLessThanOrEqual(-1);

  const mixed = (await readWav(file)).channels[0] ?? new Float32Array(0);
  expect(Math.abs(mixed.length / RATE - timeline.frameCount / 30)).toBeLessThan(0.05);
  const silentVoice = join(folder, "still.wav");
  await writeWav(silentVoice, { sampleRate: RATE, channels: [new Float32Array(voice.length)] });
  const music =
    (await readWav(await mixAudio({ ...request, narration: { ...narration, file: silentVoice } })))
      .channels[0] ?? new Float32Array(0);
  const ducked = root(music.subarray(RATE * 3, RATE * 4)) / root(music.subarray(RATE * 6, RATE * 7));
  expect(20 * Math.log10(ducked)).toBeLessThan(-6);
});
