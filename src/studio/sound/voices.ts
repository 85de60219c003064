/** Adds single sounds to a channel. Times in samples; every sound starts and ends at silence. */
export const SAMPLE_RATE = 48_000;
const TAU = Math.PI * 2;

export type Noise = () => number;

/** White noise that repeats by seed. */
export function createNoise(seed: number): Noise {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2_147_483_648;
  };
}

export function addKick(out: Float32Array, at: number, gain: number): void {
  const length = Math.round(SAMPLE_RATE * 0.24);
  let phase = 0;
  for (let index = 0; index < length && at + index < out.length; index += 1) {
    const seconds = index / SAMPLE_RATE;
    phase += (TAU * (48 + 110 * Math.exp(-seconds * 38))) / SAMPLE_RATE;
    const envelope = Math.exp(-seconds * 13) * Math.min(1, (length - index) / 400);
    out[at + index] = (out[at + index] ?? 0) + Math.sin(phase) * envelope * gain;
  }
}

export function addSnare(out: Float32Array, at: number, gain: number, noise: Noise): void {
  const length = Math.round(SAMPLE_RATE * 0.17);
  let low = 0;
  for (let index = 0; index < length && at + index < out.length; index += 1) {
    const seconds = index / SAMPLE_RATE;
    const white = noise();
    low += (white - low) * 0.32;
    const tone = Math.sin(TAU * 190 * seconds) * Math.exp(-seconds * 34) * 0.55;
    out[at + index] =
      (out[at + index] ?? 0) +
      ((white - low) * Math.exp(-seconds * 25) * 0.75 + tone) * gain * Math.min(1, (length - index) / 300);
  }
}

export function addHat(out: Float32Array, at: number, gain: number, noise: Noise): void {
  const length = Math.round(SAMPLE_RATE * 0.045);
  let low = 0;
  for (let index = 0; index < length && at + index < out.length; index += 1) {
    const white = noise();
    low += (white - low) * 0.7;
    out[at + index] = (out[at + index] ?? 0) + (white - low) * Math.exp((-index / SAMPLE_RATE) * 90) * gain;
  }
}

export type Wave = "sine" | "saw" | "square" | "pluck" | "bell";

interface NoteShape {
  hertz: number;
  seconds: number;
  gain: number;
  wave: Wave;
}

/** A piece of music plays few different sounds, each many times. Kept as computed, so that nothing is rounded twice. */
const REMEMBERED_MAX = 64;
const rememberedSounds = new Map<string, Float64Array>();

function rememberSound(key: string, make: () => Float64Array): Float64Array {
  const known = rememberedSounds.get(key);
  if (known) return known;
  const sound = make();
  if (rememberedSounds.size >= REMEMBERED_MAX) rememberedSounds.clear();
  rememberedSounds.set(key, sound);
  return sound;
}

function addSound(out: Float32Array, at: number, sound: Float64Array): void {
  const length = Math.min(sound.length, out.length - at);
  for (let index = 0; index < length; index += 1)
    out[at + index] = (out[at + index] ?? 0) + (sound[index] ?? 0);
}

/** One note with a soft attack and a release inside its length; saw and square are band-limited by few partials. */
export function addNote(out: Float32Array, at: number, note: NoteShape): void {
  const key = `note ${note.wave} ${note.hertz} ${note.seconds} ${note.gain}`;
  addSound(
    out,
    at,
    rememberSound(key, () => makeNote(note)),
  );
}

function makeNote(note: NoteShape): Float64Array {
  const length = Math.round(SAMPLE_RATE * note.seconds);
  const attack = note.wave === "pluck" || note.wave === "bell" ? 90 : 300;
  const decay = note.wave === "pluck" ? 9 : note.wave === "bell" ? 4 : 2.2;
  const partials = PARTIALS[note.wave];
  const step = (TAU * note.hertz) / SAMPLE_RATE;
  const sound = new Float64Array(length);
  for (let index = 0; index < length; index += 1) {
    const envelope =
      Math.min(1, index / attack, (length - index) / 900) * Math.exp((-index / SAMPLE_RATE) * decay);
    let sample = 0;
    for (const [multiple, level] of partials) sample += Math.sin(step * multiple * index) * level;
    sound[index] = sample * envelope * note.gain;
  }
  return sound;
}

const PARTIALS: Readonly<Record<Wave, readonly (readonly [multiple: number, level: number])[]>> = {
  sine: [
    [1, 1],
    [2, 0.12],
  ],
  saw: [
    [1, 0.8],
    [2, 0.36],
    [3, 0.2],
    [4, 0.12],
  ],
  square: [
    [1, 0.8],
    [3, 0.22],
    [5, 0.1],
  ],
  pluck: [
    [1, 0.9],
    [2, 0.3],
    [3, 0.12],
  ],
  bell: [
    [1, 0.8],
    [2.76, 0.22],
    [5.4, 0.07],
  ],
};

/** A chord that swells over a bar, slightly detuned between the ears. */
export function addPad(
  left: Float32Array,
  right: Float32Array,
  at: number,
  hertz: readonly number[],
  seconds: number,
  gain: number,
): void {
  for (const frequency of hertz) {
    for (const [out, detune] of [
      [left, 0.998],
      [right, 1.002],
    ] as const) {
      const key = `pad ${frequency} ${detune} ${seconds} ${gain}`;
      addSound(
        out,
        at,
        rememberSound(key, () => makePadVoice({ hertz: frequency, detune, seconds, gain })),
      );
    }
  }
}

interface PadVoice {
  hertz: number;
  detune: number;
  seconds: number;
  gain: number;
}

function makePadVoice({ hertz, detune, seconds, gain }: PadVoice): Float64Array {
  const length = Math.round(SAMPLE_RATE * seconds);
  const fade = Math.min(length / 2, SAMPLE_RATE * 0.35);
  const step = (TAU * hertz * detune) / SAMPLE_RATE;
  const sound = new Float64Array(length);
  for (let index = 0; index < length; index += 1) {
    const envelope = Math.min(1, index / fade, (length - index) / fade) * gain;
    sound[index] = (Math.sin(step * index) + 0.22 * Math.sin(step * 2 * index)) * envelope;
  }
  return sound;
}
