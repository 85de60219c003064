import { type AppError, isAppError, withHint } from "../../../core/app-error.ts";
import type { Shot } from "../../../model/shot.ts";
import { routeShared } from "../router/route-shared.ts";
import type { ClipsRequest, ClipTools } from "./clips-request.ts";
import { lookAt } from "./look-at.ts";
import { orderShot, type Possible, partOf } from "./order-shot.ts";
import type { SharedShot } from "./shared-shots.ts";

/** What came of one purchase. */
export interface BoughtShot {
  /** By beat id; empty: nobody made it. */
  shots: ReadonlyMap<string, Shot>;
  warnings: readonly string[];
}

/** A clip that turned out useless is made once more, by another model. */
const USELESS_MAX = 2;

/**
 * Buys one clip for the beats that share it: what a vendor refuses, fails or cannot be paid falls to the next candidate.
 * Throws what keeps anybody else from making it: it is still being made, or its fate is unknown.
 */
export async function buyShot(
  shared: SharedShot,
  request: ClipsRequest,
  tools: ClipTools,
): Promise<BoughtShot> {
  const [beat] = shared.beats;
  const who = shared.beats.map(({ id }) => id).join(", ");
  const warnings: string[] = [];
  const lengthsMs = shared.beats.map(
    ({ id, minDurationMs }) => request.durationMsByBeat.get(id) ?? minDurationMs,
  );
  const isBegun = (name: string): boolean => tools.begunParts.has(partOf(beat, name));
  const wanted = { needsReference: false, isDraft: request.isDraft, isBegun };
  const candidates = routeShared(wanted, lengthsMs, tools.situation).filter(isPossible);
  if (candidates.length === 0) warnings.push(`${who}: no model can make this shot, it is drawn`);
  let useless = 0;
  for (const candidate of candidates) {
    if (useless === USELESS_MAX) break;
    const what = candidate.offer.makes === "image" ? "picture" : "clip";
    try {
      const made = await orderShot(candidate, shared, request, tools);
      const { entry } = candidate;
      const { version: prompt } = tools.prompts[candidate.offer.makes];
      const bought = { ...request, made, entry, prompt, beats: shared.beats, lengthsMs };
      const seen = await lookAt(bought, tools.media);
      if ("shots" in seen) return { shots: seen.shots, warnings };
      useless += 1;
      warnings.push(`${who}: the ${what} of ${candidate.name} is not used: ${seen.fault}`);
    } catch (error) {
      if (!isAppError(error) || !leavesToTheNext(error)) throw error;
      warnings.push(`${who}: ${candidate.name} made no ${what}: ${wordsOf(error)}`);
    }
  }
  return { shots: new Map(), warnings };
}

const isPossible = (one: { verdict: string }): one is Possible => one.verdict === "possible";

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
