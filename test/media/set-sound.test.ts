import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isFastStart } from "../../src/media/fast-start.ts";
import { probeFile } from "../../src/media/probe-file.ts";
import { runTool } from "../../src/media/run-tool.ts";
import { setSound } from "../../src/media/set-sound.ts";
import { mediaTools } from "../support/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-set-sound-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const tools = await mediaTools();
const make = async (name: string, ...args: string[]): Promise<string> => {
  const file = join(folder, name);
  await runTool(tools.ffmpeg, ["-v", "error", "-y", "-f", "lavfi", "-i", ...args, `file:${file}`]);
  return file;
};
const picture = await make("picture ';.mp4", "testsrc=s=128x128:r=30:d=1", "-pix_fmt", "yuv420p");
const sound = await make("sound.wav", "sine=frequency=440:sample_rate=48000:duration=1.2", "-ac", "2");

/** What the picture decodes to, by hash. */
async function pictureHash(file: string): Promise<string> {
  const { stdout } = await runTool(tools.ffmpeg, [
    "-v",
    "error",
    "-i",
    `file:${file}`,
    "-map",
    "0:v",
    "-f",
    "md5",
    "-",
  ]);
  return stdout.toString("utf8");
}

test("the picture stays as it was, the sound is AAC as long as the picture, the index is first", async () => {
  const outFile = join(folder, "video.mp4");
  await setSound(tools, { file: picture, soundFile: sound, outFile });
  const facts = await probeFile(tools, outFile);
  expect(facts.sound).toMatchObject({ codec: "aac", sampleRate: 48_000, channels: 2 });
  expect(Math.abs(facts.durationMs - 1000)).toBeLessThan(60);
  expect(await pictureHash(outFile)).toBe(await pictureHash(picture));
  expect(await isFastStart(outFile)).toBe(true);
  expect(existsSync(`${outFile}.part`)).toBe(false);
});

test("a sound that cannot be read is an error, and no file has the name", async () => {
  const outFile = join(folder, "none.mp4");
  const missing = join(folder, "missing.wav");
  await expect(setSound(tools, { file: picture, soundFile: missing, outFile })).rejects.toThrow();
  expect(existsSync(outFile)).toBe(false);
});
