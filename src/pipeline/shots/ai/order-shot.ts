import { AppError } from "../../../core/app-error.ts";
import type { ImageEntry } from "../../../model/model-catalogue.ts";
import type { Beat } from "../../../model/script.ts";
import { type ClipOrder, MadeClip } from "../../../providers/contracts/clip-maker.ts";
import type { Candidate } from "../router/route-shot.ts";
import { clipPrompt } from "./clip-prompt.ts";
import type { ClipsRequest, ClipTools } from "./clips-request.ts";
import type { SharedShot } from "./shared-shots.ts";

export type Possible = Extract<Candidate, { verdict: "possible" }>;

/** Names what is bought for a beat of one model. A part holds no slash: the key of an effect is parted by them. */
export const partOf = ({ id }: Beat, name: string): string => `${id}.${name.replaceAll("/", ":")}`;

/** Whether anything was begun for a beat by itself, of whatever model. */
export const hasBegun = ({ id }: Beat, begunParts: ReadonlySet<string>): boolean =>
  [...begunParts].some((part) => part.startsWith(`${id}.`));

/** Orders one clip or picture of one model and brings it here; throws as `performEffect`, and `clip-waits`. */
export async function orderShot(
  { entry, offer, name }: Possible,
  { subject, beats: [beat] }: SharedShot,
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
