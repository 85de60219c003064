import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunDocument } from "../src/model/run-document.ts";
import type { BenchRow } from "./bench-row.ts";
import { median } from "./median.ts";

const REPEATS = 3;
const ffmpeg: string = createRequire(import.meta.url)("@ffmpeg-installer/ffmpeg").path;

/** Wall time of a whole `viral run` against the length of its video, and against x264 alone on the same frames. */
export async function measure(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "viral-bench-"));
  const againstLength: number[] = [];
  const againstEncoder: number[] = [];
  const details: string[] = [];
  try {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      const { wallMs, file, durationMs } = runOnce(folder, repeat);
      const encoderMs = encodeOnly(file, folder);
      againstLength.push(wallMs / durationMs);
      againstEncoder.push(wallMs / encoderMs);
      details.push(
        `${seconds(wallMs)} for ${seconds(durationMs)} of video, x264 alone ${seconds(encoderMs)}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const detail = details.join("; ");
  return [
    {
      name: "viral run, wall",
      ratio: median(againstLength),
      target: 0.75,
      unit: "× the video's length",
      detail,
    },
    { name: "viral run, wall", ratio: median(againstEncoder), target: 2.3, unit: "× x264 alone", detail },
  ];
}

function runOnce(folder: string, repeat: number): { wallMs: number; file: string; durationMs: number } {
  const started = performance.now();
  const stdout = execFileSync(
    process.execPath,
    [
      "bin/viral.js",
      "run",
      "--json",
      "--length",
      "30",
      "--seed",
      `bench-${repeat}`,
      "--out",
      join(folder, "videos"),
    ],
    {
      encoding: "utf8",
      env: { ...process.env, VIRAL_HOME: join(folder, "home") },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const wallMs = performance.now() - started;
  const video = RunDocument.parse(JSON.parse(stdout)).videos[0];
  if (!video?.file || !video.durationMs) throw new Error(`no video was finished: ${stdout}`);
  return { wallMs, file: video.file, durationMs: video.durationMs };
}

/** The floor: the encoder, with our settings, on the very same frames, read from a raw file. */
function encodeOnly(file: string, folder: string): number {
  const raw = join(folder, "frames.yuv");
  const run = (args: string[]): void => {
    execFileSync(ffmpeg, ["-v", "error", "-y", ...args], { stdio: ["ignore", "ignore", "inherit"] });
  };
  run(["-i", file, "-an", "-f", "rawvideo", "-pix_fmt", "yuv420p", raw]);
  const started = performance.now();
  const size = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", "1080x1920", "-r", "30"];
  run([
    ...size,
    "-i",
    raw,
    "-c:v",
    "libx264",
    "-preset",
    "superfast",
    "-crf",
    "20",
    join(folder, "floor.mp4"),
  ]);
  const wallMs = performance.now() - started;
  rmSync(raw);
  return wallMs;
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}
