import { z } from "zod";
import { AppError } from "../core/app-error.ts";
import type { MediaTools } from "./find-media-tools.ts";
import { runTool } from "./run-tool.ts";

const Stream = z.object({
  codec_type: z.string(),
  codec_name: z.string().optional(),
  profile: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  pix_fmt: z.string().optional(),
  r_frame_rate: z.string().optional(),
  nb_frames: z.coerce.number().optional(),
  color_space: z.string().optional(),
  color_primaries: z.string().optional(),
  color_transfer: z.string().optional(),
  color_range: z.string().optional(),
  sample_rate: z.coerce.number().optional(),
  channels: z.number().optional(),
  duration: z.coerce.number().optional(),
  tags: z.object({ rotate: z.coerce.number().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.coerce.number().optional() })).optional(),
});
const Answer = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({ duration: z.coerce.number().optional(), size: z.coerce.number().optional() }),
});

/** What ffprobe says of a file. Durations in milliseconds. */
export interface MediaFacts {
  durationMs: number;
  bytes: number;
  picture?: {
    codec: string;
    profile: string;
    /** As stored; a player turns the picture by `rotation` before it shows it. */
    width: number;
    height: number;
    /** Clockwise, 0 to 359: phones store their clips lying down. */
    rotation: number;
    pixelFormat: string;
    framesPerSecond: number;
    frameCount: number | undefined;
    colourSpace: string;
    colourPrimaries: string;
    colourTransfer: string;
    colourRange: string;
  };
  sound?: { codec: string; sampleRate: number; channels: number };
}

/** Throws a usage error when the file is no picture, clip or sound that we can read. */
export async function probeFile(tools: MediaTools, file: string, signal?: AbortSignal): Promise<MediaFacts> {
  const answer = await ask(tools, file, signal);
  const picture = answer.streams.find((stream) => stream.codec_type === "video" && stream.width);
  const sound = answer.streams.find((stream) => stream.codec_type === "audio");
  if (!picture && !sound) throw unreadable(file, "it has neither picture nor sound");
  const seconds = answer.format.duration ?? picture?.duration ?? sound?.duration ?? 0;
  return {
    durationMs: Math.round(seconds * 1000),
    bytes: answer.format.size ?? 0,
    ...(picture ? { picture: pictureFacts(picture) } : {}),
    ...(sound
      ? {
          sound: {
            codec: sound.codec_name ?? "",
            sampleRate: sound.sample_rate ?? 0,
            channels: sound.channels ?? 0,
          },
        }
      : {}),
  };
}

async function ask(tools: MediaTools, file: string, signal?: AbortSignal): Promise<z.infer<typeof Answer>> {
  // `file:` keeps names such as `concat:x` or `-y` from being read as a protocol or a flag.
  const args = ["-v", "error", "-show_streams", "-show_format", "-of", "json", `file:${file}`];
  try {
    const { stdout } = await runTool(tools.ffprobe, args, signal);
    return Answer.parse(JSON.parse(stdout.toString("utf8")));
  } catch (error) {
    // A tool that does not run, or was stopped, says nothing about the file.
    if (error instanceof AppError && error.code !== "media-tool-failed") throw error;
    throw unreadable(file, "it is corrupt, or of a kind we do not know", error);
  }
}

function pictureFacts(stream: z.infer<typeof Stream>): NonNullable<MediaFacts["picture"]> {
  const [numerator = 0, denominator = 1] = (stream.r_frame_rate ?? "0/1").split("/").map(Number);
  return {
    codec: stream.codec_name ?? "",
    profile: stream.profile ?? "",
    width: stream.width ?? 0,
    height: stream.height ?? 0,
    rotation: rotationOf(stream),
    pixelFormat: stream.pix_fmt ?? "",
    framesPerSecond: denominator === 0 ? 0 : numerator / denominator,
    frameCount: stream.nb_frames,
    colourSpace: stream.color_space ?? "",
    colourPrimaries: stream.color_primaries ?? "",
    colourTransfer: stream.color_transfer ?? "",
    colourRange: stream.color_range ?? "",
  };
}

/** Old builds say it in a tag, newer ones as side data that counts the other way round. */
function rotationOf(stream: z.infer<typeof Stream>): number {
  const matrix = stream.side_data_list?.find((item) => item.rotation !== undefined)?.rotation;
  const clockwise = stream.tags?.rotate ?? (matrix === undefined ? 0 : -matrix);
  return ((Math.round(clockwise) % 360) + 360) % 360;
}

function unreadable(file: string, why: string, cause?: unknown): AppError {
  return new AppError({
    kind: "usage",
    code: "media-unreadable",
    message: `${file} cannot be read as a picture, clip or sound: ${why}.`,
    hint: "Open it in a player; if it plays there, convert it to MP4, PNG or WAV and try again.",
    ...(cause === undefined ? {} : { cause }),
  });
}
