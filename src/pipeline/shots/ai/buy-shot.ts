import { type AppError, isAppError, withHint } from "../../../core/app-error.ts";
import type { Shot } from "../../../model/shot.ts";
import { routeShared } from "../router/route-shared.ts";
import type { Candidate } from "../router/route-shot.ts";
import type { ClipsRequest, ClipTools } from "./clips-request.ts";
import { type FailedTry, tooDearTry } from "./failed-try.ts";
import { lookAt } from "./look-at.ts";
import { orderShot, type Possible, partOf } from "./order-shot.ts";
import type { SharedShot } from "./shared-shots.ts";

/** What came of one purchase. */
export interface BoughtShot {
  shared: SharedShot;
  /** By beat id; empty: nobody made it. */
  shots: ReadonlyMap<string, Shot>;
  /** In the order in which they failed; those that failed before a crash stand at the end. */
  tries: readonly FailedTry[];
  warnings: readonly string[];
}

/** A clip that turned out useless is made once more, by another model. */
const USELESS_MAX = 2;
/** Of the whole step, while nothing but a passing refusal keeps a shot from being made. */
const ATTEMPTS_MAX = 3;

/**
 * Buys one clip for the beats that share it: what a vendor refuses, fails or cannot be paid falls to the next candidate.
 * Throws what keeps anybody else from making it (it is still being made, or its fate is unknown), and a passing refusal
 * when nobody else makes its kind and the step may be tried again.
 */
export async function buyShot(
  shared: SharedShot,
  request: ClipsRequest,
  tools: ClipTools,
): Promise<BoughtShot> {
  const [beat] = shared.beats;
  const who = shared.beats.map(({ id }) => id).join(", ");
  const tries: FailedTry[] = [];
  const warnings: string[] = [];
  const failed = (one: FailedTry, warning: string): void => {
    tries.push(one);
    warnings.push(`${who}: ${warning}`);
  };
  const lengthsMs = shared.beats.map(
    ({ id, minDurationMs }) => request.durationMsByBeat.get(id) ?? minDurationMs,
  );
  const isBegun = (name: string): boolean => tools.begunParts.has(partOf(beat, name));
  const wanted = { needsReference: false, isDraft: request.isDraft, isBegun };
  const table = routeShared(wanted, lengthsMs, tools.situation);
  const candidates = table.filter(isPossible);
  const answer = (shots: ReadonlyMap<string, Shot>, by?: string): BoughtShot => {
    const known = new Set([...tries.map((one) => one.by), by]);
    const earlier = earlierTries(shared, table, tools).filter((one) => !known.has(one.by));
    return { shared, shots, tries: [...tries, ...earlier], warnings };
  };
  let useless = 0;
  let passing: AppError | undefined;
  for (const [index, candidate] of candidates.entries()) {
    if (useless === USELESS_MAX) break;
    const { entry, name, offer } = candidate;
    const what = offer.makes === "image" ? "picture" : "clip";
    try {
      const made = await orderShot(candidate, shared, request, tools);
      const { version: prompt } = tools.prompts[offer.makes];
      const bought = { ...request, made, entry, prompt, beats: shared.beats, lengthsMs };
      const seen = await lookAt(bought, tools.media);
      if ("shots" in seen) return answer(seen.shots, name);
      useless += 1;
      failed(
        { by: name, why: `its ${what} is not used: ${seen.fault}`, cause: "useless" },
        `the ${what} of ${name} is not used: ${seen.fault}`,
      );
    } catch (error) {
      if (!isAppError(error) || !leavesToTheNext(error)) throw error;
      if (error.code === NOT_SENT) passing = longer(passing, error);
      failed({ by: name, why: error.message, cause: error }, `${name} made no ${what}: ${wordsOf(error)}`);
    }
    const isLastOfItsKind = candidates[index + 1]?.offer.makes !== offer.makes;
    if (isLastOfItsKind && passing && tools.attemptCount < ATTEMPTS_MAX - 1) throw passing;
  }
  const dear = tooDearTry(table, tools.situation.budgetUsdMicros);
  if (dear) failed(dear, `the budget does not reach for this shot, it is drawn: ${dear.by} ${dear.why}`);
  else if (candidates.length === 0)
    failed(nobodyIn(table, tools), "no model can make this shot, it is drawn");
  return answer(new Map());
}

const isPossible = (one: Candidate): one is Possible => one.verdict === "possible";

const NOT_SENT = "effect-not-sent";

const ENDS_A_TRY: ReadonlySet<AppError["kind"]> = new Set(["refused", "quota", "moderation", "config"]);

const LEAVES_BY_CODE: ReadonlySet<string> = new Set([NOT_SENT, "effect-lost"]);

/**
 * What ends one vendor's try and leaves the next one free to make the shot. A lost lease does not: another process is
 * making this very clip. A missing budget does not: nobody could be paid.
 */
const leavesToTheNext = ({ kind, code }: AppError): boolean =>
  LEAVES_BY_CODE.has(code) || (ENDS_A_TRY.has(kind) && code !== "budget-missing");

/** A key that is refused is drawn over in every video until a person mends it. */
const wordsOf = (error: AppError): string => (error.kind === "config" ? withHint(error) : error.message);

/** How long a passing refusal asks to be left alone. */
export const pauseOf = ({ details }: AppError): number =>
  typeof details["retryAfterMs"] === "number" ? details["retryAfterMs"] : 0;

const longer = (one: AppError | undefined, other: AppError): AppError =>
  one !== undefined && pauseOf(one) >= pauseOf(other) ? one : other;

/** Models that failed for these beats when the step ran before, and were not asked again: another was at work already. */
function earlierTries(
  { beats: [beat] }: SharedShot,
  table: readonly Candidate[],
  { failedParts }: ClipTools,
): FailedTry[] {
  return table.flatMap(({ name }) => {
    const why = failedParts.get(partOf(beat, name));
    return why === undefined ? [] : [{ by: name, why, cause: "unfit" as const }];
  });
}

function nobodyIn(table: readonly Candidate[], { situation: { onlyModel } }: ClipTools): FailedTry {
  const named = table.find(({ name }) => name === onlyModel);
  return { by: named?.name ?? "ai", why: named?.reason ?? "no model can make this shot", cause: "unfit" };
}
