import type { MediaTools } from "../../../media/find-media-tools.ts";
import type { Beat, Script } from "../../../model/script.ts";
import type { ClipMaker } from "../../../providers/contracts/clip-maker.ts";
import type { Perform } from "../../../providers/contracts/effect.ts";
import type { KeepFile } from "../../../providers/contracts/keep-file.ts";
import type { RouteSituation } from "../router/route-shot.ts";
import type { ShotPrompts } from "./clip-prompt.ts";

/** The beats of one video that are to be filmed. */
export interface ClipsRequest {
  script: Pick<Script, "look">;
  beats: readonly Beat[];
  durationMsByBeat: ReadonlyMap<string, number>;
  isDraft: boolean;
  /** One number for the whole video, for models that keep a look by it. */
  seed: number;
  workFolder: string;
  signal: AbortSignal;
}

export interface ClipTools {
  makers: ReadonlyMap<string, ClipMaker>;
  prompts: ShotPrompts;
  situation: RouteSituation;
  /** Parts that were begun earlier. */
  begunParts: ReadonlySet<string>;
  /** Why parts failed that were asked for earlier. */
  failedParts: ReadonlyMap<string, string>;
  /** Failed attempts of the step until now. */
  attemptCount: number;
  perform: Perform;
  keep: KeepFile;
  media: MediaTools;
}
