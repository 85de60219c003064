import { expect, test } from "vitest";
import { placeSounds, type Unit } from "../../../../src/pipeline/voice/align/place-sounds.ts";
import { BAND_COUNT, type SpeechFrame } from "../../../../src/pipeline/voice/align/speech-frames.ts";

/** A frame says by its level which sound it is. */
const LEVELS: Readonly<Record<string, number>> = { pause: -60, open: -5, hiss: -20, stop: -30 };
const frames = (...runs: [sound: string, count: number][]): SpeechFrame[] =>
  runs.flatMap(([sound, count]) =>
    Array.from({ length: count }, () => ({
      levelDb: LEVELS[sound] ?? 0,
      bands: new Float64Array(BAND_COUNT),
    })),
  );
const sound = (name: "open" | "hiss" | "stop", word: number, durationMs = 80): Unit => ({
  sound: name,
  durationMs,
  word,
  pauseCost: 0,
});
const pause = (pauseCost: number): Unit => ({ sound: "pause", durationMs: 0, word: undefined, pauseCost });
const tuning = {
  fit: (name: string, { levelDb }: SpeechFrame) => -Math.abs(levelDb - (LEVELS[name] ?? 0)) / 10,
  fitWeight: 1,
  stretch: 1,
};
const spans = (units: Unit[], heard: SpeechFrame[]) =>
  placeSounds(units, heard, tuning)?.map(({ from, to }) => [from, to]);

test("each sound lies where it is heard, and all frames are used", () => {
  const units = [pause(0), sound("open", 0), sound("hiss", 0), pause(2), sound("stop", 1), pause(0)];
  const heard = frames(["pause", 5], ["open", 9], ["hiss", 7], ["pause", 12], ["stop", 8], ["pause", 4]);
  expect(spans(units, heard)).toEqual([
    [0, 5],
    [5, 14],
    [14, 21],
    [21, 33],
    [33, 41],
    [41, 45],
  ]);
});

test("a pause that nobody makes is left out", () => {
  const units = [sound("open", 0), pause(2), sound("stop", 1)];
  expect(spans(units, frames(["open", 8], ["stop", 8]))).toEqual([
    [0, 8],
    [8, 8],
    [8, 16],
  ]);
});

test("where the sound does not tell, lengths decide", () => {
  const units = [sound("open", 0, 50), sound("open", 1, 150)];
  expect(spans(units, frames(["open", 20]))).toEqual([
    [0, 5],
    [5, 20],
  ]);
});

test("fewer frames than sounds have no places", () => {
  expect(spans([sound("open", 0), sound("stop", 0)], frames(["open", 1]))).toBeUndefined();
});
