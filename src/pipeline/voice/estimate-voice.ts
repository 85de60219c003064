import type { Brief } from "../../model/brief.ts";
import { priceText } from "../models/choose-speech-model.ts";
import type { ChosenVoice } from "./choose-voice.ts";

/** As people speak, and how long a video is that nobody gave a length. */
const CHARACTERS_PER_SECOND = 16;
export const USUAL_MS = 60_000;

/** What the voice of one video costs, before there is a script. */
export function estimateVoice(
  chosen: ChosenVoice,
  { targetDurationMs = USUAL_MS }: Pick<Brief, "targetDurationMs">,
): number {
  if (chosen.kind === "local") return 0;
  return priceText(chosen.model, Math.ceil((targetDurationMs / 1000) * CHARACTERS_PER_SECOND));
}
