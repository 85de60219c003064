import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeVideo } from "../src/studio/compose-video.ts";
import { planTimeline } from "../src/studio/plan-timeline.ts";
import type { BenchRow } from "./bench-row.ts";
import { benchScript, childCpuSeconds, drawnShots, library, tools } from "./bench-scene.ts";
import { median } from "./median.ts";

const FORMATS = ["countdown", "quiz", "versus", "race", "myth"];
const REPEATS = 3;
const FRAMES = 450;

/**
 * CPU seconds of drawing and encoding together, against x264 alone encoding the frames of the finished video again from a
 * raw file with the same settings. Every format with one theme and every theme with one format; the worst three again.
 */
export async function measure(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "viral-bench-"));
  try {
    const themes = library.themes().map((theme) => theme.id);
    const pairs: (readonly [format: string, theme: string])[] = [
      ...FORMATS.map((format) => [format, "poster"] as const),
      ...themes.map((theme) => ["countdown", theme] as const),
    ];
    const first: { pair: readonly [string, string]; ratio: number }[] = [];
    for (const pair of pairs) first.push({ pair, ratio: (await measureOnce(folder, ...pair)).ratio });
    const worst = first.sort((a, b) => b.ratio - a.ratio).slice(0, 3);
    const rows: BenchRow[] = [];
    for (const { pair } of worst) {
      const samples = [];
      for (let repeat = 0; repeat < REPEATS; repeat += 1) samples.push(await measureOnce(folder, ...pair));
      const detail = samples
        .map((sample) => `${sample.oursSeconds.toFixed(1)} s / ${sample.floorSeconds.toFixed(1)} s`)
        .join(", ");
      rows.push({
        name: `compose ${pair.join(" × ")}`,
        ratio: median(samples.map((sample) => sample.ratio)),
        target: 1.5,
        unit: "× x264 CPU",
        detail,
      });
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOnce(
  folder: string,
  formatId: string,
  themeId: string,
): Promise<{ oursSeconds: number; floorSeconds: number; ratio: number }> {
  const { script, narration } = await benchScript(formatId, `bench/${themeId}`);
  const theme = library.theme(themeId);
  const whole = planTimeline(script, narration, { mood: theme.musicMood, beatsPerMinute: 120 });
  const timeline = { ...whole, frameCount: Math.min(FRAMES, whole.frameCount) };
  const outFile = join(folder, "video.mp4");
  const mediaTools = await tools();
  const before = process.cpuUsage();
  const childrenBefore = childCpuSeconds();
  await composeVideo({
    script,
    shots: await drawnShots(script),
    timeline,
    theme,
    library,
    platforms: library.platforms(),
    brand: {},
    captionStyle: theme.captionStyle,
    seed: "bench",
    isPreview: false,
    audioFile: undefined,
    outFile,
    coverFile: join(folder, "cover.png"),
    tools: mediaTools,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  const own = process.cpuUsage(before);
  const oursSeconds = (own.user + own.system) / 1e6 + childCpuSeconds() - childrenBefore;
  const raw = join(folder, "frames.yuv");
  execFileSync(mediaTools.ffmpeg, [
    "-v",
    "error",
    "-y",
    "-i",
    outFile,
    "-f",
    "rawvideo",
    "-pix_fmt",
    "yuv420p",
    raw,
  ]);
  const floorBefore = childCpuSeconds();
  const input = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", "1080x1920", "-r", "30", "-i", raw];
  execFileSync(mediaTools.ffmpeg, [
    "-v",
    "error",
    "-y",
    ...input,
    "-c:v",
    "libx264",
    "-preset",
    "superfast",
    "-crf",
    "20",
    "-profile:v",
    "high",
    "-g",
    "60",
    join(folder, "floor.mp4"),
  ]);
  const floorSeconds = childCpuSeconds() - floorBefore;
  return { oursSeconds, floorSeconds, ratio: oursSeconds / floorSeconds };
}
