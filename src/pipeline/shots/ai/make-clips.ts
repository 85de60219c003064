import { AppError, isAppError, withHint } from "../../../core/app-error.ts";
import type { MediaTools } from "../../../media/find-media-tools.ts";
import type { ImageEntry } from "../../../model/model-catalogue.ts";
import type { Beat, Script } from "../../../model/script.ts";
import type { Shot } from "../../../model/shot.ts";
import { type ClipMaker, type ClipOrder, MadeClip } from "../../../providers/contracts/clip-maker.ts";
import type { Perform } from "../../../providers/contracts/effect.ts";
import type { KeepFile } from "../../../providers/contracts/keep-file.ts";
import type { ShotAnswer } from "../../../providers/contracts/shot-source.ts";
import { type Candidate, type RouteSituation, routeShot } from "../router/route-shot.ts";
import { clipPrompt, type ShotPrompts, shotSubject } from "./clip-prompt.ts";
import { lookAt } from "./look-at.ts";

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
  perform: Perform;
  keep: KeepFile;
  media: MediaTools;
}

/** A clip that turned out useless is made once more, by another model. */
const USELESS_MAX = 2;

type Possible = Extract<Candidate, { verdict: "possible" }>;

/**
 * Makes a clip for every beat that says what it shows, all at once. What a vendor refuses, fails or cannot be paid falls to
 * the next candidate, at last to whoever serves every beat. Throws when a clip is still being made or its fate is
 * unknown: the others are in the journal and are not made again.
 */
export async function makeClips(request: ClipsRequest, tools: ClipTools): Promise<ShotAnswer> {
  const made = await Promise.allSettled(request.beats.map((beat) => clipFor(beat, request, tools)));
  const failed = made.filter((one) => one.status === "rejected").map((one) => one.reason as unknown);
  if (failed.length > 0) throw gravest(failed);
  const answers = made.filter((one) => one.status === "fulfilled").map(({ value }) => value);
  return {
    shots: new Map(answers.flatMap(({ beatId, shot }) => (shot ? [[beatId, shot] as const] : []))),
    warnings: answers.flatMap(({ warnings }) => warnings),
  };
}

interface ClipAnswer {
  beatId: string;
  shot: Shot | undefined;
  warnings: string[];
}

async function clipFor(beat: Beat, request: ClipsRequest, tools: ClipTools): Promise<ClipAnswer> {
  const warnings: string[] = [];
  const answer = (shot?: Shot): ClipAnswer => ({ beatId: beat.id, shot, warnings });
  const subject = shotSubject(beat);
  if (subject === undefined) return answer();
  const durationMs = request.durationMsByBeat.get(beat.id) ?? beat.minDurationMs;
  const isBegun = (name: string): boolean => tools.begunParts.has(partOf(beat, name));
  const shot = { durationMs, needsReference: false, isDraft: request.isDraft, isBegun };
  const candidates = routeShot(shot, tools.situation).filter((one) => one.verdict === "possible");
  if (candidates.length === 0) warnings.push(`${beat.id}: no model can make this shot, it is drawn`);
  let useless = 0;
  for (const candidate of candidates) {
    if (useless === USELESS_MAX) break;
    try {
      const clip = await buy(candidate, beat, subject, request, tools);
      const { entry } = candidate;
      const { version: prompt } = tools.prompts[candidate.offer.makes];
      const seen = await lookAt({ ...request, made: clip, entry, beat, durationMs, prompt }, tools.media);
      if ("shot" in seen) return answer(seen.shot);
      useless += 1;
      const what = clip.kind === "image" ? "picture" : "clip";
      warnings.push(`${beat.id}: the ${what} of ${candidate.name} is not used: ${seen.fault}`);
    } catch (error) {
      if (!isAppError(error) || !leavesToTheNext(error)) throw error;
      const what = candidate.offer.makes === "image" ? "picture" : "clip";
      warnings.push(`${beat.id}: ${candidate.name} made no ${what}: ${wordsOf(error)}`);
    }
  }
  return answer();
}

const ENDS_A_TRY: ReadonlySet<AppError["kind"]> = new Set(["refused", "quota", "moderation", "config"]);

const LEAVES_BY_CODE: ReadonlySet<string> = new Set(["effect-not-sent", "effect-lost"]);

/**
 * What ends one vendor's try and leaves the next one free to make the shot. A lost lease does not: another process is
 * making this very clip. A missing budget does not: nobody could be paid.
 */
const leavesToTheNext = ({ kind, code }: AppError): boolean =>
  LEAVES_BY_CODE.has(code) || (ENDS_A_TRY.has(kind) && code !== "budget-missing");

/** A key that is refused is drawn over in every video until a person mends it. */
const wordsOf = (error: AppError): string => (error.kind === "config" ? withHint(error) : error.message);

/** A part holds no slash: the key of an effect is parted by them. */
const partOf = ({ id }: Beat, name: string): string => `${id}.${name.replaceAll("/", ":")}`;

/** It may be paid for, and nobody can be asked about it: somebody else must not make it meanwhile. */
const waitsForKey = ({ id }: Beat, name: string, nowMs: number): AppError =>
  new AppError({
    kind: "waiting",
    code: "clip-waits",
    message: `${id} was ordered of ${name}, whose key is not here any more.`,
    hint: "Set the key again, or give the shot up with `viral resolve <job> --drop`.",
    details: { untilMs: nowMs + KEY_MS, waitingFor: `the key of ${name}` },
  });
const KEY_MS = 120_000;

async function buy(
  { entry, offer, name }: Possible,
  beat: Beat,
  subject: string,
  request: ClipsRequest,
  tools: ClipTools,
): Promise<MadeClip> {
  const maker = tools.makers.get(entry.vendor);
  if (!maker) throw waitsForKey(beat, name, tools.situation.nowMs);
  const order = maker.request({
    part: partOf(beat, name),
    model: entry.model,
    makes: offer.makes,
    prompt: clipPrompt(subject, request.script, offer.makes, tools.prompts),
    durationMs: offer.seconds * 1000,
    width: offer.size.width,
    height: offer.size.height,
    ...(entry.takesSeed === true ? { seed: request.seed } : {}),
    ...(entry.kind === "image" ? termsOf(entry) : {}),
    estimateUsdMicros: offer.priceUsdMicros,
    keep: tools.keep,
    workFolder: request.workFolder,
  });
  const { result } = await tools.perform(order);
  return MadeClip.parse(result);
}

const termsOf = ({ quality, tokenPrices }: ImageEntry): Pick<ClipOrder, "quality" | "tokenPrices"> => ({
  ...(quality === undefined ? {} : { quality }),
  ...(tokenPrices === undefined ? {} : { tokenPrices }),
});

/** A person's decision is asked for before anybody waits; a bug goes before both. */
function gravest(errors: readonly unknown[]): unknown {
  const rank = (error: unknown): number =>
    isAppError(error) ? (error.kind === "waiting" ? 2 : error.kind === "gated" ? 1 : 0) : 0;
  return errors.toSorted((one, other) => rank(one) - rank(other))[0];
}
