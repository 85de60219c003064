import type { SKRSContext2D } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { checkVideo } from "../../../src/pipeline/qa/check-video.ts";
import type { VideoCheck, VideoCheckRequest } from "../../../src/pipeline/qa/video-check.ts";
import { type Faults, makeClip } from "./sample-clip.ts";

/** A test that a check fails on a clip with this fault, and says why; the clean clip is tested for all checks at once. */
export function findsFault(
  check: VideoCheck,
  fault: string,
  faults: Faults,
  change: (request: VideoCheckRequest) => VideoCheckRequest = (request) => request,
): void {
  test(`${check.id} finds: ${fault}`, async () => {
    const checks = await checkVideo(change(await makeClip(faults)));
    const found = checks.find((one) => one.id === check.id);
    expect(found).toMatchObject({ status: "failed", message: expect.any(String) });
  });
}

/** Paints a number of frames over, whole. */
export function fill(colour: string, from: number, to: number) {
  return (canvas: SKRSContext2D, frame: number): void => {
    if (frame < from || frame >= to) return;
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1080, 1920);
  };
}

export function silence(fromSeconds: number, toSeconds: number) {
  return (mono: Float32Array): void => {
    mono.fill(0, fromSeconds * 48_000, toSeconds * 48_000);
  };
}

export function scale(by: number) {
  return (mono: Float32Array): void => {
    for (const [index, value] of mono.entries()) mono[index] = value * by;
  };
}

export function shift(byMs: number) {
  return (mono: Float32Array): void => {
    const copy = mono.slice();
    for (let at = 0; at < mono.length; at += 1) mono[at] = copy[at - byMs * 48] ?? 0;
  };
}

export const BOX = {
  text: "",
  role: "layout" as const,
  x: 150,
  y: 700,
  width: 600,
  height: 90,
  startFrame: 0,
  endFrame: 105,
};
