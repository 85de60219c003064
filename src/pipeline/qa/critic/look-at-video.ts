import { type AppError, isAppError } from "../../../core/app-error.ts";
import type { Check } from "../../../model/check.ts";
import { narrationText, type Script } from "../../../model/script.ts";
import type { Critic, Finding } from "../../../providers/contracts/critic.ts";
import type { Perform } from "../../../providers/contracts/effect.ts";
import type { VideoServices } from "../../video-services.ts";
import { skipped } from "../video-check.ts";
import { framesToShow } from "./frames-to-show.ts";

export interface VideoToLookAt {
  file: string;
  durationMs: number;
  script: Script;
  perform: Perform;
  /** Failed attempts of the step until now. */
  attemptCount: number;
  signal: AbortSignal;
}

const ID = "critic";
const ATTEMPTS_MAX = 2;

/**
 * What a model that looks at the finished video finds, as checks that warn. It rejects nothing: it may be wrong, and a
 * video that is made anew costs money. A look that cannot be had holds no video back: the check says why it was skipped.
 */
export async function lookAtVideo(
  critic: Critic,
  video: VideoToLookAt,
  services: Pick<VideoServices, "tools">,
): Promise<Check[]> {
  try {
    const { script, perform } = video;
    const frames = await framesToShow(await services.tools(), video);
    const transcript = script.beats.map(narrationText).join("\n");
    const findings = await critic.look({
      frames,
      transcript,
      title: script.title,
      language: script.language,
      perform,
    });
    return findings.length === 0 ? [nothingFound(critic)] : findings.map((one) => asCheck(one, critic));
  } catch (error) {
    if (!isAppError(error) || !mayGoWithout(error, video.attemptCount)) throw error;
    return [{ ...skipped(ID, "findings", error.message), ...source(critic) }];
  }
}

const source = ({ name, prompt }: Critic): Pick<Check, "by" | "prompt"> => ({ by: name, prompt });

const nothingFound = (critic: Critic): Check => ({
  id: ID,
  status: "passed",
  measured: 0,
  limit: null,
  unit: "findings",
  ...source(critic),
});

function asCheck({ severity, atMs, what }: Finding, critic: Critic): Check {
  const where = atMs === undefined ? "words" : `${(atMs / 1000).toFixed(1)} s`;
  return {
    id: ID,
    status: "warned",
    measured: where,
    limit: null,
    unit: severity,
    message: what,
    ...source(critic),
  };
}

const ENDS: ReadonlySet<AppError["kind"]> = new Set(["refused", "moderation", "quota", "config", "gated"]);

/** What passes is tried again, twice; what waits is waited for; all else leaves the video without this look. */
const mayGoWithout = ({ kind }: AppError, attemptCount: number): boolean =>
  ENDS.has(kind) || (kind === "transient" && attemptCount >= ATTEMPTS_MAX);
