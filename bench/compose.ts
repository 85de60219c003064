import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeVideo } from "../src/studio/compose-video.ts";
import { planTimeline } from "../src/studio/plan-timeline.ts";
import type { BenchRow } from "./bench-row.ts";
import { benchScript, childCpuSeconds, drawnShots, library, tools } from "./bench-scene.ts";
import { encodeAgain, keepFrames } from "./encoder-floor.ts";
import { median } from "./median.ts";

const SEARCH_FRAMES = 120;
const FRAMES = 450;
const REPEATS = 3;
const WORST_COUNT = 2;

type Pair = readonly [format: string, theme: string];

/**
 * CPU seconds of drawing and encoding together, against x264 alone encoding the very same frames from a raw file with the
 * same arguments. Every format with every theme, briefly, by the share that is not the encoder's; then the worst ones
 * against their floor, in turns.
 */
export async function measure(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "viral-bench-"));
  try {
    const found: { pair: Pair; share: number }[] = [];
    for (const { id: format } of library.formats()) {
      for (const { id: theme } of library.themes()) {
        const scene = await openScene(folder, [format, theme], SEARCH_FRAMES);
        const { ownSeconds, encoderSeconds } = await scene.compose();
        found.push({ pair: [format, theme], share: (ownSeconds + encoderSeconds) / encoderSeconds });
      }
    }
    const worst = found.sort((a, b) => b.share - a.share).slice(0, WORST_COUNT);
    const rows: BenchRow[] = [];
    for (const { pair } of worst) rows.push(await againstFloor(folder, pair, found.length));
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function againstFloor(folder: string, pair: Pair, pairCount: number): Promise<BenchRow> {
  const scene = await openScene(folder, pair, FRAMES);
  const kept = keepFrames((await tools()).ffmpeg, folder);
  await scene.compose(kept.ffmpeg);
  const samples: { ours: number; floor: number }[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const { ownSeconds, encoderSeconds } = await scene.compose();
    const before = childCpuSeconds();
    encodeAgain((await tools()).ffmpeg, kept, scene);
    samples.push({ ours: ownSeconds + encoderSeconds, floor: childCpuSeconds() - before });
  }
  rmSync(kept.file);
  return {
    name: `compose, worst of ${pairCount}: ${pair.join(" × ")}`,
    ratio: median(samples.map(({ ours, floor }) => ours / floor)),
    target: 1.5,
    unit: "× x264 CPU",
    detail: samples.map(({ ours, floor }) => `${ours.toFixed(1)} s / ${floor.toFixed(1)} s`).join(", "),
  };
}

async function openScene(folder: string, [formatId, themeId]: Pair, frames: number) {
  const { script, narration } = await benchScript(formatId, `bench/${themeId}`, folder);
  const theme = library.theme(themeId);
  const whole = planTimeline(script, narration, { mood: theme.musicMood, beatsPerMinute: 120 });
  const timeline = { ...whole, frameCount: Math.min(frames, whole.frameCount) };
  const shots = await drawnShots(script);
  const outFile = join(folder, "video.mp4");
  const mediaTools = await tools();
  return {
    outFile,
    frameCount: timeline.frameCount,
    async compose(ffmpeg = mediaTools.ffmpeg) {
      const ownBefore = process.cpuUsage();
      const childrenBefore = childCpuSeconds();
      await composeVideo({
        script,
        shots,
        timeline,
        theme,
        library,
        platforms: library.platforms(),
        brand: {},
        captionStyle: theme.captionStyle,
        seed: "bench",
        isPreview: false,
        outFile,
        coverFile: join(folder, "cover.png"),
        tools: { ...mediaTools, ffmpeg },
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
      const own = process.cpuUsage(ownBefore);
      const encoderSeconds = childCpuSeconds() - childrenBefore;
      return { ownSeconds: (own.user + own.system) / 1e6, encoderSeconds };
    },
  };
}
