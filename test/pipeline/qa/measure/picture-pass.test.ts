import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runTool } from "../../../../src/media/run-tool.ts";
import {
  type PicturePassRequest,
  passOverPicture,
} from "../../../../src/pipeline/qa/measure/picture-pass.ts";
import type { SampledFrame } from "../../../../src/pipeline/qa/measure/yuv-frame.ts";
import { mediaTools } from "../../../support/studio.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const tools = await mediaTools();
const folder = mkdtempSync(join(tmpdir(), "viral-pass-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FRAMES = 150;
/** Too large for one chunk of a pipe. */
const SIZE = { width: 310, height: 170 };
/** A second of black; from then on every frame is as light as its number says, with its own colour left and right. */
const PICTURE = "lum='if(lt(N,30),16,40+N)':cb=100:cr='if(lt(X,16),90,160)'";
const file = join(folder, "counted.mp4");
const scaled = `scale=${SIZE.width}:${SIZE.height}:flags=neighbor`;
const source = `color=black:s=62x34:r=30:d=5,format=yuv420p,geq=${PICTURE},${scaled}`;
const coded = ["-c:v", "libx264", "-preset", "superfast", "-crf", "4", file];
await runTool(tools.ffmpeg, ["-v", "error", "-f", "lavfi", "-i", source, ...coded]);

const lightOf = ({ planes }: SampledFrame): number => planes[0] ?? 0;
const lightAt = (frame: number): number => (frame < 30 ? 16 : 40 + frame);

async function pass(keepFrames: readonly number[], change: Partial<PicturePassRequest> = {}) {
  const seen: SampledFrame[] = [];
  const workFolder = temporaryFolder();
  const { signal } = new AbortController();
  const coarse = await passOverPicture(
    { tools, file, ...SIZE, framesPerSecond: 30, keepFrames, workFolder, signal, ...change },
    (frame) => seen.push(frame),
  );
  expect(readdirSync(workFolder)).toEqual([]);
  return { seen, coarse };
}

test("near each wanted frame one is looked at, under its own number, at or after the wanted one", async () => {
  const wanted = [0, 41, 77, 95, 140];
  const { seen } = await pass(wanted);
  expect(seen).toHaveLength(wanted.length);
  for (const [index, frame] of seen.entries()) {
    expect(lightOf(frame)).toBe(lightAt(frame.frame));
    expect(frame.frame - (wanted[index] ?? 0)).toBeGreaterThanOrEqual(0);
    expect(frame.frame - (wanted[index] ?? 0)).toBeLessThanOrEqual(4);
  }
});

test("a frame that was looked at is whole, its colours as they are in the file", async () => {
  const { seen } = await pass([100]);
  expect(seen).toMatchObject([SIZE]);
  const { planes } = seen[0] as SampledFrame;
  const pixels = SIZE.width * SIZE.height;
  expect(planes).toHaveLength(pixels * 1.5);
  expect(new Set(planes.subarray(0, pixels)).size).toBe(1);
  expect(new Set(planes.subarray(pixels, pixels * 1.25))).toEqual(new Set([100]));
  const red = planes.subarray(pixels * 1.25);
  expect([red[0], red[SIZE.width / 2 - 1]]).toEqual([90, 160]);
});

test("frames cut in two by the pipe are put together again", async () => {
  const { seen } = await pass(Array.from({ length: FRAMES }, (_, frame) => frame));
  expect(seen.length).toBeGreaterThan(FRAMES / 3);
  expect(seen.map(lightOf)).toEqual(seen.map(({ frame }) => lightAt(frame)));
  expect(new Set(seen.map(({ frame }) => frame)).size).toBe(seen.length);
});

test("all of the picture is seen small, six frames a second", async () => {
  const { coarse } = await pass([0]);
  expect(coarse).toHaveLength(30);
  expect(coarse.map(({ blackPart }) => blackPart)).toEqual(coarse.map((_, at) => (at < 6 ? 1 : 0)));
  expect(coarse.map(({ hasMoved }) => hasMoved)).toEqual(coarse.map((_, at) => at === 0 || at > 5));
});

test("frames are counted by the planned rate, whatever the file's is", async () => {
  const { seen } = await pass([50], { framesPerSecond: 15 });
  expect(seen.map((frame) => [frame.frame, lightOf(frame)])).toEqual([[50, lightAt(100)]]);
});

test("what is wanted after the end is not there", async () => {
  expect((await pass([40, FRAMES + 20])).seen.map(({ frame }) => frame)).toEqual([40]);
});

test("whatever stops it, nothing is left behind", async () => {
  const workFolder = temporaryFolder();
  const request = { tools, file, ...SIZE, framesPerSecond: 30, keepFrames: [0], workFolder };
  const { signal } = new AbortController();
  const look = (): void => {
    throw new Error("cannot look");
  };
  await expect(passOverPicture({ ...request, signal }, look)).rejects.toThrow("cannot look");
  const missing = { ...request, file: join(folder, "missing.mp4"), signal };
  await expect(passOverPicture(missing, () => undefined)).rejects.toThrow("No such file");
  const stopped = passOverPicture({ ...request, signal: AbortSignal.abort() }, () => undefined);
  await expect(stopped).rejects.toMatchObject({ kind: "cancelled" });
  expect(readdirSync(workFolder)).toEqual([]);
});
