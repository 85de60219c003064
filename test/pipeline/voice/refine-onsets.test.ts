import { expect, test } from "vitest";
import { refineOnsets } from "../../../src/pipeline/voice/refine-onsets.ts";

const RATE = 8000;

/** Silence, then a tone from `onsetMs`. */
function toneFrom(onsetMs: number): { sampleRate: number; channels: Float32Array[] } {
  const samples = new Float32Array(RATE * 2);
  for (let at = Math.round((onsetMs * RATE) / 1000); at < samples.length; at += 1)
    samples[at] = Math.sin(at / 3) * 0.5;
  return { sampleRate: RATE, channels: [samples] };
}

const word = (startMs: number, endMs: number) => ({ beatId: "b1", index: 0, startMs, endMs });

test("a word after a pause begins where it is heard", () => {
  const [moved] = refineOnsets([word(500, 900)], toneFrom(580));
  expect(Math.abs((moved?.startMs ?? 0) - 580)).toBeLessThanOrEqual(10);
});

test("a word inside running speech stays where its phones say", () => {
  const words = [word(500, 900), word(905, 1200)];
  expect(refineOnsets(words, toneFrom(500))[1]).toEqual(words[1]);
});

test("a word that is heard far from its place is left alone", () => {
  expect(refineOnsets([word(500, 900)], toneFrom(760))[0]).toEqual(word(500, 900));
});
