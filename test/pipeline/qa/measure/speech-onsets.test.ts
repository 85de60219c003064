import { describe, expect, test } from "vitest";
import { createRandom } from "../../../../src/core/random.ts";
import type { Sound } from "../../../../src/media/sound-files.ts";
import type { Narration } from "../../../../src/model/narration.ts";
import type { Timeline } from "../../../../src/model/timeline.ts";
import { hearWords, onsetNear } from "../../../../src/pipeline/qa/measure/speech-onsets.ts";

const RATE = 24_000;
const at = (timeMs: number): number => Math.round((timeMs * RATE) / 1000);
const silence = (durationMs: number): Float32Array => new Float32Array(at(durationMs));
const mono = (samples: Float32Array): Sound => ({ sampleRate: RATE, channels: [samples] });

/** Mixes in noise from a seed, which is like no other noise. */
function addNoise(
  samples: Float32Array,
  seed: string,
  { startMs, endMs, level }: { startMs: number; endMs: number; level: number },
): Float32Array {
  const random = createRandom(seed);
  for (let index = at(startMs); index < Math.min(samples.length, at(endMs)); index += 1)
    samples[index] = (samples[index] ?? 0) + level * (2 * random.next() - 1);
  return samples;
}

interface SpokenWord {
  show: string;
  startMs: number;
  endMs: number;
}
const WORDS: SpokenWord[] = [
  { show: "Three", startMs: 300, endMs: 700 },
  { show: "giants", startMs: 760, endMs: 1100 },
  { show: "so", startMs: 1500, endMs: 1900 },
];

function speak(words: readonly SpokenWord[], lengthMs = 2600, lagMs = 0): Float32Array {
  const samples = silence(lengthMs);
  for (const { show, startMs, endMs } of words)
    addNoise(samples, show, { startMs: startMs + lagMs, endMs: endMs + lagMs, level: 0.3 });
  return samples;
}

/** Hears words whose captions are planned some time after they are spoken, in a sound that has them elsewhere, perhaps. */
function hear(final: Float32Array, plannedLagMs = 0, voice = speak(WORDS)) {
  const narration: Narration = {
    durationMs: 2600,
    words: WORDS.map((word, index) => ({ ...word, beatId: "b1", index })),
    beats: [],
    voice: "flite:slt",
  };
  const words = WORDS.map(({ show, startMs, endMs }) => ({
    show,
    beatId: "b1",
    startMs: startMs + plannedLagMs,
    endMs: endMs + plannedLagMs,
  }));
  return hearWords({ words } as Timeline, narration, mono(voice), mono(final));
}

describe("words in the finished sound", () => {
  test("are heard where they are, the ones after a pause", () => {
    const heard = hear(speak(WORDS));
    expect(heard.map(({ show, captionMs }) => [show, captionMs])).toEqual([
      ["Three", 300],
      ["so", 1500],
    ]);
    for (const { heardMs, captionMs } of heard) expect(Math.abs((heardMs ?? 0) - captionMs)).toBeLessThan(10);
  });

  test.each([-200, -60, 80, 250])("are heard %i ms away from their captions", (lagMs) => {
    const errors = hear(speak(WORDS, 2600, lagMs)).map(({ heardMs = 0, captionMs }) => heardMs - captionMs);
    for (const error of errors) expect(Math.abs(error - lagMs)).toBeLessThan(10);
  });

  test("are looked for where the timeline has them, however far from where the voice was spoken", () => {
    for (const { heardMs = 0, captionMs } of hear(speak(WORDS, 4000, 1200), 1200))
      expect(Math.abs(heardMs - captionMs)).toBeLessThan(10);
  });

  test("are heard through music, and upside down", () => {
    const music = addNoise(speak(WORDS), "music", { startMs: 0, endMs: 2600, level: 0.15 });
    for (const final of [music, music.map((value) => -value)])
      for (const { heardMs = 0, captionMs } of hear(final))
        expect(Math.abs(heardMs - captionMs)).toBeLessThan(10);
  });

  test.each<[string, Float32Array]>([
    ["missing", silence(2600)],
    ["drowned in other noise", addNoise(silence(2600), "rain", { startMs: 0, endMs: 2600, level: 0.3 })],
    ["too far away", speak(WORDS, 4000, 900)],
    ["cut off with the end of the sound", silence(200)],
  ])("are not heard when they are %s", (_how, final) => {
    expect(hear(final).map(({ heardMs }) => heardMs)).toEqual([undefined, undefined]);
  });

  test("are not heard when the voice itself is silent", () => {
    expect(hear(speak(WORDS), 0, silence(2600)).map(({ heardMs }) => heardMs)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("that only the timeline knows are left out", () => {
    const narration: Narration = { durationMs: 0, words: [], beats: [], voice: "none" };
    const words = [{ show: "Three", beatId: "b1", startMs: 0, endMs: 100 }];
    expect(
      hearWords({ words } as unknown as Timeline, narration, mono(silence(9)), mono(silence(9))),
    ).toEqual([]);
  });
});

describe("an onset", () => {
  test.each([0, 120, 480, 700])(
    "at %i ms is found within a hop or two, though it was expected elsewhere",
    (startMs) => {
      const voice = mono(addNoise(silence(2000), "a", { startMs, endMs: startMs + 500, level: 0.3 }));
      for (const expectedMs of [startMs - 60, startMs, startMs + 90])
        expect(Math.abs((onsetNear(voice, expectedMs) ?? Number.NaN) - startMs)).toBeLessThanOrEqual(10);
    },
  );

  test("is not the end of the word before, nor a breath, nor a click", () => {
    const samples = addNoise(silence(2000), "before", { startMs: 0, endMs: 480, level: 0.3 });
    addNoise(samples, "breath", { startMs: 520, endMs: 650, level: 0.002 });
    addNoise(samples, "click", { startMs: 560, endMs: 562, level: 0.3 });
    addNoise(samples, "word", { startMs: 650, endMs: 1000, level: 0.3 });
    expect(Math.abs((onsetNear(mono(samples), 640) ?? 0) - 650)).toBeLessThanOrEqual(10);
  });

  test("stands out from the noise of its room", () => {
    const samples = addNoise(silence(2000), "room", { startMs: 0, endMs: 2000, level: 0.02 });
    addNoise(samples, "word", { startMs: 600, endMs: 1000, level: 0.3 });
    expect(Math.abs((onsetNear(mono(samples), 560) ?? 0) - 600)).toBeLessThanOrEqual(10);
  });

  test("may begin softly, as an s does", () => {
    const samples = addNoise(silence(2000), "s", { startMs: 600, endMs: 700, level: 0.05 });
    addNoise(samples, "o", { startMs: 700, endMs: 1000, level: 0.5 });
    expect(Math.abs((onsetNear(mono(samples), 600) ?? 0) - 600)).toBeLessThanOrEqual(10);
  });

  test("is not there in silence, nor in a hiss that nobody hears", () => {
    expect(onsetNear(mono(silence(2000)), 600)).toBeUndefined();
    const hiss = addNoise(silence(2000), "hiss", { startMs: 600, endMs: 900, level: 0.0005 });
    expect(onsetNear(mono(hiss), 600)).toBeUndefined();
  });
});
