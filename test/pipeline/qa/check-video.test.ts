import type { SKRSContext2D } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import type { Check } from "../../../src/model/check.ts";
import { checkVideo } from "../../../src/pipeline/qa/check-video.ts";
import { drawText, type Faults, makeClip, platform } from "./sample-clip.ts";

/** Half of the full size: all but the size itself is as it should be. */
const faulty = (checks: readonly Check[]): string[] =>
  checks
    .filter((check) => check.status === "failed" && check.id !== "frame-size")
    .map((check) => `${check.id}: ${check.message ?? ""}`);

test("a clean video passes every check, and each says what it measured", async () => {
  const checks = await checkVideo(await makeClip());
  expect(faulty(checks)).toEqual([]);
  for (const check of checks) {
    expect(check.status).not.toBe("skipped");
    expect(check.measured).not.toBeNull();
    expect(check.limit).not.toBeNull();
  }
});

const box = {
  text: "",
  role: "layout" as const,
  x: 150,
  y: 700,
  width: 600,
  height: 90,
  startFrame: 0,
  endFrame: 105,
};
const mute = (fromSeconds: number, toSeconds: number) => (mono: Float32Array) => {
  mono.fill(0, fromSeconds * 48_000, toSeconds * 48_000);
};

test.each<[string, string, Faults]>([
  ["codec", "an old profile", { videoArguments: ["-profile:v", "baseline", "-pix_fmt", "yuv420p"] }],
  ["codec", "mono sound", { audioArguments: ["-ac", "1"] }],
  ["frame-rate", "25 frames a second", { videoArguments: ["-r", "25"] }],
  ["pixel-format", "full chroma", { videoArguments: ["-pix_fmt", "yuv444p"] }],
  ["colour", "no tags", { videoArguments: ["-pix_fmt", "yuv420p"] }],
  ["fast-start", "index last", { videoArguments: ["-pix_fmt", "yuv420p"] }],
  ["audio-present", "no sound track", { isMute: true }],
  ["audio-present", "a track of nothing", { sound: mute(0, 9), isUnnormalised: true }],
  ["loudness", "too quiet", { isUnnormalised: true, sound: (mono) => scale(mono, 0.1) }],
  [
    "true-peak",
    "clipped",
    {
      isUnnormalised: true,
      sound: (mono) => scale(mono, 3),
      audioArguments: ["-af", "pan=stereo|c0=c0|c1=c0"],
    },
  ],
  ["silence", "a hole in the sound", { sound: mute(0.7, 2.3) }],
  ["silence", "the sound ends early", { sound: mute(1.7, 9) }],
  ["black", "black in the middle", { draw: fill("#000000", 40, 60) }],
  ["frozen", "the picture stands still", { draw: fill("#335577", 30, 100) }],
  ["first-frame", "an empty first frame", { draw: fill("#1a2b6c", 0, 5) }],
  ["hook", "the hook comes late", { draw: fill("#1a2b6c", 0, 45) }],
  ["caption-sync", "sound 120 ms late", { sound: shift(120) }],
  ["caption-sync", "sound 120 ms early", { sound: shift(-120) }],
  [
    "safe-zone",
    "text under the buttons",
    { draw: (canvas) => drawText(canvas, { ...box, text: "Follow for more", y: 1600 }) },
  ],
  [
    "safe-zone",
    "text at the top",
    { draw: (canvas) => drawText(canvas, { ...box, text: "Part one of two", y: 90 }) },
  ],
  ["contrast", "pale hook", { draw: (canvas, frame) => paleHook(canvas, frame) }],
])("%s finds: %s", async (id, _fault, faults) => {
  const checks = await checkVideo(await makeClip(faults));
  expect(checks.find((check) => check.id === id)).toMatchObject({
    id,
    status: "failed",
    message: expect.any(String),
  });
});

function scale(mono: Float32Array, by: number): void {
  for (const [index, value] of mono.entries()) mono[index] = value * by;
}

function shift(byMs: number) {
  return (mono: Float32Array): void => {
    const by = byMs * 48;
    const copy = mono.slice();
    for (let at = 0; at < mono.length; at += 1) mono[at] = copy[at - by] ?? 0;
  };
}

function fill(colour: string, from: number, to: number) {
  return (canvas: SKRSContext2D, frame: number): void => {
    if (frame < from || frame >= to) return;
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1080, 1920);
  };
}

function paleHook(canvas: SKRSContext2D, frame: number): void {
  if (frame >= 50) return;
  canvas.fillStyle = "#808080";
  canvas.fillRect(100, 380, 800, 200);
  drawText(canvas, { ...box, text: "Who is the largest?", y: 420, width: 720, height: 110 }, "#a0a0a0");
}

test("frame-size finds half a picture, and lengths and bytes that a platform refuses", async () => {
  const request = await makeClip();
  const strict = {
    ...platform,
    durationMs: { ...platform.durationMs, max: 3_200 },
    fileBytesMax: { ...platform.fileBytesMax, value: 1_000 },
  };
  const failed = (await checkVideo({ ...request, platforms: [strict] })).filter(
    (check) => check.status === "failed",
  );
  expect(failed.map((check) => check.id)).toEqual(["frame-size", "platform-length", "file-size"]);
  expect(failed[1]?.message).toContain("Tube takes 3000 to 3200 ms");
});

test("text that nobody can read in time, and letters without a shape, are found", async () => {
  const tofu = (canvas: SKRSContext2D, frame: number): void => {
    if (frame < 50) return;
    canvas.strokeStyle = "#ffffff";
    canvas.lineWidth = 8;
    canvas.strokeRect(770, 1104, 44, 62);
  };
  const request = await makeClip({ draw: tofu });
  const long = {
    startMs: 0,
    endMs: 900,
    lines: ["Far more words than anyone can read here", "in less than a second"],
  };
  const checks = await checkVideo({ ...request, timeline: { ...request.timeline, cues: [long] } });
  expect(faulty(checks).map((fault) => fault.split(":")[0])).toEqual(["reading-speed", "glyphs"]);
});

test("a file shorter than its script is found", async () => {
  const request = await makeClip();
  const checks = await checkVideo({ ...request, timeline: { ...request.timeline, frameCount: 120 } });
  expect(faulty(checks)).toEqual([expect.stringContaining("length: the file lasts 35")]);
});
