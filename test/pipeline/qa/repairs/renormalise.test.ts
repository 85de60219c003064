import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { isFastStart } from "../../../../src/media/fast-start.ts";
import { measureLoudness } from "../../../../src/media/loudness.ts";
import { probeFile } from "../../../../src/media/probe-file.ts";
import { runTool } from "../../../../src/media/run-tool.ts";
import { renormalise } from "../../../../src/pipeline/qa/repairs/renormalise.ts";
import { flawedVideo, streamHash } from "./flawed-video.ts";

test("the sound gets its loudness, under the peak limit with room; the picture stays as it was", async () => {
  const request = await flawedVideo();
  expect((await measureLoudness(request.tools, request.file)).integratedLufs).toBeLessThan(-20);
  await renormalise(request);
  const loudness = await measureLoudness(request.tools, request.outFile);
  expect(Math.abs(loudness.integratedLufs + 14)).toBeLessThan(0.5);
  expect(loudness.truePeakDbtp).toBeLessThan(-1.5);
  const facts = await probeFile(request.tools, request.outFile);
  expect(facts.sound).toEqual({ codec: "aac", sampleRate: 48_000, channels: 2 });
  expect(await isFastStart(request.outFile)).toBe(true);
  expect(await streamHash(request, request.outFile, "v")).toBe(await streamHash(request, request.file, "v"));
  expect(readdirSync(request.folder).sort()).toEqual([basename(request.file), "repaired.mp4"].sort());
});

test("when it fails, nothing is left but the files that were there", async () => {
  const request = await flawedVideo();
  const soundAlone = join(request.folder, "sound.m4a");
  const copy = ["-i", `file:${request.file}`, "-vn", "-c", "copy", soundAlone];
  await runTool(request.tools.ffmpeg, ["-v", "error", ...copy]);
  await expect(renormalise({ ...request, file: soundAlone })).rejects.toThrow("matches no streams");
  const stopped = renormalise({ ...request, signal: AbortSignal.abort() });
  await expect(stopped).rejects.toMatchObject({ kind: "cancelled" });
  expect(readdirSync(request.folder)).toEqual([basename(request.file), "sound.m4a"]);
});
