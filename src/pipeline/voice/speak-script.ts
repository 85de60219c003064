import type { Narration } from "../../model/narration.ts";
import type { Beat } from "../../model/script.ts";
import type { ChosenVoice } from "./choose-voice.ts";
import { narrate } from "./narrate.ts";
import { orderSpeech, type SpeechTools } from "./order-speech.ts";
import { spokenText } from "./spoken-text.ts";

export interface SpeakRequest {
  script: {
    language: string;
    beats: readonly Pick<Beat, "id" | "narration" | "minDurationMs" | "pauseAfterMs">[];
  };
  chosen: ChosenVoice;
  workFolder: string;
  signal: AbortSignal;
}

/** Lets the chosen voice speak the whole script, and no other: what a voice refuses is said, never replaced. */
export async function speakScript(request: SpeakRequest, tools: SpeechTools): Promise<Narration> {
  const { script, chosen, workFolder, signal } = request;
  const beats = script.beats.map(({ id, narration, minDurationMs, pauseAfterMs }) => ({
    id,
    words: narration,
    text: narration.map(spokenText).join(" "),
    minDurationMs,
    pauseAfterMs,
  }));
  const place = { workFolder, signal };
  if (chosen.kind === "vendor") {
    const spoken = await orderSpeech(beats, chosen, place, tools);
    const voice = `${chosen.speaker.id}:${chosen.name}`;
    return await narrate(beats, { voice, sound: "finished", spoken }, place, tools.media);
  }
  const { voice, name } = chosen;
  const spoken = await voice.speak({ voice: name, language: script.language, beats, ...place });
  const shown = name === "" ? voice.id : `${voice.id}:${name}`;
  return await narrate(beats, { voice: shown, sound: voice.sound, spoken }, place, tools.media);
}
