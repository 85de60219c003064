import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../src/core/clock.ts";
import { newRandomId } from "../../src/core/ids.ts";
import { performEffect } from "../../src/pipeline/effects.ts";
import { NO_FAULTS } from "../../src/pipeline/faults.ts";
import { type ClipMaker, type ClipOrder, MadeClip } from "../../src/providers/contracts/clip-maker.ts";
import type { EffectRequest } from "../../src/providers/contracts/effect.ts";
import type { KeepFile } from "../../src/providers/contracts/keep-file.ts";
import { ModelAnswer, type ModelQuestion } from "../../src/providers/contracts/language-model.ts";
import { Speech, type SpeechOrder } from "../../src/providers/contracts/speaker.ts";
import type { VendorDefinition } from "../../src/providers/contracts/vendor.ts";
import type { Recorder } from "../../src/providers/http/exchange.ts";
import { createVendorHouse } from "../../src/providers/vendor-house.ts";
import { committedSpend } from "../../src/store/repositories/spend-ledger.ts";
import { temporaryFolder, temporaryStore } from "../support/store.ts";
import { QUESTION } from "./language-question.ts";

/** What a vendor is asked for once, of each kind that it can make. */
export interface ProofOrders {
  question?: Pick<ModelQuestion, "model" | "prices" | "estimateUsdMicros">;
  speech?: Pick<SpeechOrder, "model" | "voice" | "textMax" | "estimateUsdMicros">;
  clip?: Pick<ClipOrder, "model" | "width" | "height" | "durationMs" | "estimateUsdMicros">;
  still?: Pick<ClipOrder, "model" | "width" | "height" | "estimateUsdMicros" | "quality" | "tokenPrices">;
}

export interface ProofWay {
  key: string;
  settings: Readonly<Record<string, string>>;
  /** The real one, or `replayFetch`. */
  fetch: typeof globalThis.fetch;
  recorder?: Recorder | undefined;
  budgetUsdMicros: number;
  wait: (delayMs: number) => Promise<void>;
}

export interface Proof {
  /** What each order came to, without the paths of this machine. */
  results: Readonly<Record<string, unknown>>;
  spentUsdMicros: number;
}

/** Long enough to be heard, short enough to cost next to nothing. */
const TEXT = "Owls hear you, well.";
const PROMPT = "A heron lifts off a still lake at dawn, wide shot, soft light. No text.";

/** Asks a vendor for one thing of each kind, as the pipeline does: by effects, within a budget. Throws what they throw. */
export async function proveVendor(
  definition: VendorDefinition,
  orders: ProofOrders,
  way: ProofWay,
): Promise<Proof> {
  const folder = temporaryFolder();
  const store = await temporaryStore(folder);
  const vendor = createVendorHouse({
    definitions: [definition],
    settings: { [definition.id]: way.settings },
    secrets: async () => ({
      get: async () => way.key,
      set: async () => "file" as const,
      delete: async () => undefined,
    }),
    clock: systemClock,
    fetch: way.fetch,
    tell: () => undefined,
    recorder: way.recorder,
  }).open(definition.id);

  const perform = async (request: EffectRequest): Promise<unknown> => {
    const tools = {
      store,
      clock: systemClock,
      newId: newRandomId,
      newToken: () => newRandomId("lease"),
      owner: "host|proof",
      isOwnerDead: () => false,
      sealKey: async () => Buffer.alloc(32, 3),
      faults: NO_FAULTS,
      wait: way.wait,
    };
    const site = {
      jobId: "job_proof",
      runId: "run_proof",
      videoId: null,
      stepId: "proof",
      where: "proof",
      limits: { perRunUsdMicros: way.budgetUsdMicros },
      signal: new AbortController().signal,
    };
    return (await performEffect(tools, site, request)).result;
  };

  const keep: KeepFile = async (content) => {
    const bytes = "bytes" in content ? content.bytes : readFileSync(content.file);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { sha256, file: "file" in content ? content.file : join(folder, sha256) };
  };

  const results: Record<string, unknown> = {};
  if (orders.question && vendor.languageModel)
    results["question"] = ModelAnswer.parse(
      await perform(vendor.languageModel.request({ ...QUESTION, ...orders.question, part: "question" })),
    );
  if (orders.speech && vendor.speaker)
    results["speech"] = withoutPath(
      Speech.parse(
        await perform(vendor.speaker.request({ ...orders.speech, part: "speech", text: TEXT, keep })),
      ),
    );
  const make = async (order: Omit<ClipOrder, "prompt" | "keep" | "workFolder">, maker: ClipMaker) =>
    withoutPath(
      MadeClip.parse(await perform(maker.request({ ...order, prompt: PROMPT, keep, workFolder: folder }))),
    );
  if (orders.clip && vendor.clipMaker)
    results["clip"] = await make({ ...orders.clip, part: "clip", makes: "video" }, vendor.clipMaker);
  if (orders.still && vendor.clipMaker)
    results["still"] = await make(
      { ...orders.still, part: "still", makes: "image", durationMs: 0 },
      vendor.clipMaker,
    );
  return { results, spentUsdMicros: await committedSpend(store, "runId", "run_proof") };
}

const withoutPath = <Made extends { file: string }>(made: Made) => ({ ...made, file: undefined });
