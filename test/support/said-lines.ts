import { readFileSync } from "node:fs";
import { spokenText } from "../../src/pipeline/voice/spoken-text.ts";
import type { SaidSound } from "../contracts/speech-server.ts";
import { fliteSpeech, type KnownSpeech } from "./flite-speech.ts";
import { mp3Of } from "./made-sounds.ts";

/** A vendor's voice whose sound is real speech: it knows these lines, and no others. */
export async function saidLines(
  lines: readonly string[],
  format: "mp3" | "wav",
): Promise<(text: string) => SaidSound | undefined> {
  const speech = await fliteSpeech(lines, { voice: "rms", stretch: 1.1 });
  const said = await Promise.all(
    speech.map(async (one): Promise<[string, SaidSound]> => {
      const bytes = format === "mp3" ? await mp3Of(one.file) : readFileSync(one.file);
      return [textOf(one), { bytes, characters: charactersOf(one) }];
    }),
  );
  const byText = new Map(said);
  return (text) => byText.get(text);
}

const textOf = ({ words }: KnownSpeech): string => words.map(spokenText).join(" ");

/** Letters share the time of their word; marks and spaces fill what lies between. */
function charactersOf({ words, truth }: KnownSpeech): { startMs: number; endMs: number }[] {
  return words.flatMap((word, index) => {
    const text = spokenText(word);
    const { startMs = 0, endMs = 0 } = truth[index] ?? {};
    const letters = text.replace(/[^\p{L}\p{N}]+$/u, "").length;
    const each = (endMs - startMs) / letters;
    const nextMs = truth[index + 1]?.startMs ?? endMs;
    const isLast = index === words.length - 1;
    return (isLast ? text : `${text} `)
      .split("")
      .map((_, at) =>
        at < letters
          ? { startMs: startMs + at * each, endMs: startMs + (at + 1) * each }
          : { startMs: endMs, endMs: Math.max(endMs, nextMs) },
      );
  });
}
