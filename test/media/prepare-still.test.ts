import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { findMediaTools, type MediaTools } from "../../src/media/find-media-tools.ts";
import { prepareStill } from "../../src/media/prepare-still.ts";
import { temporaryFolder } from "../support/store.ts";
import { jpegHead } from "./jpeg-head.ts";

let tools: MediaTools;
beforeAll(async () => {
  tools = await findMediaTools({}, process.env);
});
const signal = new AbortController().signal;

function make(name: string, source: string): string {
  const file = join(temporaryFolder(), name);
  execFileSync(tools.ffmpeg, ["-v", "error", "-y", "-f", "lavfi", "-i", source, "-frames:v", "1", file]);
  return file;
}

/** Red, green and blue of the pixel at the middle of one ninth of the picture: column and row from 0 to 2. */
function pixel(file: string, column: number, row: number): number[] {
  const args = ["-v", "error", "-i", file, "-vf", "scale=9:9:flags=area,format=rgb24", "-f", "rawvideo", "-"];
  const at = ((row * 3 + 1) * 9 + column * 3 + 1) * 3;
  return [...execFileSync(tools.ffmpeg, args).subarray(at, at + 3)].map((value) => Math.round(value / 64));
}

const RED_ON_TOP = "color=c=blue:size=320x240,format=rgb24,drawbox=0:0:320:80:red:fill";

it("leaves a picture that is fine as it is", async () => {
  const file = make("fine.jpg", RED_ON_TOP);
  const still = { file, width: 320, height: 240 };
  expect(await prepareStill({ ...still, pixelFormat: "yuvj420p" }, temporaryFolder(), tools, signal)).toEqual(
    still,
  );
});

// What lies on top of the stored picture is on this side of the one that is shown.
it.each([
  [3, 320, 240, [1, 2]],
  [6, 240, 320, [2, 1]],
  [8, 240, 320, [0, 1]],
])("stands a photo with EXIF orientation %i up", async (orientation, width, height, [column, row]) => {
  const file = make("photo.jpg", RED_ON_TOP);
  writeFileSync(file, Buffer.concat([jpegHead(orientation), readFileSync(file).subarray(2)]));
  const shot = { file, width: 320, height: 240, pixelFormat: "yuvj420p" };
  const still = await prepareStill(shot, temporaryFolder(), tools, signal);
  expect(still).toMatchObject({ width, height });
  expect(pixel(still.file, column ?? 0, row ?? 0)).toEqual([4, 0, 0]);
});

it("puts what is transparent on a colour on which everything can be seen", async () => {
  const file = make(
    "logo.png",
    "color=c=red@0.0:size=90x90,format=rgba,drawbox=30:30:30:30:yellow@1:fill:replace=1",
  );
  const shot = { file, width: 90, height: 90, pixelFormat: "rgba" };
  const still = await prepareStill(shot, temporaryFolder(), tools, signal);
  expect(pixel(still.file, 0, 0)).toEqual([1, 1, 1]);
  expect(pixel(still.file, 1, 1)).toEqual([4, 4, 0]);
});

it("makes a huge picture as large as a frame has use for", async () => {
  const file = make("huge.jpg", "color=c=green:size=8000x6000");
  const shot = { file, width: 8000, height: 6000, pixelFormat: "yuvj420p" };
  const still = await prepareStill(shot, temporaryFolder(), tools, signal);
  expect([still.width, still.height]).toEqual([2160, 1620]);
});
