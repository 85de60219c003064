import { AppError } from "../../core/app-error.ts";
import { nearestName } from "../../core/nearest.ts";
import type { Narration } from "../../model/narration.ts";
import type { Script } from "../../model/script.ts";
import type { Voice } from "../../providers/contracts/voice.ts";

export interface SpeakRequest {
  script: Script;
  /** `flite:slt`, or `none`. */
  voice: string;
  workFolder: string;
  signal: AbortSignal;
}

/** Finds the provider by the voice's name and lets it speak the whole script. */
export async function speakScript(request: SpeakRequest, voices: readonly Voice[]): Promise<Narration> {
  const { provider, name } = pickVoice(request.voice, voices);
  return await provider.speak({
    voice: name,
    language: request.script.language,
    beats: request.script.beats.map((beat) => ({
      id: beat.id,
      words: beat.narration,
      minDurationMs: beat.minDurationMs,
      pauseAfterMs: beat.pauseAfterMs,
    })),
    workFolder: request.workFolder,
    signal: request.signal,
  });
}

/** Splits `vendor:voice` and looks both up; a usage error names what there is. */
export function pickVoice(wanted: string, voices: readonly Voice[]): { provider: Voice; name: string } {
  const [vendor = "", name = ""] = wanted.split(":", 2);
  const provider = voices.find((voice) => voice.id === vendor);
  const isKnown = provider?.listVoices().some((voice) => voice.name === name) ?? false;
  if (provider && (isKnown || (name === "" && vendor === "none"))) return { provider, name };
  const known = voices.flatMap((voice) =>
    voice.id === "none" ? ["none"] : voice.listVoices().map((one) => `${voice.id}:${one.name}`),
  );
  const nearest = nearestName(wanted, known);
  throw new AppError({
    kind: "usage",
    code: "voice-unknown",
    message: `There is no voice "${wanted}".`,
    hint: `${nearest ? `Did you mean ${nearest}? ` : ""}Voices: ${known.join(", ")}.`,
  });
}
