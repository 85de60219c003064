import { copyFile, mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError, isAppError } from "../../core/app-error.ts";
import { explainFileError } from "../../core/explain-file-error.ts";
import { microsToUsd } from "../../core/money.ts";
import { sayText } from "../../ideas/spoken-numbers/say-text.ts";
import type { Brief } from "../../model/brief.ts";
import type { VoiceSampleDocument } from "../../model/voice-documents.ts";
import { committedSpend } from "../../store/repositories/spend-ledger.ts";
import type { BudgetLimits } from "../budget.ts";
import type { EffectTools } from "../effect-tools.ts";
import { performEffect } from "../effects.ts";
import { NO_FAULTS } from "../faults.ts";
import { keepFor } from "../keep-file.ts";
import type { VideoServices } from "../video-services.ts";
import { waitMs } from "../wait.ts";
import { freshWorkFolder } from "../work-folder.ts";
import { chooseVoice } from "./choose-voice.ts";
import { speakScript } from "./speak-script.ts";

export interface SampleRequest {
  /** `vendor:voice`. */
  voice: string;
  tier: Brief["tier"];
  /** BCP 47. */
  language: string;
  text: string;
  /** Absolute; it is replaced. */
  outFile: string;
  limits: BudgetLimits;
  signal: AbortSignal;
}

/**
 * Lets a voice speak a line outside of any run: a paid one by an effect of its own, within the budget. Errors as those of
 * `chooseVoice` and of effects; usage `sample-silent` for a line or a voice without a sound.
 */
export async function sampleVoice(
  services: VideoServices,
  request: SampleRequest,
  tools: Pick<EffectTools, "owner" | "isOwnerDead" | "sealKey">,
): Promise<VoiceSampleDocument> {
  const { limits, signal, outFile, text } = request;
  const words = sayText(text);
  const chosen = chooseVoice(request.voice, request.tier, services);
  const jobId = services.newId("job");
  const site = {
    jobId,
    runId: jobId,
    videoId: null,
    stepId: "sample",
    where: "voices/sample",
    limits,
    signal,
  };
  const effectTools: EffectTools = {
    ...services,
    ...tools,
    faults: NO_FAULTS,
    wait: waitMs,
    newToken: () => services.newId("lease"),
  };
  const workFolder = await freshWorkFolder(services, jobId, "sample");
  try {
    const line = { id: "line", narration: words, minDurationMs: 0, pauseAfterMs: PAUSE_MS };
    const narration = await speakScript(
      { script: { language: request.language, beats: [line] }, chosen, workFolder, signal },
      {
        media: services.tools,
        perform: async (effect) => await performEffect(effectTools, site, effect),
        keep: keepFor(services, jobId, workFolder),
      },
    );
    if (narration.file === undefined) throw silent(request);
    await putOut(narration.file, outFile);
    return {
      schema: "viral.voice-sample/1",
      voice: narration.voice,
      text,
      file: outFile,
      durationMs: Math.round(narration.durationMs),
      costUsd: microsToUsd(await committedSpend(services.store, "runId", jobId)),
    };
  } catch (error) {
    throw ofNoJob(error);
  } finally {
    await rm(dirname(dirname(workFolder)), { recursive: true, force: true });
  }
}

const PAUSE_MS = 250;

async function putOut(from: string, to: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true });
    await copyFile(from, to);
  } catch (error) {
    throw explainFileError(error, to);
  }
}

function silent({ voice }: SampleRequest): AppError {
  return new AppError({
    kind: "usage",
    code: "sample-silent",
    message: `There is nothing to hear of ${voice}.`,
    hint: "Give a line with words: --text, and a voice that speaks: `viral voices`.",
  });
}

/** Effects speak of jobs that can be resumed and resolved; a sample is none. */
function ofNoJob(error: unknown): unknown {
  if (!isAppError(error) || !error.code.startsWith("effect-")) return error;
  const { kind, code, message, details } = error;
  const isInDoubt = kind === "gated";
  return new AppError({
    kind: isInDoubt ? "transient" : kind,
    code,
    message: isInDoubt ? `${message} It is counted as spent.` : message,
    hint: "Give the command again when the cause is mended; it asks anew.",
    details,
    cause: error,
  });
}
