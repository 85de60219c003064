import { AppError } from "../../core/app-error.ts";
import type { VoiceRequest } from "../contracts/voice.ts";

const SPOKEN_LANGUAGE = "en";
const FOREIGN_LETTER = /(?!\p{Script=Latin})\p{L}/u;

/** Undefined: it speaks that language. */
export function otherLanguage(language: string): AppError | undefined {
  if (language.split("-")[0] === SPOKEN_LANGUAGE) return undefined;
  return unspeakable(`the embedded voice speaks English, not "${language}"`);
}

/** Refuses what this voice cannot speak, naming the language or the word. */
export function refuseUnspeakable(request: VoiceRequest): void {
  const foreignTongue = otherLanguage(request.language);
  if (foreignTongue) throw foreignTongue;
  for (const beat of request.beats) {
    const foreign = beat.words.find((word) => FOREIGN_LETTER.test(word.say));
    if (foreign) throw unspeakable(`the embedded voice speaks English and cannot read "${foreign.say}"`);
  }
}

/** Latin letters that do not come apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  Æ: "Ae",
  œ: "oe",
  Œ: "Oe",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
};

/** Splits what is said into bare words: the letters, digits and apostrophes that flite reads without surprises. */
export function spokenWords(say: string): string[] {
  return say
    .replace(/[ßæÆœŒøØłŁđĐ]/gu, (letter) => PLAIN[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘]/g, "'")
    .split(/[^A-Za-z0-9']+/)
    .map((word) => word.replace(/^'+|'+$/g, ""))
    .filter(Boolean);
}

function unspeakable(why: string): AppError {
  return new AppError({
    kind: "usage",
    code: "voice-language",
    message: `This text cannot be spoken: ${why}.`,
    hint: "Use --voice none for a video with music and captions, or a provider whose voice speaks the language.",
  });
}
