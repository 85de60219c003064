import type { Narration } from "../../model/narration.ts";
import type { Voice } from "../contracts/voice.ts";

/** A calm reading speed, and the shortest time a word needs to be seen. */
const READING_CHARACTERS_PER_SECOND = 15;
const WORD_MS_MIN = 190;

/** `--voice none`: no sound, words timed as people read. */
export function createSilentVoice(): Voice {
  return {
    id: "none",
    listVoices: () => [],
    estimateUsdMicros: () => 0,
    async speak(request) {
      const narration: Narration = { durationMs: 0, words: [], beats: [], voice: "none" };
      let cursorMs = 0;
      for (const beat of request.beats) {
        let wordMs = cursorMs;
        for (const [index, word] of beat.words.entries()) {
          const lengthMs = Math.max(
            WORD_MS_MIN,
            ((word.show.length + 1) / READING_CHARACTERS_PER_SECOND) * 1000,
          );
          narration.words.push({ beatId: beat.id, index, startMs: wordMs, endMs: wordMs + lengthMs });
          wordMs += lengthMs;
        }
        const lengthMs = Math.max(beat.minDurationMs, wordMs - cursorMs + beat.pauseAfterMs);
        narration.beats.push({ beatId: beat.id, startMs: cursorMs, endMs: cursorMs + lengthMs });
        cursorMs += lengthMs;
      }
      return { ...narration, durationMs: cursorMs };
    },
  };
}
