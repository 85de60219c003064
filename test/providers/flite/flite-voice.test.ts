import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sayText } from "../../../src/ideas/spoken-numbers/say-text.ts";
import { readWav } from "../../../src/media/sound-files.ts";
import type { SpokenBeat, VoiceRequest } from "../../../src/providers/contracts/voice.ts";
import { createFliteVoice } from "../../../src/providers/flite/flite-voice.ts";
import { spokenWords } from "../../../src/providers/flite/speakable.ts";

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
  text,
}));
const voice = createFliteVoice();
const request = (change: Partial<VoiceRequest> = {}): VoiceRequest => ({
  voice: "slt",
  language: "en",
  beats,
  workFolder: folder,
  signal: new AbortController().signal,
  ...change,
});

describe("a spoken script", () => {
  let spoken: SpokenBeat[];
  beforeAll(async () => {
    spoken = await voice.speak(request());
  });

  test("times every word, in order, inside its sound", async () => {
    expect(spoken.map(({ id, words }) => [id, words?.length])).toEqual(
      beats.map(({ id, words }) => [id, words.length]),
    );
    for (const { file = "", words = [] } of spoken) {
      const { sampleRate, channels } = await readWav(file);
      const lengthMs = ((channels[0]?.length ?? 0) / sampleRate) * 1000;
      expect(words.at(-1)?.endMs).toBeLessThanOrEqual(lengthMs);
      for (const [index, { startMs, endMs }] of words.entries()) {
        expect(endMs).toBeGreaterThanOrEqual(startMs);
        expect(startMs).toBeGreaterThanOrEqual(words[index - 1]?.startMs ?? 0);
      }
    }
  });

  test("is never faster than 2.8 words a second", () => {
    for (const [index, beat] of beats.entries()) {
      const own = spoken[index]?.words ?? [];
      const seconds = ((own.at(-1)?.endMs ?? 0) - (own[0]?.startMs ?? 0)) / 1000;
      const count = beat.words.flatMap((word) => spokenWords(word.say)).length;
      expect(count / seconds).toBeLessThanOrEqual(2.85);
    }
  });
});

test("another language, or another script, is refused by name", async () => {
  await expect(voice.speak(request({ language: "de" }))).rejects.toMatchObject({
    kind: "usage",
    message: expect.stringContaining('"de"'),
  });
  const greek = [{ id: "b1", words: [{ show: "Ελλάδα", say: "Ελλάδα" }], text: "Ελλάδα" }];
  await expect(voice.speak(request({ beats: greek }))).rejects.toMatchObject({
    code: "voice-language",
    message: expect.stringContaining("Ελλάδα"),
  });
});
