import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { VendorLine, VendorParts } from "../contracts/vendor.ts";
import type { ListedVoice } from "../contracts/voice.ts";
import { classifyAnswer, type SubmitRules } from "../http/classify-submit.ts";
import { readStrictly } from "../http/read-strictly.ts";
import { sendJson } from "../http/send-json.ts";
import type { VendorAnswer } from "../http/vendor-answer.ts";

const Voices = z.object({
  voices: z.array(
    z.object({
      voice_id: z.string(),
      name: z.string().nullish(),
      category: z.string().nullish(),
      labels: z.record(z.string(), z.string()).nullish(),
      verified_languages: z.array(z.object({ locale: z.string().nullish() })).nullish(),
    }),
  ),
});

const TIMEOUT_MS = 30_000;

/** Asks what is free to ask. */
export async function askForVoices(
  { baseUrl }: VendorParts,
  line: VendorLine,
  signal: AbortSignal,
): Promise<VendorAnswer> {
  return await sendJson(line.fetch, {
    providerId: "elevenlabs",
    method: "GET",
    url: `${baseUrl}/v1/voices`,
    headers: { "xi-api-key": line.key },
    timeoutMs: TIMEOUT_MS,
    signal,
  });
}

/** The voices of the account, by `GET /v1/voices`, which is free. Throws config errors of the key; else transient. */
export async function readVoices(parts: VendorParts, signal: AbortSignal): Promise<ListedVoice[]> {
  const line = await parts.line();
  const answer = await askForVoices(parts, line, signal);
  const rules: SubmitRules = {
    providerId: "elevenlabs",
    keyName: "ELEVENLABS_API_KEY",
    clock: parts.clock,
    secrets: [line.key],
  };
  let found: ListedVoice[] | undefined;
  const outcome = classifyAnswer(
    answer,
    (json) => {
      found = readStrictly(Voices, json).voices.map(listed);
      return "read";
    },
    rules,
  );
  if (found && outcome.kind === "accepted") return found;
  throw new AppError({
    kind: "transient",
    code: "vendor-answer-odd",
    message:
      "message" in outcome ? (outcome.message ?? "elevenlabs did not answer.") : "elevenlabs did not answer.",
    hint: "If this stays, check providers.elevenlabs.baseUrl.",
  });
}

function listed(voice: z.infer<typeof Voices>["voices"][number]): ListedVoice {
  const { name, category, labels, verified_languages: languages } = voice;
  const words = [name, category, ...Object.values(labels ?? {})].filter(Boolean);
  return {
    name: voice.voice_id,
    language: languages?.[0]?.locale ?? labels?.["language"] ?? "",
    description: words.join(", "),
  };
}
