import { z } from "zod";
import type { MediaTools } from "./find-media-tools.ts";
import { runTool } from "./run-tool.ts";

const Measured = z.object({
  input_i: z.coerce.number(),
  input_tp: z.coerce.number(),
  input_lra: z.coerce.number(),
  input_thresh: z.coerce.number(),
});

/** EBU R128 as ffmpeg's loudnorm measures it. */
export interface Loudness {
  integratedLufs: number;
  truePeakDbtp: number;
  rangeLu: number;
  thresholdLufs: number;
}

export async function measureLoudness(
  tools: MediaTools,
  file: string,
  signal?: AbortSignal,
): Promise<Loudness> {
  const { stderr } = await runTool(
    tools.ffmpeg,
    [
      "-hide_banner",
      "-nostats",
      "-i",
      `file:${file}`,
      "-vn",
      "-af",
      "loudnorm=print_format=json",
      "-f",
      "null",
      "-",
    ],
    signal,
  );
  const json = stderr.slice(stderr.lastIndexOf("{"), stderr.lastIndexOf("}") + 1);
  const measured = Measured.parse(JSON.parse(json.replaceAll("-inf", "-99")));
  return {
    integratedLufs: measured.input_i,
    truePeakDbtp: measured.input_tp,
    rangeLu: measured.input_lra,
    thresholdLufs: measured.input_thresh,
  };
}

export interface LoudnessTarget {
  integratedLufs: number;
  truePeakDbtp: number;
}

/** Second pass: one constant gain where the peaks allow it, so the mix keeps its shape. Writes 48 kHz stereo WAV. */
export async function normaliseLoudness(
  tools: MediaTools,
  input: string,
  output: string,
  target: LoudnessTarget,
  signal?: AbortSignal,
): Promise<void> {
  const first = await measureLoudness(tools, input, signal);
  const filter = [
    `loudnorm=I=${target.integratedLufs}`,
    `TP=${target.truePeakDbtp}`,
    `LRA=${Math.max(7, Math.ceil(first.rangeLu))}`,
    `measured_I=${first.integratedLufs}`,
    `measured_TP=${first.truePeakDbtp}`,
    `measured_LRA=${first.rangeLu}`,
    `measured_thresh=${first.thresholdLufs}`,
    "linear=true",
  ].join(":");
  await runTool(
    tools.ffmpeg,
    [
      "-v",
      "error",
      "-y",
      "-i",
      `file:${input}`,
      "-af",
      `${filter},aformat=channel_layouts=stereo:sample_rates=48000`,
      "-c:a",
      "pcm_s16le",
      "-f",
      "wav",
      `file:${output}`,
    ],
    signal,
  );
}
