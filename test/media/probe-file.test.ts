import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isFastStart } from "../../src/media/fast-start.ts";
import { measureLoudness, normaliseLoudness } from "../../src/media/loudness.ts";
import { probeFile } from "../../src/media/probe-file.ts";
import { runTool } from "../../src/media/run-tool.ts";
import { decodeSound, parseWav, readWav, writeWav } from "../../src/media/sound-files.ts";
import { mediaTools } from "../support/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-media-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const HOSTILE = `cl'i;p [1] {x},<y> $z.mp4`;

async function clip(name: string, flags: readonly string[] = []): Promise<string> {
  const { ffmpeg } = await mediaTools();
  const file = join(folder, name);
  await runTool(ffmpeg, [
    "-v",
    "error",
    "-y",
    "-f",
    "lavfi",
    "-i",
    "testsrc=s=64x96:r=30:d=0.5",
    "-f",
    "lavfi",
    "-i",
    "sine=d=0.5",
    "-c:v",
    "libx264",
    "-pix_fmt",
    "yuv420p",
    "-c:a",
    "aac",
    ...flags,
    "-f",
    "mp4",
    `file:${file}`,
  ]);
  return file;
}

test("a hostile name is data, and the facts of the file come back", async () => {
  const facts = await probeFile(await mediaTools(), await clip(HOSTILE));
  expect(facts.picture).toMatchObject({
    codec: "h264",
    width: 64,
    height: 96,
    frameCount: 15,
    framesPerSecond: 30,
  });
  expect(facts.sound?.codec).toBe("aac");
  expect(Math.abs(facts.durationMs - 500)).toBeLessThan(60);
});

test("rubbish is told as rubbish, with its name", async () => {
  const file = join(folder, "rubbish.mp4");
  writeFileSync(file, "not a video at all");
  await expect(probeFile(await mediaTools(), file)).rejects.toMatchObject({
    kind: "usage",
    code: "media-unreadable",
    message: expect.stringContaining(file),
  });
});

test("a broken ffprobe is not the file's fault", async () => {
  const tools = { ...(await mediaTools()), ffprobe: "/no/such/ffprobe" };
  await expect(probeFile(tools, join(folder, HOSTILE))).rejects.toMatchObject({ kind: "config" });
});

test("where the index stands is read from the file", async () => {
  expect(await isFastStart(await clip("first.mp4", ["-movflags", "+faststart"]))).toBe(true);
  expect(await isFastStart(await clip("last.mp4"))).toBe(false);
});

test("a WAV comes back as it was written, whatever chunks stand in it", async () => {
  const samples = Float32Array.from({ length: 480 }, (_, index) => Math.sin(index / 7) * 0.8);
  const file = join(folder, "tone.wav");
  await writeWav(file, { sampleRate: 48_000, channels: [samples, samples.map((value) => -value)] });
  const { sampleRate, channels } = await readWav(file);
  expect([sampleRate, channels.length, channels[0]?.length]).toEqual([48_000, 2, 480]);
  for (const [index, value] of samples.entries()) {
    expect(Math.abs((channels[0]?.[index] ?? 0) - value)).toBeLessThan(1e-4);
    expect(Math.abs((channels[1]?.[index] ?? 0) + value)).toBeLessThan(1e-4);
  }
  expect(() => parseWav(Buffer.from("RIFF0000WAVE"), "empty.wav")).toThrow("empty.wav");
});

test("a quiet tone is brought to -14 LUFS without its peaks passing the limit", async () => {
  const tools = await mediaTools();
  const quiet = join(folder, "quiet.wav");
  const loud = join(folder, "loud.wav");
  const wave = Float32Array.from({ length: 48_000 * 4 }, (_, index) => Math.sin(index / 20) * 0.02);
  await writeWav(quiet, { sampleRate: 48_000, channels: [wave, wave] });
  await normaliseLoudness(tools, quiet, loud, { integratedLufs: -14, truePeakDbtp: -1.5 });
  const measured = await measureLoudness(tools, loud);
  expect(Math.abs(measured.integratedLufs + 14)).toBeLessThan(1);
  expect(measured.truePeakDbtp).toBeLessThanOrEqual(-1);
  const decoded = await decodeSound(tools, loud, { sampleRate: 8000, channels: 1 });
  expect(decoded.channels[0]?.length).toBeGreaterThan(31_000);
});
