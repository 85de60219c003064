import { expect, test } from "vitest";
import { isFastStart } from "../../../../src/media/fast-start.ts";
import { probeFile } from "../../../../src/media/probe-file.ts";
import { runTool } from "../../../../src/media/run-tool.ts";
import { remux } from "../../../../src/pipeline/qa/repairs/remux.ts";
import { flawedVideo, streamHash } from "./flawed-video.ts";

const TAGGED = {
  colourSpace: "bt709",
  colourPrimaries: "bt709",
  colourTransfer: "bt709",
  colourRange: "tv",
};

test("the index comes first and the colours are tagged; picture and sound stay as they were", async () => {
  const request = await flawedVideo();
  const before = await probeFile(request.tools, request.file);
  expect([await isFastStart(request.file), before.picture?.colourSpace]).toEqual([false, ""]);
  await remux(request);
  const after = await probeFile(request.tools, request.outFile);
  expect(await isFastStart(request.outFile)).toBe(true);
  expect(after.picture).toEqual({ ...before.picture, ...TAGGED });
  expect(after.sound).toEqual(before.sound);
  for (const stream of ["v", "a"] as const)
    expect(await streamHash(request, request.outFile, stream)).toBe(
      await streamHash(request, request.file, stream),
    );
});

test("wrong tags give way to the right ones", async () => {
  const request = await flawedVideo();
  const wrong = `${request.file}.wrong.mp4`;
  const tags = "h264_metadata=matrix_coefficients=6:colour_primaries=6:video_full_range_flag=1";
  const copy = ["-i", `file:${request.file}`, "-c", "copy", "-bsf:v", tags, `file:${wrong}`];
  await runTool(request.tools.ffmpeg, ["-v", "error", ...copy]);
  expect((await probeFile(request.tools, wrong)).picture?.colourRange).toBe("pc");
  await remux({ ...request, file: wrong });
  expect((await probeFile(request.tools, request.outFile)).picture).toMatchObject(TAGGED);
});

test("what an earlier attempt left in its place is written over", async () => {
  const request = await flawedVideo();
  await remux(request);
  await remux(request);
  expect(await isFastStart(request.outFile)).toBe(true);
});

test("a file that is not there and a repair that is cancelled are errors", async () => {
  const request = await flawedVideo();
  await expect(remux({ ...request, file: `${request.file}.gone` })).rejects.toThrow("No such file");
  const stopped = remux({ ...request, signal: AbortSignal.abort() });
  await expect(stopped).rejects.toMatchObject({ kind: "cancelled" });
});
