import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sayText } from "../../src/ideas/spoken-numbers/say-text.ts";
import { readWav, type Sound } from "../../src/media/sound-files.ts";
import type { NarrationWord } from "../../src/model/script.ts";
import type { WordSpan } from "../../src/providers/contracts/voice.ts";
import { alignWords, parsePhones } from "../../src/providers/flite/phones.ts";
import { createFliteRunner } from "../../src/providers/flite/run-flite.ts";
import { spokenWords } from "../../src/providers/flite/speakable.ts";
import { phonesOfWords } from "../../src/providers/flite/word-phones.ts";

export interface KnownSpeech {
  words: readonly NarrationWord[];
  file: string;
  sound: Sound;
  /** When its words are heard, by the phones of the machine that said them. */
  truth: readonly WordSpan[];
}

/** Real speech whose word times are known: flite says the text with its marks, by any of its voices, at any pace. */
export async function fliteSpeech(
  texts: readonly string[],
  { voice, stretch }: { voice: "slt" | "rms" | "awb" | "kal16"; stretch: number },
): Promise<KnownSpeech[]> {
  const runFlite = createFliteRunner();
  const workFolder = mkdtempSync(join(tmpdir(), "viral-flite-"));
  const { signal } = new AbortController();
  return await Promise.all(
    texts.map(async (text, index) => {
      const words = sayText(text);
      const parts = words.map((word) => spokenWords(word.say));
      const phones = await phonesOfWords(parts.flat(), { runFlite, voice, workFolder, signal });
      let next = 0;
      const ofWords = parts.map((part) => phones.slice(next, (next += part.length)).flat());
      const marked = parts.map(
        (part, at) => `${part.join(" ")}${/[.!?,;:]$/.exec(words[at]?.show ?? "")?.[0] ?? ""}`,
      );
      const name = `${voice}-${index}.wav`;
      const pace = ["--setf", `duration_stretch=${stretch}`];
      const call = ["-voice", voice, ...pace, "-psdur", "-t", ` ${marked.join(" ")}`, "-o", `/work/${name}`];
      const spans = alignWords(parsePhones(await runFlite(call, workFolder, signal)), ofWords);
      const file = join(workFolder, name);
      const truth = spans.map((span) => ({
        startMs: span.startSeconds * 1000,
        endMs: span.endSeconds * 1000,
      }));
      return { words, file, sound: await readWav(file), truth };
    }),
  );
}
