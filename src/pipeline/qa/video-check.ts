import type { MediaTools } from "../../media/find-media-tools.ts";
import type { HeardFile } from "../../media/listen-to-file.ts";
import type { MediaFacts } from "../../media/probe-file.ts";
import type { Sound } from "../../media/sound-files.ts";
import type { Check } from "../../model/check.ts";
import type { Narration } from "../../model/narration.ts";
import type { Platform } from "../../model/platform.ts";
import type { Script } from "../../model/script.ts";
import type { Timeline } from "../../model/timeline.ts";
import type { CoarseFrame } from "./measure/coarse-frames.ts";
import type { ColourVotes } from "./measure/colour-votes.ts";
import type { SampledBox } from "./measure/sampled-boxes.ts";
import type { HeardWord } from "./measure/speech-onsets.ts";
import type { TextStrip } from "./measure/text-strips.ts";

export interface VideoCheckRequest {
  /** The finished MP4. */
  file: string;
  script: Script;
  narration: Narration;
  timeline: Timeline;
  /** Colours that were drawn, `#rrggbb`: the theme's with the brand's. */
  palette: readonly string[];
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
  loudness: HeardFile["loudness"] | undefined;
  /** Words after a pause; undefined when nobody speaks. */
  heardWords: readonly HeardWord[] | undefined;
  coarse: readonly CoarseFrame[];
  /** Every text box that one of the frames kept at full size shows, measured. */
  boxes: readonly SampledBox[];
  /** Whatever looks like letters on these frames, planned or not. */
  strips: readonly TextStrip[];
  /** How the drawn colours are found again on these frames. */
  colourVotes: ColourVotes;
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
