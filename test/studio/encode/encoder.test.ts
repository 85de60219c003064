import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isFastStart } from "../../../src/media/fast-start.ts";
import { probeFile } from "../../../src/media/probe-file.ts";
import { type EncoderRequest, startEncoder } from "../../../src/studio/encode/encoder.ts";
import { mediaTools } from "../../support/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-encoder-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const frame = new Uint8Array((128 * 128 * 3) / 2).fill(120);

function request(name: string, signal = new AbortController().signal): EncoderRequest {
  return {
    width: 128,
    height: 128,
    framesPerSecond: 30,
    outFile: join(folder, name),
    isPreview: false,
    signal,
  };
}

test("frames become H.264 High, tagged BT.709, index first", async () => {
  const tools = await mediaTools();
  const wanted = request("fine ':;[]%.mp4");
  const encoder = startEncoder(tools, wanted);
  for (let index = 0; index < 12; index += 1) await encoder.write(frame);
  await encoder.finish(12);
  const { picture } = await probeFile(tools, wanted.outFile);
  expect(picture).toMatchObject({
    codec: "h264",
    profile: "High",
    width: 128,
    height: 128,
    pixelFormat: "yuv420p",
    framesPerSecond: 30,
    frameCount: 12,
    colourSpace: "bt709",
    colourPrimaries: "bt709",
    colourTransfer: "bt709",
  });
  expect(await isFastStart(wanted.outFile)).toBe(true);
});

test("a file that is a frame short is refused and removed", async () => {
  const wanted = request("short.mp4");
  const encoder = startEncoder(await mediaTools(), wanted);
  for (let index = 0; index < 5; index += 1) await encoder.write(frame);
  await expect(encoder.finish(6)).rejects.toMatchObject({ code: "render-cut-short" });
  expect(existsSync(wanted.outFile) || existsSync(`${wanted.outFile}.part`)).toBe(false);
});

test("stopping leaves no file and says that it was stopped", async () => {
  const controller = new AbortController();
  const wanted = request("stopped.mp4", controller.signal);
  const encoder = startEncoder(await mediaTools(), wanted);
  await encoder.write(frame);
  controller.abort();
  await expect(encoder.write(frame)).rejects.toMatchObject({ kind: "cancelled" });
  expect(existsSync(wanted.outFile) || existsSync(`${wanted.outFile}.part`)).toBe(false);
});

test("a render that was stopped before it began does not hang", async () => {
  const encoder = startEncoder(await mediaTools(), request("never.mp4", AbortSignal.abort()));
  await expect(encoder.write(frame)).rejects.toMatchObject({ kind: "cancelled" });
});

test("a folder that is not there is told with ffmpeg's own words", async () => {
  const encoder = startEncoder(await mediaTools(), request("no/such/folder.mp4"));
  const writing = (async () => {
    for (let index = 0; index < 200; index += 1) await encoder.write(frame);
    await encoder.finish(200);
  })();
  await expect(writing).rejects.toMatchObject({
    code: "media-tool-failed",
    message: expect.stringContaining("No such file"),
  });
});
