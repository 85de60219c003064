import type { Music } from "./music.ts";
import { addHat, addKick, addNote, createNoise, SAMPLE_RATE } from "./voices.ts";

/** A sound effect that ends, or begins, at a moment of the story. */
export type Accent = "cut" | "reveal" | "stamp" | "tick";

export function addAccent(music: Music, accent: Accent, timeMs: number): void {
  const at = Math.max(0, Math.round((timeMs / 1000) * SAMPLE_RATE));
  ACCENTS[accent](music, at);
}

const ACCENTS: Readonly<Record<Accent, (music: Music, at: number) => void>> = {
  cut: (music, at) => addWhoosh(music, at, 0.26, 0.16),
  reveal: (music, at) => {
    addWhoosh(music, at, 0.32, 0.14);
    for (const [index, hertz] of [659, 880, 1318].entries()) {
      const note = { hertz, seconds: 0.7, gain: 0.09, wave: "bell" as const };
      addNote(music.left, at + index * 2400, note);
      addNote(music.right, at + index * 2400, note);
    }
  },
  stamp: (music, at) => {
    addWhoosh(music, at, 0.3, 0.2);
    for (const channel of [music.left, music.right]) addKick(channel, at, 0.9);
  },
  tick: (music, at) => {
    const noise = createNoise(at + 7);
    addHat(music.left, at, 0.22, noise);
    addHat(music.right, at, 0.22, noise);
  },
};

/** Noise that rises in pitch and level and stops at `at`, passing from one ear to the other. */
function addWhoosh(music: Music, at: number, seconds: number, gain: number): void {
  const noise = createNoise(at + 1);
  const length = Math.round(seconds * SAMPLE_RATE);
  const start = at - length;
  let low = 0;
  for (let index = 0; index < length * 1.25; index += 1) {
    const position = start + index;
    const rise = Math.min(1, index / length);
    low += (noise() - low) * (0.04 + 0.4 * rise * rise);
    if (position < 0 || position >= music.left.length) continue;
    const level = low * gain * rise ** 2 * (index > length ? 1 - (index - length) / (length * 0.25) : 1);
    music.left[position] = (music.left[position] ?? 0) + level * (1 - rise * 0.6);
    music.right[position] = (music.right[position] ?? 0) + level * (0.4 + rise * 0.6);
  }
}
