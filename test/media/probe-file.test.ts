import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { probeFile } from "../../src/media/probe-file.ts";
import { runTool } from "../../src/media/run-tool.ts";
import { mediaTools } from "../support/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-media-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const HOSTILE = `cl'i;p [1] {x},<y> $z.mp4`;

async function clip(name: string): Promise<string> {
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
