import type { AskedBeat, SpokenBeat, Voice } from "../contracts/voice.ts";

/** A calm reading speed, and the shortest time a word needs to be seen. */
const READING_CHARACTERS_PER_SECOND = 15;
const WORD_MS_MIN = 190;

/** `--voice none`: no sound, words timed as people read. */
export function createSilentVoice(): Voice {
  return {
    id: "none",
    sound: "finished",
    listVoices: () => [],
    speak: async ({ beats }) => beats.map(readBeat),
  };
}

function readBeat({ id, words }: AskedBeat): SpokenBeat {
  let cursorMs = 0;
  const read = words.map(({ show }) => {
    const startMs = cursorMs;
    cursorMs += Math.max(WORD_MS_MIN, ((show.length + 1) / READING_CHARACTERS_PER_SECOND) * 1000);
    return { startMs, endMs: cursorMs };
  });
  return { id, words: read };
}
