import type { MediaTools } from "../../media/find-media-tools.ts";
import type { Loudness } from "../../media/loudness.ts";
import type { MediaFacts } from "../../media/probe-file.ts";
import type { Sound } from "../../media/sound-files.ts";
import type { Check } from "../../model/check.ts";
import type { Narration } from "../../model/narration.ts";
import type { Platform } from "../../model/platform.ts";
import type { Script } from "../../model/script.ts";
import type { Timeline } from "../../model/timeline.ts";
import type { CoarsePass } from "./measure/picture-pass.ts";
import type { SampledBox } from "./measure/sampled-boxes.ts";
import type { HeardWord } from "./measure/speech-onsets.ts";
import type { SampledFrame } from "./measure/yuv-frame.ts";

export interface VideoCheckRequest {
  /** The finished MP4. */
  file: string;
  script: Script;
  narration: Narration;
  timeline: Timeline;
  /** Whose limits the video must meet. */
  platforms: readonly Platform[];
  tools: MediaTools;
  /** An existing folder for frames that are looked at; what is put there is removed again. */
  workFolder: string;
  /** A quarter-size draft: size and profile follow the draft. */
  isPreview: boolean;
  signal: AbortSignal;
}

/** All that was measured on the finished file, once, for every check to look at. */
export interface Evidence {
  request: VideoCheckRequest;
  facts: MediaFacts;
  isFastStart: boolean;
  /** Mono; undefined when the file has no sound. */
  sound: Sound | undefined;
  loudness: Loudness | undefined;
  /** Words after a pause; undefined when nobody speaks. */
  heardWords: readonly HeardWord[] | undefined;
  coarse: CoarsePass;
  /** Frames at the file's own size, on which text can be read. */
  frames: readonly SampledFrame[];
  /** Every text box that one of these frames shows, measured. */
  boxes: readonly SampledBox[];
}

/** One QA question. One file in `qa/checks/` and one row in its table. */
export interface VideoCheck {
  id: string;
  measure(evidence: Evidence): Check;
}

/** A check's answer: passed when nothing is wrong, else failed with what fell short. */
export function answer(
  id: string,
  facts: Pick<Check, "measured" | "limit" | "unit">,
  fault: string | undefined,
): Check {
  return fault === undefined
    ? { id, status: "passed", ...facts }
    : { id, status: "failed", ...facts, message: fault };
}

export function skipped(id: string, unit: string, why: string): Check {
  return { id, status: "skipped", measured: null, limit: null, unit, message: why };
}
