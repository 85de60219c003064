import { loadImage } from "@napi-rs/canvas";
import { expect, it } from "vitest";
import { framesToShow } from "../../../../src/pipeline/qa/critic/frames-to-show.ts";
import { HEIGHT, makeClip, tools, WIDTH } from "../sample-clip.ts";

const COUNT = 9;
const DURATION_MS = 3_500;
const { signal } = new AbortController();

it("shows nine different moments, the first and the last among them, small enough to be looked at", async () => {
  const { file } = await makeClip({
    draw(canvas, frame) {
      canvas.fillStyle = `rgb(${frame * 2}, 0, 0)`;
      canvas.fillRect(0, 0, 1080, 1920);
    },
  });
  const frames = await framesToShow(tools, { file, durationMs: DURATION_MS, signal });
  expect(frames).toHaveLength(COUNT);
  expect(frames[0]?.atMs).toBe(0);
  expect(frames.at(-1)?.atMs).toBeGreaterThan(DURATION_MS - 200);
  const pictures = await Promise.all(frames.map(({ jpeg }) => loadImage(Buffer.from(jpeg))));
  expect(pictures.every(({ height }) => height === 768)).toBe(true);
  expect(pictures[0]?.width).toBe(Math.round((768 * WIDTH) / HEIGHT));
  expect(new Set(frames.map(({ jpeg }) => Buffer.from(jpeg).toString("base64"))).size).toBe(COUNT);
});

it("stops when the run does", async () => {
  const { file } = await makeClip();
  const stopped = AbortSignal.abort(new Error("cancelled"));
  await expect(framesToShow(tools, { file, durationMs: DURATION_MS, signal: stopped })).rejects.toThrow();
});
