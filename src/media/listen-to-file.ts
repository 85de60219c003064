import type { MediaTools } from "./find-media-tools.ts";
import type { Loudness } from "./loudness.ts";
import { runTool } from "./run-tool.ts";
import { readSamples, type Sound } from "./sound-files.ts";

export interface HeardFile {
  sound: Sound;
  /** EBU R128, to a tenth; −70 LUFS and −99 dBTP for nothing at all. */
  loudness: Pick<Loudness, "integratedLufs" | "truePeakDbtp">;
}

/** Decodes a file's sound once: mono samples at one rate, and how loud it all is at its own rate and channels. */
export async function listenToFile(
  tools: MediaTools,
  file: string,
  options: { sampleRate: number; signal?: AbortSignal | undefined },
): Promise<HeardFile> {
  const graph = [
    "[0:a]asplit[a][b]",
    "[a]ebur128=peak=true:framelog=verbose[levels]",
    `[b]aresample=${options.sampleRate},aformat=channel_layouts=mono[samples]`,
  ].join(";");
  const outputs = ["-map", "[levels]", "-f", "null", "-", "-map", "[samples]", "-f", "f32le", "pipe:1"];
  const { stdout, stderr } = await runTool(
    tools.ffmpeg,
    ["-hide_banner", "-nostats", "-i", `file:${file}`, "-filter_complex", graph, ...outputs],
    options.signal,
  );
  return { sound: readSamples(stdout, options.sampleRate, 1), loudness: parseSummary(stderr) };
}

function parseSummary(stderr: string): HeardFile["loudness"] {
  const summary = stderr.slice(stderr.lastIndexOf("Summary:"));
  const read = (pattern: RegExp, nothing: number): number => {
    const value = Number(pattern.exec(summary)?.[1]);
    return Number.isFinite(value) ? value : nothing;
  };
  return {
    integratedLufs: read(/\bI:\s+(\S+) LUFS/, -70),
    truePeakDbtp: read(/\bPeak:\s+(\S+) dBFS/, -99),
  };
}
