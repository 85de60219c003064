import { createRandom } from "../../core/random.ts";
import { type Mood, moodNamed } from "./moods.ts";
import { addHat, addKick, addNote, addPad, addSnare, createNoise, SAMPLE_RATE } from "./voices.ts";

const STEPS_PER_BAR = 16;
const A1_HERTZ = 55;
const FADE_OUT_SECONDS = 0.9;

export interface Music {
  left: Float32Array;
  right: Float32Array;
}

/** Music of an exact length in a mood, 48 kHz: drums enter with the first frame, the fourth bar fills, the end fades. */
export function makeMusic(moodId: string, durationMs: number, seed: string): Music {
  const mood = moodNamed(moodId);
  const random = createRandom(`${seed}/music`);
  const sampleCount = Math.round((durationMs / 1000) * SAMPLE_RATE);
  const music = { left: new Float32Array(sampleCount), right: new Float32Array(sampleCount) };
  const noise = createNoise(random.integer(1_000_000) + 1);
  const progression = random.pick(mood.progression);
  const arpOffset = random.integer(3);
  const stepSamples = (60 / mood.beatsPerMinute / 4) * SAMPLE_RATE;
  const barCount = Math.ceil(sampleCount / (stepSamples * STEPS_PER_BAR));
  for (let bar = 0; bar < barCount; bar += 1) {
    const degree = progression[bar % progression.length] ?? 0;
    const at = (step: number): number => Math.round((bar * STEPS_PER_BAR + step) * stepSamples);
    addDrums(music, mood, bar, at, noise);
    addHarmony(music, mood, degree, at(0), (stepSamples * STEPS_PER_BAR) / SAMPLE_RATE);
    addBass(music, mood, degree, at, stepSamples / SAMPLE_RATE);
    if (bar > 0) addArpeggio(music, mood, degree, at, arpOffset + bar);
  }
  fadeOut(music);
  return music;
}

function addDrums(
  music: Music,
  mood: Mood,
  bar: number,
  at: (step: number) => number,
  noise: () => number,
): void {
  const level = mood.drumLevel;
  const isFill = bar % 4 === 3;
  for (const channel of [music.left, music.right]) {
    for (const step of mood.kick) addKick(channel, at(step), 0.5 * level);
    for (const step of isFill ? [...mood.snare, 14, 15] : mood.snare)
      addSnare(channel, at(step), 0.24 * level, noise);
  }
  for (const step of mood.hat) {
    addHat(music.left, at(step), 0.1 * level, noise);
    addHat(music.right, at(step), 0.14 * level, noise);
  }
}

function addHarmony(music: Music, mood: Mood, degree: number, at: number, seconds: number): void {
  const chord = [0, 2, 4].map((third) => hertzOf(mood, degree + third, 2));
  addPad(music.left, music.right, at, chord, seconds, 0.045 * mood.padLevel);
}

function addBass(
  music: Music,
  mood: Mood,
  degree: number,
  at: (step: number) => number,
  stepSeconds: number,
): void {
  const hertz = hertzOf(mood, degree, 0);
  for (const step of mood.bass) {
    const note = { hertz, seconds: stepSeconds * 1.9, gain: 0.2, wave: mood.bassWave };
    addNote(music.left, at(step), note);
    addNote(music.right, at(step), note);
  }
}

function addArpeggio(
  music: Music,
  mood: Mood,
  degree: number,
  at: (step: number) => number,
  turn: number,
): void {
  const notes = [0, 2, 4, 7, 4, 2];
  for (const [index, step] of mood.arp.entries()) {
    const hertz = hertzOf(mood, degree + (notes[(index + turn) % notes.length] ?? 0), 3);
    const note = { hertz, seconds: 0.34, gain: 0.05, wave: mood.arpWave };
    addNote(index % 2 === 0 ? music.left : music.right, at(step), note);
    addNote(index % 2 === 0 ? music.right : music.left, at(step), { ...note, gain: note.gain * 0.45 });
  }
}

function hertzOf(mood: Mood, degree: number, octave: number): number {
  const length = mood.scale.length;
  const semitone = (mood.scale[degree % length] ?? 0) + 12 * Math.floor(degree / length);
  return A1_HERTZ * 2 ** ((mood.rootSemitone + semitone) / 12 + octave);
}

function fadeOut(music: Music): void {
  const fade = Math.min(music.left.length, Math.round(FADE_OUT_SECONDS * SAMPLE_RATE));
  for (const channel of [music.left, music.right]) {
    for (let index = 0; index < fade; index += 1) {
      const at = channel.length - 1 - index;
      channel[at] = (channel[at] ?? 0) * (index / fade);
    }
  }
}
