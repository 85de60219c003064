import { AppError } from "../../core/app-error.ts";

/** A kind of music: data for the synthesiser. Degrees count steps of the scale from 0. */
export interface Mood {
  id: string;
  beatsPerMinute: number;
  /** Semitones above A1 (55 Hz) of the key's root. */
  rootSemitone: number;
  scale: readonly number[];
  /** Roots of four bars, as scale degrees. */
  progression: readonly (readonly number[])[];
  /** Steps of a bar in sixteenths on which each drum falls. */
  kick: readonly number[];
  snare: readonly number[];
  hat: readonly number[];
  bass: readonly number[];
  /** Arpeggio notes per bar in sixteenths; empty for none. */
  arp: readonly number[];
  bassWave: "sine" | "saw" | "square";
  arpWave: "pluck" | "bell" | "square";
  padLevel: number;
  drumLevel: number;
}

const MINOR = [0, 2, 3, 5, 7, 8, 10];
const MAJOR = [0, 2, 4, 5, 7, 9, 11];
const DORIAN = [0, 2, 3, 5, 7, 9, 10];
const EIGHTHS = [0, 2, 4, 6, 8, 10, 12, 14];
const SIXTEENTHS = Array.from({ length: 16 }, (_, step) => step);

export const MOODS: readonly Mood[] = [
  {
    id: "drive",
    beatsPerMinute: 124,
    rootSemitone: 3,
    scale: MINOR,
    progression: [
      [0, 5, 2, 6],
      [0, 3, 5, 4],
    ],
    kick: [0, 4, 8, 12],
    snare: [4, 12],
    hat: [2, 6, 10, 14],
    bass: [0, 3, 6, 10, 12, 14],
    arp: [0, 3, 6, 8, 11, 14],
    bassWave: "saw",
    arpWave: "pluck",
    padLevel: 0.5,
    drumLevel: 1,
  },
  {
    id: "synth",
    beatsPerMinute: 104,
    rootSemitone: 0,
    scale: MINOR,
    progression: [
      [0, 5, 3, 4],
      [0, 2, 5, 6],
    ],
    kick: [0, 8, 10],
    snare: [4, 12],
    hat: EIGHTHS,
    bass: EIGHTHS,
    arp: SIXTEENTHS,
    bassWave: "saw",
    arpWave: "square",
    padLevel: 0.8,
    drumLevel: 0.9,
  },
  {
    id: "calm",
    beatsPerMinute: 84,
    rootSemitone: 5,
    scale: MAJOR,
    progression: [
      [0, 4, 5, 3],
      [0, 5, 3, 4],
    ],
    kick: [0, 8],
    snare: [],
    hat: [4, 12],
    bass: [0, 8],
    arp: [0, 4, 6, 10, 12],
    bassWave: "sine",
    arpWave: "bell",
    padLevel: 1,
    drumLevel: 0.55,
  },
  {
    id: "pulse",
    beatsPerMinute: 112,
    rootSemitone: 2,
    scale: DORIAN,
    progression: [
      [0, 0, 3, 4],
      [0, 6, 3, 0],
    ],
    kick: [0, 6, 8, 14],
    snare: [4, 12],
    hat: [2, 3, 6, 10, 11, 14],
    bass: [0, 6, 8, 14],
    arp: [0, 2, 5, 8, 10, 13],
    bassWave: "square",
    arpWave: "square",
    padLevel: 0.4,
    drumLevel: 0.9,
  },
  {
    id: "bright",
    beatsPerMinute: 118,
    rootSemitone: 7,
    scale: MAJOR,
    progression: [
      [0, 3, 4, 3],
      [0, 4, 5, 3],
    ],
    kick: [0, 8, 11],
    snare: [4, 12],
    hat: EIGHTHS,
    bass: [0, 6, 8, 12],
    arp: [0, 2, 4, 7, 8, 12],
    bassWave: "sine",
    arpWave: "pluck",
    padLevel: 0.5,
    drumLevel: 1,
  },
  {
    id: "wonder",
    beatsPerMinute: 92,
    rootSemitone: 1,
    scale: DORIAN,
    progression: [
      [0, 3, 6, 4],
      [0, 2, 3, 5],
    ],
    kick: [0, 10],
    snare: [8],
    hat: [4, 6, 12, 14],
    bass: [0, 8, 12],
    arp: [0, 3, 6, 9, 12],
    bassWave: "sine",
    arpWave: "bell",
    padLevel: 1.1,
    drumLevel: 0.7,
  },
];

/** Throws a config error that names the moods there are. */
export function moodNamed(id: string): Mood {
  const mood = MOODS.find((one) => one.id === id);
  if (mood) return mood;
  throw new AppError({
    kind: "config",
    code: "mood-unknown",
    message: `There is no music in a mood "${id}".`,
    hint: `Give the theme one of: ${MOODS.map((one) => one.id).join(", ")}.`,
  });
}
