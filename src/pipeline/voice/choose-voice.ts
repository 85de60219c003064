import { AppError } from "../../core/app-error.ts";
import { nearestName } from "../../core/nearest.ts";
import type { Brief } from "../../model/brief.ts";
import type { Speaker } from "../../providers/contracts/speaker.ts";
import type { Voice } from "../../providers/contracts/voice.ts";
import type { SpeechModel } from "../models/choose-speech-model.ts";

/** Vendors that speak, as the composition root opens them. */
export interface VendorVoices {
  /** Ids of all, with a key or without. */
  ids: readonly string[];
  readiness(id: string): Promise<"ready" | "missing-key" | "bad-key" | "missing-setting">;
  /** Config errors of the model: `model-retired`, `model-missing`, `model-price-unknown`. */
  open(id: string, tier: Brief["tier"]): VendorVoice;
}

export interface VendorVoice {
  speaker: Speaker;
  /** Its `voices` are all that there are; absent: only the vendor knows. */
  model: SpeechModel;
}

/** Who speaks: on this machine for nothing, or a vendor by effects. */
export type ChosenVoice =
  | { kind: "local"; voice: Voice; name: string }
  | ({ kind: "vendor"; name: string } & VendorVoice);

export interface VoiceServices {
  voices: readonly Voice[];
  vendorVoices: VendorVoices;
}

/** Splits `vendor:voice` and looks both up; a usage error names what there is. Config errors as `VendorVoices.open`. */
export function chooseVoice(
  wanted: string,
  tier: Brief["tier"],
  { voices, vendorVoices }: VoiceServices,
): ChosenVoice {
  const at = wanted.indexOf(":");
  const [id, name] = at < 0 ? [wanted, ""] : [wanted.slice(0, at), wanted.slice(at + 1)];
  const voice = voices.find((one) => one.id === id);
  if (voice && isNamed(voice, name)) return { kind: "local", voice, name };
  if (vendorVoices.ids.includes(id) && name !== "") {
    const opened = vendorVoices.open(id, tier);
    const { voices: listed } = opened.model;
    if (!listed || listed.some((one) => one.name === name)) return { kind: "vendor", name, ...opened };
    throw unknownVoice(
      wanted,
      listed.map((one) => `${id}:${one.name}`),
    );
  }
  throw unknownVoice(wanted, [
    ...voices.flatMap((one) => (one.id === SILENT ? [SILENT] : namesOf(one))),
    ...vendorVoices.ids.map((vendor) => `${vendor}:<voice>`),
  ]);
}

const SILENT = "none";

const isNamed = (voice: Voice, name: string): boolean =>
  (voice.hasVoice?.(name) ?? voice.listVoices().some((one) => one.name === name)) ||
  (voice.id === SILENT && name === "");

const namesOf = (voice: Voice): string[] => voice.listVoices().map((one) => `${voice.id}:${one.name}`);

function unknownVoice(wanted: string, known: readonly string[]): AppError {
  const nearest = nearestName(wanted, known);
  return new AppError({
    kind: "usage",
    code: "voice-unknown",
    message: `There is no voice "${wanted}".`,
    hint: `${nearest ? `Did you mean ${nearest}? ` : ""}Voices: ${known.join(", ")}. \`viral voices\` lists those that are ready.`,
  });
}
