import { join } from "node:path";
import type { MediaTools } from "../../media/find-media-tools.ts";
import { readWav, type Sound, writeWav } from "../../media/sound-files.ts";
import type { Narration } from "../../model/narration.ts";
import type { AskedBeat, SpokenBeat, Voice, WordSpan } from "../../providers/contracts/voice.ts";
import { alignSpeech } from "./align/align-speech.ts";
import { checkSpeech } from "./check-speech.ts";
import { joinBeats, type TimedBeat } from "./join-beats.ts";
import { levelBeat } from "./level-beat.ts";
import { polishVoice } from "./polish-voice.ts";
import { refineOnsets } from "./refine-onsets.ts";
import { spokenText } from "./spoken-text.ts";
import { trimBeat } from "./trim-beat.ts";

export interface NarratedBeat extends AskedBeat {
  minDurationMs: number;
  pauseAfterMs: number;
}

export interface Speech {
  /** `flite:slt`, `none`. */
  voice: string;
  sound: Voice["sound"];
  /** One for each beat, in order. */
  spoken: readonly SpokenBeat[];
}

/**
 * Makes one track of spoken beats, and says when each of their words is heard: as the voice says, else as it is found.
 * Throws refused `voice-implausible`.
 */
export async function narrate(
  asked: readonly NarratedBeat[],
  speech: Speech,
  place: { workFolder: string; signal: AbortSignal },
  tools: () => Promise<MediaTools>,
): Promise<Narration> {
  const { voice } = speech;
  const { track, narration } = joinBeats(await timeBeats(asked, speech));
  if (!track) return { ...narration, voice };
  const raw = join(place.workFolder, "voice-raw.wav");
  const file = join(place.workFolder, "voice.wav");
  await writeWav(raw, track);
  await polishVoice(await tools(), { raw, file, sound: speech.sound }, place.signal);
  const words = refineOnsets(narration.words, await readWav(file));
  return { ...narration, words, file, voice };
}

async function timeBeats(
  asked: readonly NarratedBeat[],
  { voice, sound: kind, spoken }: Speech,
): Promise<TimedBeat[]> {
  const sounds = await Promise.all(spoken.map(async ({ file }) => file && (await readWav(file))));
  const texts = asked.map(({ words }) => words.map(spokenText));
  const times = wordTimes(spoken, sounds, texts);
  return asked.map(({ id, minDurationMs, pauseAfterMs }, index) => {
    const rest = { id, minDurationMs, pauseAfterMs };
    const sound = sounds[index] || undefined;
    const words = times[index];
    if (!sound) return { ...rest, sound, words: words ?? [] };
    const heard = { id, voice, sound, texts: texts[index] ?? [], words };
    checkSpeech(heard);
    const trimmed = trimBeat(sound, heard.words);
    return { ...rest, ...trimmed, sound: kind === "dry" ? trimmed.sound : levelBeat(trimmed.sound) };
  });
}

/** All beats without times are listened to together: the more is heard of a voice, the better it is known. */
function wordTimes(
  spoken: readonly SpokenBeat[],
  sounds: readonly (Sound | "" | undefined)[],
  texts: readonly (readonly string[])[],
): (readonly WordSpan[] | undefined)[] {
  const open = spoken.flatMap(({ words }, index) => {
    const sound = sounds[index];
    return words === undefined && sound ? [{ index, sound, words: texts[index] ?? [] }] : [];
  });
  const found = alignSpeech(open);
  const byIndex = new Map(open.map(({ index }, at) => [index, found[at]]));
  return spoken.map(({ words }, index) => words ?? byIndex.get(index));
}
