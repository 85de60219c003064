import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../../core/app-error.ts";
import type { MediaTools } from "../../../media/find-media-tools.ts";
import { type MediaFacts, probeFile } from "../../../media/probe-file.ts";
import { runTool } from "../../../media/run-tool.ts";
import { COARSE, type CoarseFrame, readCoarseFrames } from "../../qa/measure/coarse-frames.ts";
import { longestRun } from "../../qa/measure/levels.ts";

export interface ClipToJudge {
  file: string;
  /** What has to be filled. */
  durationMs: number;
  /** Only what is played from here on is looked at. Absent: the whole clip. */
  startMs?: number;
  workFolder: string;
  signal: AbortSignal;
}

/** What was bought, looked at: its facts, and why it cannot be used. */
export interface ClipVerdict {
  facts: MediaFacts | undefined;
  fault: string | undefined;
}

const DURATION_SLACK_MS = 250;
/** 9:16 is 0.5625; what is wider by more than a sixth was not made for a phone. */
export const ASPECT_MAX = 0.66;
const BLACK_PART = 0.985;
const BLACK_SHARE_MAX = 0.2;
const FROZEN_SHARE_MAX = 0.5;

/** Looks at a bought clip before it is used: unreadable, lying down, too short, black or frozen. */
export async function judgeClip(clip: ClipToJudge, tools: MediaTools): Promise<ClipVerdict> {
  const facts = await readableFacts(clip, tools);
  if (!facts?.picture) return { facts, fault: "it cannot be read as a clip" };
  const { width, height } = facts.picture;
  if (width / height > ASPECT_MAX)
    return { facts, fault: `it is ${width} × ${height}, which is not upright` };
  const neededMs = (clip.startMs ?? 0) + clip.durationMs;
  if (facts.durationMs + DURATION_SLACK_MS < neededMs)
    return { facts, fault: `it is ${facts.durationMs} ms long, ${neededMs} ms were ordered` };
  return { facts, fault: faultOf(await coarseFrames(clip, tools)) };
}

function faultOf(frames: readonly CoarseFrame[]): string | undefined {
  if (frames.length === 0) return "it has no pictures";
  const share = (flags: readonly boolean[]): number => longestRun(flags).length / frames.length;
  const black = share(frames.map((frame) => frame.blackPart >= BLACK_PART));
  if (black > BLACK_SHARE_MAX) return `it is black for ${Math.round(black * 100)} % of its length`;
  const frozen = share(frames.map((frame) => !frame.hasMoved));
  if (frozen > FROZEN_SHARE_MAX) return `nothing moves for ${Math.round(frozen * 100)} % of its length`;
  return undefined;
}

async function readableFacts(clip: ClipToJudge, tools: MediaTools): Promise<MediaFacts | undefined> {
  try {
    return await probeFile(tools, clip.file, clip.signal);
  } catch (error) {
    if (error instanceof AppError && error.code === "media-unreadable") return undefined;
    throw error;
  }
}

async function coarseFrames(clip: ClipToJudge, tools: MediaTools): Promise<CoarseFrame[]> {
  // Clips of one video are looked at side by side.
  const folder = await mkdtemp(join(clip.workFolder, "clip-"));
  const raw = join(folder, "coarse.gray");
  const filter = `fps=${COARSE.framesPerSecond},scale=${COARSE.width}:${COARSE.height}:flags=fast_bilinear,format=gray`;
  const seconds = (ms: number): string => (ms / 1000).toFixed(3);
  const part =
    clip.startMs === undefined ? [] : ["-ss", seconds(clip.startMs), "-t", seconds(clip.durationMs)];
  const args = [
    "-v",
    "error",
    "-y",
    ...part,
    "-i",
    `file:${clip.file}`,
    "-vf",
    filter,
    "-f",
    "rawvideo",
    `file:${raw}`,
  ];
  try {
    await runTool(tools.ffmpeg, args, clip.signal);
    return await readCoarseFrames(raw);
  } catch (error) {
    // The header was whole, the pictures behind it are not.
    if (error instanceof AppError && error.code === "media-tool-failed") return [];
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
