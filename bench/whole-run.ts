import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunDocument } from "../src/model/run-document.ts";
import type { BenchRow } from "./bench-row.ts";
import { tools } from "./bench-scene.ts";
import { encodeAgain, keepFrames } from "./encoder-floor.ts";
import { median } from "./median.ts";

const REPEATS = 3;
const SEED = "bench-0";

/** Wall time of a whole `viral run` against the length of its video, and against x264 alone on its very frames, in turns. */
export async function measure(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "viral-bench-"));
  const { ffmpeg, ffprobe } = await tools();
  const samples: { wallMs: number; durationMs: number; encoderMs: number }[] = [];
  try {
    const kept = keepFrames(ffmpeg, folder);
    const { durationMs } = runOnce(folder, { VIRAL_MEDIA_FFMPEG: kept.ffmpeg, VIRAL_MEDIA_FFPROBE: ffprobe });
    const frameCount = Math.round((durationMs * 30) / 1000);
    const video = { frameCount, outFile: undefined };
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      const { wallMs } = runOnce(folder, {});
      const started = performance.now();
      encodeAgain(ffmpeg, kept, video);
      samples.push({ wallMs, durationMs, encoderMs: performance.now() - started });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const detail = samples
    .map(
      ({ wallMs, durationMs, encoderMs }) =>
        `${seconds(wallMs)} for ${seconds(durationMs)} of video, x264 alone ${seconds(encoderMs)}`,
    )
    .join("; ");
  const row = (ratios: number[], target: number, unit: string): BenchRow => ({
    name: "viral run, wall",
    ratio: median(ratios),
    target,
    unit,
    detail,
  });
  return [
    row(
      samples.map(({ wallMs, durationMs }) => wallMs / durationMs),
      0.75,
      "× the video's length",
    ),
    row(
      samples.map(({ wallMs, encoderMs }) => wallMs / encoderMs),
      2.3,
      "× x264 alone",
    ),
  ];
}

/** In a home and a folder of its own each time: a stranger's first run. */
function runOnce(folder: string, env: NodeJS.ProcessEnv): { wallMs: number; durationMs: number } {
  const own = mkdtempSync(join(folder, "run-"));
  const args = ["run", "--json", "--length", "30", "--seed", SEED, "--out", join(own, "videos")];
  const started = performance.now();
  const stdout = execFileSync(process.execPath, ["bin/viral.js", ...args], {
    encoding: "utf8",
    env: { ...process.env, ...env, VIRAL_HOME: join(own, "home") },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const wallMs = performance.now() - started;
  const video = RunDocument.parse(JSON.parse(stdout)).videos[0];
  if (!video?.file || !video.durationMs) throw new Error(`no video was finished: ${stdout}`);
  return { wallMs, durationMs: video.durationMs };
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}
