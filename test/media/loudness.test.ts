import { join } from "node:path";
import { expect, test } from "vitest";
import { measureLoudness, normaliseLoudness } from "../../src/media/loudness.ts";
import { decodeSound, writeWav } from "../../src/media/sound-files.ts";
import { temporaryFolder } from "../support/store.ts";
import { mediaTools } from "../support/studio.ts";

const RATE = 48_000;
const tools = await mediaTools();

async function fileOf(seconds: number, sample: (at: number) => number): Promise<string> {
  const file = join(temporaryFolder(), "in.wav");
  const channel = Float32Array.from({ length: RATE * seconds }, (_, at) => sample(at));
  await writeWav(file, { sampleRate: RATE, channels: [channel, channel] });
  return file;
}

test("a tone at full scale in both ears is 0 LUFS at its peak of 0 dBTP", async () => {
  const measured = await measureLoudness(
    tools,
    await fileOf(3, (at) => 0.999 * Math.sin((at * 997 * 2 * Math.PI) / RATE)),
  );
  expect(measured.integratedLufs).toBeCloseTo(0, 0);
  expect(measured.truePeakDbtp).toBeCloseTo(0, 0);
  expect(measured.rangeLu).toBeCloseTo(0, 0);
});

test("silence is measured as very quiet, not as an error", async () => {
  const silent = await measureLoudness(tools, await fileOf(3, () => 0));
  expect(silent.integratedLufs).toBe(-99);
  expect(silent.truePeakDbtp).toBe(-99);
});

test("a quiet tone is brought to -14 LUFS, 48 kHz stereo, its peaks under the limit and its shape kept", async () => {
  const quiet = await fileOf(8, (at) => Math.sin(at / 20) * (at < RATE * 4 ? 0.02 : 0.01));
  const loud = join(temporaryFolder(), "loud.wav");
  await normaliseLoudness(tools, quiet, loud, { integratedLufs: -14, truePeakDbtp: -1.5 });
  const measured = await measureLoudness(tools, loud);
  expect(Math.abs(measured.integratedLufs + 14)).toBeLessThan(1);
  expect(measured.truePeakDbtp).toBeLessThanOrEqual(-1);
  const { channels } = await decodeSound(tools, loud, { sampleRate: RATE, channels: 2 });
  expect(channels[0]).toHaveLength(RATE * 8);
  const level = (from: number): number =>
    Math.max(...(channels[0]?.subarray(RATE * from, RATE * from + 4800) ?? []));
  expect(level(7) / level(1)).toBeCloseTo(0.5, 2);
});
