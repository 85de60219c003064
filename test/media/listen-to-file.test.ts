import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { listenToFile } from "../../src/media/listen-to-file.ts";
import { measureLoudness } from "../../src/media/loudness.ts";
import { writeWav } from "../../src/media/sound-files.ts";
import { mediaTools } from "../support/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-listen-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const RATE = 48_000;
const tools = await mediaTools();

async function fileOf(sample: (at: number) => number): Promise<string> {
  const file = join(folder, `${Math.random()}.wav`);
  const channel = Float32Array.from({ length: RATE * 4 }, (_, at) => sample(at));
  await writeWav(file, { sampleRate: RATE, channels: [channel, channel] });
  return file;
}

test("samples come at the rate asked for, and the loudness is what a pass of its own measures", async () => {
  const file = await fileOf((at) => 0.25 * Math.sin((at * 440 * 2 * Math.PI) / RATE));
  const { sound, loudness } = await listenToFile(tools, file, { sampleRate: 24_000 });
  expect(sound.sampleRate).toBe(24_000);
  expect(sound.channels).toHaveLength(1);
  expect(Math.abs((sound.channels[0]?.length ?? 0) - 4 * 24_000)).toBeLessThan(100);
  const alone = await measureLoudness(tools, file);
  expect(loudness.integratedLufs).toBeCloseTo(alone.integratedLufs, 0);
  expect(loudness.truePeakDbtp).toBeCloseTo(-12, 0);
});

test("nothing at all is as quiet as can be, not an error", async () => {
  const { loudness } = await listenToFile(tools, await fileOf(() => 0), { sampleRate: 24_000 });
  expect(loudness).toEqual({ integratedLufs: -70, truePeakDbtp: -99 });
});
