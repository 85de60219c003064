import { z } from "zod";
import type { Spoken } from "../contracts/speech-effect.ts";
import { readStrictly } from "../http/read-strictly.ts";
import { judgeSound } from "../http/whole-sound.ts";

const Alignment = z.object({
  characters: z.array(z.string()),
  character_start_times_seconds: z.array(z.number()),
  character_end_times_seconds: z.array(z.number()),
});

const Answer = z.object({
  audio_base64: z.base64().min(1),
  alignment: Alignment.nullish(),
});

/**
 * Reads the answer of `with-timestamps`. Its times are taken only where they are of the very text that was sent: of any
 * other the words are found by listening. Throws at what is no answer.
 */
export function readSpeech(json: unknown, text: string): Spoken {
  const { audio_base64, alignment } = readStrictly(Answer, json);
  const bytes = Buffer.from(audio_base64, "base64");
  const { mediaType, flaw } = judgeSound(bytes);
  const characters = alignment && timesOf(alignment, text);
  return { kind: "spoken", bytes, mediaType, flaw, ...(characters ? { characters } : {}) };
}

function timesOf(alignment: z.infer<typeof Alignment>, text: string): Spoken["characters"] {
  const { characters, character_start_times_seconds: starts, character_end_times_seconds: ends } = alignment;
  const isOfText = characters.join("") === text && characters.every((one) => one.length === 1);
  if (!isOfText || starts.length !== text.length || ends.length !== text.length) return undefined;
  const inMs = (seconds: number | undefined): number => Math.round((seconds ?? 0) * 1000);
  return starts.map((start, index) => ({ startMs: inMs(start), endMs: inMs(ends[index]) }));
}
