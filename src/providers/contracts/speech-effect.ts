import { z } from "zod";
import { readJson } from "../../core/json.ts";
import type { EffectOutcome, EffectRequest, EffectStatus } from "./effect.ts";
import { Speech, type SpeechOrder } from "./speaker.ts";

/** Sound that a vendor sent, whole or not: it was made, so it is paid. */
export interface Spoken {
  kind: "spoken";
  bytes: Uint8Array;
  mediaType: string;
  /** Why it cannot be used; undefined: it is whole. */
  flaw: string | undefined;
  characters?: NonNullable<Speech["characters"]>;
}

export interface SpeechParts {
  providerId: string;
  /** Sends the order once. */
  ask: (signal: AbortSignal) => Promise<EffectOutcome | Spoken>;
  /** As `EffectRequest` has it. */
  isOnlyPages?: EffectRequest["isOnlyPages"];
}

/** Sound as the journal keeps it: the handle of an order's effect is this, as JSON. */
const KeptSpeech = z.union([Speech, z.object({ flaw: z.string() })]);

/** The head of the longest text comes after this. */
const TIMEOUT_MS = 120_000;

/**
 * A text as an effect: it is spoken in one request, so its handle is the sound, kept before anything else, and reading it
 * asks nobody. No vendor can say afterwards what a lost sound was: what stays unknown is parked.
 */
export function speechEffect(
  order: SpeechOrder,
  { providerId, ask, isOnlyPages }: SpeechParts,
): EffectRequest {
  const { part, text, textMax, estimateUsdMicros } = order;
  return {
    part,
    providerId,
    model: order.model,
    kind: "spends",
    estimateUsdMicros,
    timeoutMs: TIMEOUT_MS,
    whenNotFound: "park",
    graceMs: 0,
    ...(isOnlyPages ? { isOnlyPages } : {}),
    submit: async (_key, signal) => {
      if (text.length > textMax) {
        const message = `${part} has ${text.length} characters; ${order.model} reads ${textMax} at most`;
        return { kind: "refused", code: "order-impossible", message };
      }
      const outcome = await ask(signal);
      return outcome.kind === "spoken" ? await keepSpoken(outcome, order, providerId) : outcome;
    },
    status: async (handle) => statusOfSpeech(handle, order, providerId),
    pollEveryMs: 0,
    pollForMs: 0,
  };
}

async function keepSpoken(spoken: Spoken, { keep }: SpeechOrder, providerId: string): Promise<EffectOutcome> {
  const { bytes, mediaType, flaw, characters } = spoken;
  if (flaw !== undefined) return { kind: "accepted", handle: JSON.stringify({ flaw }) };
  try {
    const { sha256, file } = await keep({ bytes }, mediaType);
    const kept: Speech = { sha256, file, mediaType, ...(characters ? { characters } : {}) };
    return { kind: "accepted", handle: JSON.stringify(kept) };
  } catch (error) {
    // It was paid for: whatever the disk says, the order was not refused.
    const why = error instanceof Error ? error.message : String(error);
    return { kind: "unknown", message: `${providerId} spoke, and its sound could not be kept: ${why}` };
  }
}

function statusOfSpeech(handle: string, order: SpeechOrder, providerId: string): EffectStatus {
  const { estimateUsdMicros: costUsdMicros } = order;
  const kept = readKept(handle);
  if (kept && !("flaw" in kept)) {
    const { characters, ...sound } = kept;
    return { state: "done", result: characters ? { ...sound, characters } : sound, costUsdMicros };
  }
  const why = kept?.flaw ?? "what is kept of it cannot be read";
  const message = `${providerId} spoke, but its sound cannot be used: ${why}`;
  return { state: "failed", kind: "refused", message, costUsdMicros };
}

const readKept = (handle: string): z.infer<typeof KeptSpeech> | undefined =>
  KeptSpeech.safeParse(readJson(handle)).data;
