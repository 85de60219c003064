import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sayText } from "../../../src/ideas/spoken-numbers/say-text.ts";
import { readWav } from "../../../src/media/sound-files.ts";
import type { Narration } from "../../../src/model/narration.ts";
import type { VoiceRequest } from "../../../src/providers/contracts/voice.ts";
import { createFliteVoice } from "../../../src/providers/flite/flite-voice.ts";
import { spokenWords } from "../../../src/providers/flite/speakable.ts";
import { mediaTools } from "../../support/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-voice-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const TEXTS = [
  "Number 4: DR Congo, with 109.3 million people.",
  "So, which country has the most? It is Nigeria.",
  "Łódź & Co — 25% of $40.",
];
const beats = TEXTS.map((text, index) => ({
  id: `b${index}`,
  words: sayText(text),
  minDurationMs: 1000,
  pauseAfterMs: 300,
}));
const voice = createFliteVoice(mediaTools);
const request = (change: Partial<VoiceRequest> = {}): VoiceRequest => ({
  voice: "slt",
  language: "en",
  beats,
  workFolder: folder,
  signal: new AbortController().signal,
  ...change,
});

describe("a spoken script", () => {
  let narration: Narration;
  beforeAll(async () => {
    narration = await voice.speak(request());
  });

  test("times every word, in order, inside its beat", () => {
    expect(narration.words).toHaveLength(beats.reduce((sum, beat) => sum + beat.words.length, 0));
    for (const [index, word] of narration.words.entries()) {
      const beat = narration.beats.find((one) => one.beatId === word.beatId);
      expect(word.startMs).toBeGreaterThanOrEqual(beat?.startMs ?? Number.NaN);
      expect(word.endMs).toBeLessThanOrEqual(beat?.endMs ?? Number.NaN);
      expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
      const next = narration.words[index + 1];
      if (next?.beatId === word.beatId) expect(next.startMs).toBeGreaterThanOrEqual(word.startMs);
    }
  });

  test("is never faster than 2.8 words a second", () => {
    for (const beat of beats) {
      const own = narration.words.filter((word) => word.beatId === beat.id);
      const seconds = ((own.at(-1)?.endMs ?? 0) - (own[0]?.startMs ?? 0)) / 1000;
      const count = beat.words.flatMap((word) => spokenWords(word.say)).length;
      expect(count / seconds).toBeLessThanOrEqual(2.85);
    }
  });

  test("is a 48 kHz mono track of the length it says, loud where words are, still in the pauses", async () => {
    const { sampleRate, channels } = await readWav(narration.file ?? "");
    const [samples = new Float32Array(0)] = channels;
    expect([sampleRate, channels.length]).toEqual([48_000, 1]);
    expect(Math.abs((samples.length / sampleRate) * 1000 - narration.durationMs)).toBeLessThan(60);
    const peak = (fromMs: number, toMs: number): number =>
      samples.subarray(fromMs * 48, toMs * 48).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const [first] = narration.words;
    const [opening] = narration.beats;
    expect(peak(first?.startMs ?? 0, first?.endMs ?? 0)).toBeGreaterThan(0.1);
    expect(peak((opening?.endMs ?? 0) - 80, (opening?.endMs ?? 0) - 10)).toBeLessThan(0.03);
  });
});

test("another language, or another script, is refused by name", async () => {
  await expect(voice.speak(request({ language: "de" }))).rejects.toMatchObject({
    kind: "usage",
    message: expect.stringContaining('"de"'),
  });
  const greek = [{ id: "b1", words: [{ show: "Ελλάδα", say: "Ελλάδα" }], minDurationMs: 0, pauseAfterMs: 0 }];
  await expect(voice.speak(request({ beats: greek }))).rejects.toMatchObject({
    code: "voice-language",
    message: expect.stringContaining("Ελλάδα"),
  });
});
