import { expect, test } from "vitest";
import { BAND_COUNT, speechFrames } from "../../../../src/pipeline/voice/align/speech-frames.ts";

/** A tone of `hertz` in the second half, silence before it. */
function tone(hertz: number, sampleRate: number) {
  const samples = Float32Array.from({ length: sampleRate }, (_, at) =>
    at < sampleRate / 2 ? 0 : 0.5 * Math.sin((2 * Math.PI * hertz * at) / sampleRate),
  );
  return { sampleRate, channels: [samples] };
}

const loudestBand = (bands: Float64Array): number => bands.indexOf(Math.max(...bands));

test.each([16_000, 24_000, 48_000])("hears when it is loud and how high it is, at %d Hz", (sampleRate) => {
  const low = speechFrames(tone(200, sampleRate));
  const high = speechFrames(tone(6_000, sampleRate));
  expect(low).toHaveLength(100);
  expect(low[20]?.levelDb).toBe(-60);
  expect(low[80]?.levelDb).toBeGreaterThan(-1);
  expect(loudestBand(low[80]?.bands ?? new Float64Array(1))).toBeLessThan(2);
  expect(loudestBand(high[80]?.bands ?? new Float64Array(1))).toBeGreaterThan(BAND_COUNT - 3);
});

test("how loud a voice is as a whole changes nothing", () => {
  const loud = tone(900, 16_000);
  const soft = { ...loud, channels: loud.channels.map((channel) => channel.map((value) => value / 20)) };
  const [one, other] = [speechFrames(loud)[70], speechFrames(soft)[70]];
  expect(other?.levelDb).toBeCloseTo(one?.levelDb ?? 0, 3);
  expect([...(other?.bands ?? [])].map(Math.round)).toEqual([...(one?.bands ?? [])].map(Math.round));
});

test("of no sound there is one silent frame", () => {
  expect(speechFrames({ sampleRate: 16_000, channels: [] }).map(({ levelDb }) => levelDb)).toEqual([-60]);
});
