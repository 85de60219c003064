import { z } from "zod";
import { readJson } from "../../core/json.ts";
import type { UsdMicros } from "../../core/money.ts";
import { type ClipMaker, type ClipOrder, MadeClip } from "./clip-maker.ts";
import type { EffectOutcome, EffectRequest, EffectStatus } from "./effect.ts";

/** A picture that a vendor sent, whole or not: it was made, so it is paid. */
export interface Pictured {
  kind: "pictured";
  bytes: Uint8Array;
  mediaType: string;
  /** Why it cannot be used; undefined: it is whole. */
  flaw: string | undefined;
  /** The vendor's figure; absent: the estimate. */
  costUsdMicros?: UsdMicros;
}

/** An answer to an order that was worked on and came to nothing. */
export interface NotPictured {
  kind: "not-pictured";
  end: "refused" | "moderation";
  message: string;
  costUsdMicros: UsdMicros;
}

export interface PictureParts {
  providerId: string;
  /** Sends the order once. */
  ask: (order: ClipOrder, signal: AbortSignal) => Promise<EffectOutcome | Pictured | NotPictured>;
  /** As `EffectRequest` has it. */
  isOnlyPages?: EffectRequest["isOnlyPages"];
}

const Cost = z.object({ costUsdMicros: z.number().int().min(0).optional() });
const KeptFailure = Cost.extend({ end: z.enum(["refused", "moderation"]), message: z.string() });
/** A picture as the journal keeps it: the handle of an order's effect is this, as JSON. */
const KeptPicture = z.union([MadeClip.extend(Cost.shape), KeptFailure]);
type KeptPicture = z.infer<typeof KeptPicture>;

/** A slow model at its best quality draws for two minutes; Node's own fetch waits five for the head of an answer. */
export const PICTURE_MS = 240_000;

/** Makes pictures, each within one answer. */
export function createPictureMaker(parts: PictureParts): ClipMaker {
  return { id: parts.providerId, request: (order) => pictureEffect(order, parts) };
}

/**
 * A picture as an effect: it comes within the answer to its order, so its handle is the kept file, stored before anything
 * else, and reading it asks nobody. No vendor can say afterwards what a lost picture was: what stays unknown is parked.
 */
export function pictureEffect(
  order: ClipOrder,
  { providerId, ask, isOnlyPages }: PictureParts,
): EffectRequest {
  const { part, estimateUsdMicros } = order;
  return {
    part,
    providerId,
    model: order.model,
    kind: "spends",
    estimateUsdMicros,
    timeoutMs: PICTURE_MS,
    whenNotFound: "park",
    graceMs: 0,
    ...(isOnlyPages ? { isOnlyPages } : {}),
    submit: async (_key, signal) => {
      if (order.makes !== "image") {
        const message = `${providerId} is not asked for a ${order.makes} here`;
        return { kind: "refused", code: "order-impossible", message };
      }
      const outcome = await ask(order, signal);
      if (outcome.kind === "pictured") return await keepPicture(outcome, order, providerId);
      return outcome.kind === "not-pictured" ? accepted(failureOf(outcome)) : outcome;
    },
    status: async (handle) => statusOfPicture(handle, order, providerId),
    pollEveryMs: 0,
    pollForMs: 0,
  };
}

/** Whether a handle is a kept picture: a vendor that also makes clips is not to be asked about it. */
export const isPictureHandle = (handle: string): boolean => readKept(handle) !== undefined;

const accepted = (kept: KeptPicture): EffectOutcome => ({ kind: "accepted", handle: JSON.stringify(kept) });

const failureOf = ({ end, message, costUsdMicros }: NotPictured): KeptPicture => ({
  end,
  message,
  costUsdMicros,
});

async function keepPicture(
  { bytes, mediaType, flaw, costUsdMicros }: Pictured,
  { keep }: ClipOrder,
  providerId: string,
): Promise<EffectOutcome> {
  const cost = costUsdMicros === undefined ? {} : { costUsdMicros };
  if (flaw !== undefined) {
    const message = `${providerId} drew, but its picture cannot be used: ${flaw}`;
    return accepted({ end: "refused", message, ...cost });
  }
  try {
    const { sha256, file } = await keep({ bytes }, mediaType);
    return accepted({ kind: "image", sha256, file, mediaType, ...cost });
  } catch (error) {
    // It was paid for: whatever the disk says, the order was not refused.
    const why = error instanceof Error ? error.message : String(error);
    return { kind: "unknown", message: `${providerId} drew, and its picture could not be kept: ${why}` };
  }
}

function statusOfPicture(handle: string, order: ClipOrder, providerId: string): EffectStatus {
  const kept = readKept(handle);
  const costUsdMicros = kept?.costUsdMicros ?? order.estimateUsdMicros;
  if (kept && "file" in kept) {
    const { costUsdMicros: _, ...made } = kept;
    return { state: "done", result: made, costUsdMicros };
  }
  const message = kept?.message ?? `${providerId} drew, and what is kept of it cannot be read`;
  return { state: "failed", kind: kept?.end ?? "refused", message, costUsdMicros };
}

const readKept = (handle: string): KeptPicture | undefined => KeptPicture.safeParse(readJson(handle)).data;
