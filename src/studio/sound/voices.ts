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

/** One note with a soft attack and a release inside its length; saw and square are band-limited by few partials. */
export function addNote(out: Float32Array, at: number, note: NoteShape): void {
  const length = Math.round(SAMPLE_RATE * note.seconds);
  const attack = note.wave === "pluck" || note.wave === "bell" ? 90 : 300;
  const decay = note.wave === "pluck" ? 9 : note.wave === "bell" ? 4 : 2.2;
  const partials = PARTIALS[note.wave];
  const step = (TAU * note.hertz) / SAMPLE_RATE;
  for (let index = 0; index < length && at + index < out.length; index += 1) {
    const envelope =
      Math.min(1, index / attack, (length - index) / 900) * Math.exp((-index / SAMPLE_RATE) * decay);
    let sample = 0;
    for (const [multiple, level] of partials) sample += Math.sin(step * multiple * index) * level;
    out[at + index] = (out[at + index] ?? 0) + sample * envelope * note.gain;
  }
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
  const length = Math.round(SAMPLE_RATE * seconds);
  const fade = Math.min(length / 2, SAMPLE_RATE * 0.35);
  for (const frequency of hertz) {
    const stepLeft = (TAU * frequency * 0.998) / SAMPLE_RATE;
    const stepRight = (TAU * frequency * 1.002) / SAMPLE_RATE;
    for (let index = 0; index < length && at + index < left.length; index += 1) {
      const envelope = Math.min(1, index / fade, (length - index) / fade) * gain;
      left[at + index] =
        (left[at + index] ?? 0) +
        (Math.sin(stepLeft * index) + 0.22 * Math.sin(stepLeft * 2 * index)) * envelope;
      right[at + index] =
        (right[at + index] ?? 0) +
        (Math.sin(stepRight * index) + 0.22 * Math.sin(stepRight * 2 * index)) * envelope;
    }
  }
}
