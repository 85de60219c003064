import { promisify } from "node:util";
import createFfmpeg from "fluent-ffmpeg";
import { runTool } from "./run-tool.ts";

const ENCODERS_NEEDED = ["libx264", "aac"];
const FILTERS_NEEDED = [
  "loudnorm",
  "aformat",
  "aresample",
  "highpass",
  "equalizer",
  "acompressor",
  "aecho",
  "alimiter",
  "scale",
  "crop",
  "overlay",
  "boxblur",
  "loop",
  "fps",
  "perspective",
  "eq",
];

/**
 * What a binary lacks of what we need; the binary itself when it does not run. fluent-ffmpeg remembers the answer for
 * the whole process, which is right as long as one process uses one binary.
 */
export async function missingCapabilities(ffmpeg: string): Promise<string[]> {
  const command = createFfmpeg().setFfmpegPath(ffmpeg);
  try {
    // Asked each time: what is remembered may be of another binary, and this one may not run at all.
    await runTool(ffmpeg, ["-version"]);
    const encoders = await promisify(command.getAvailableEncoders.bind(command))();
    const filters = await promisify(command.getAvailableFilters.bind(command))();
    return [
      ...ENCODERS_NEEDED.filter((name) => !(name in encoders)).map((name) => `encoder ${name}`),
      ...FILTERS_NEEDED.filter((name) => !(name in filters)).map((name) => `filter ${name}`),
    ];
  } catch (error) {
    return [`a working program (${error instanceof Error ? error.message : String(error)})`];
  }
}
