import { join } from "node:path";
import type { MediaTools } from "../../media/find-media-tools.ts";
import { normaliseLoudness } from "../../media/loudness.ts";
import { decodeSound, readWav, writeWav } from "../../media/sound-files.ts";
import type { Narration } from "../../model/narration.ts";
import type { Script } from "../../model/script.ts";
import type { Timeline } from "../../model/timeline.ts";
import { addAccent } from "./accents.ts";
import { loopSound } from "./loop-sound.ts";
import { type Music, makeMusic } from "./music.ts";
import { SAMPLE_RATE } from "./voices.ts";

export interface MixRequest {
  script: Script;
  narration: Narration;
  timeline: Timeline;
  seed: string;
  /** The brand's own music, looped and cut to length. */
  brandMusicFile?: string | undefined;
  workFolder: string;
  tools: MediaTools;
  signal: AbortSignal;
}

/** −14 LUFS is where the platforms play; the peak leaves room for what AAC adds. */
export const LOUDNESS_TARGET = { integratedLufs: -14, truePeakDbtp: -2.3 };
const MUSIC_ALONE = 0.62;
const MUSIC_UNDER_VOICE = 0.17;
/** Finished tracks are mastered louder than ours. */
const BRAND_MUSIC_LEVEL = 0.6;
const VOICE_LEVEL = 0.95;
const ATTACK_MS = 120;
const RELEASE_MS = 380;
const TICK_EVERY_MS = 500;

/** Mixes voice, music and accents to a 48 kHz stereo WAV at the platforms' loudness. */
export async function mixAudio(request: MixRequest): Promise<string> {
  const raw = join(request.workFolder, "mix-raw.wav");
  const file = join(request.workFolder, "mix.wav");
  await writeRawMix(request, raw);
  await normaliseLoudness(request.tools, raw, file, LOUDNESS_TARGET, request.signal);
  return file;
}

/** Its samples are gone when it returns: a picture is drawn beside it, and both would be held until the loudness is set. */
async function writeRawMix(request: MixRequest, file: string): Promise<void> {
  const { narration, timeline } = request;
  const durationMs = (timeline.frameCount / timeline.framesPerSecond) * 1000;
  const music = request.brandMusicFile
    ? await brandMusic(request, durationMs)
    : makeMusic(timeline.music.mood, durationMs, request.seed);
  duck(music, narration, durationMs);
  addAccents(music, request.script, timeline);
  if (narration.file) addVoice(music, (await readWav(narration.file)).channels[0] ?? new Float32Array(0));
  softLimit(music);
  await writeWav(file, { sampleRate: SAMPLE_RATE, channels: [music.left, music.right] });
}

async function brandMusic(request: MixRequest, durationMs: number): Promise<Music> {
  const { channels } = await decodeSound(request.tools, request.brandMusicFile ?? "", {
    sampleRate: SAMPLE_RATE,
    channels: 2,
    signal: request.signal,
  });
  const sampleCount = Math.round((durationMs / 1000) * SAMPLE_RATE);
  const looped = (source: Float32Array | undefined): Float32Array => {
    const out = loopSound(source ?? new Float32Array(0), sampleCount, SAMPLE_RATE);
    const fade = Math.min(sampleCount, SAMPLE_RATE);
    for (let index = 0; index < sampleCount; index += 1) {
      out[index] = (out[index] ?? 0) * BRAND_MUSIC_LEVEL * Math.min(1, (sampleCount - 1 - index) / fade);
    }
    return out;
  };
  return { left: looped(channels[0]), right: looped(channels[1]) };
}

/** Lowers the music while words are spoken: down before the first, up again when the pause is long enough to hear it. */
function duck(music: Music, narration: Narration, durationMs: number): void {
  const hasVoice = narration.file !== undefined;
  const spans = hasVoice ? speechSpans(narration) : [];
  const level = (timeMs: number): number => {
    let under = 0;
    for (const span of spans) {
      if (timeMs < span.startMs - ATTACK_MS || timeMs > span.endMs + RELEASE_MS) continue;
      const into = Math.min(1, (timeMs - span.startMs + ATTACK_MS) / ATTACK_MS);
      const outOf = Math.min(1, (span.endMs + RELEASE_MS - timeMs) / RELEASE_MS);
      under = Math.max(under, Math.min(into, outOf));
    }
    return MUSIC_ALONE + (MUSIC_UNDER_VOICE - MUSIC_ALONE) * under;
  };
  const stepMs = 5;
  const levels = Array.from({ length: Math.ceil(durationMs / stepMs) + 2 }, (_, index) =>
    level(index * stepMs),
  );
  const samplesPerStep = (SAMPLE_RATE * stepMs) / 1000;
  for (const channel of [music.left, music.right]) {
    for (let index = 0; index < channel.length; index += 1) {
      const step = Math.floor(index / samplesPerStep);
      const share = index / samplesPerStep - step;
      const gain = (levels[step] ?? MUSIC_ALONE) * (1 - share) + (levels[step + 1] ?? MUSIC_ALONE) * share;
      channel[index] = (channel[index] ?? 0) * gain;
    }
  }
}

/** Stretches of speech; gaps too short to lift the music in belong to them. */
function speechSpans(narration: Narration): { startMs: number; endMs: number }[] {
  const spans: { startMs: number; endMs: number }[] = [];
  for (const word of narration.words) {
    const last = spans.at(-1);
    if (last && word.startMs - last.endMs < ATTACK_MS + RELEASE_MS) last.endMs = word.endMs;
    else spans.push({ startMs: word.startMs, endMs: word.endMs });
  }
  return spans;
}

function addAccents(music: Music, script: Script, timeline: Timeline): void {
  for (const [index, span] of timeline.beats.entries()) {
    const beat = script.beats.find((one) => one.id === span.beatId);
    const startMs = (span.startFrame / timeline.framesPerSecond) * 1000;
    const endMs = (span.endFrame / timeline.framesPerSecond) * 1000;
    if (!beat) continue;
    if (index > 0 && beat.accent !== "none") addAccent(music, beat.accent, startMs);
    const lastWordEnd = timeline.words.findLast((word) => word.beatId === beat.id)?.endMs ?? startMs;
    if (beat.data.layout !== "quiz-card" || beat.data.phase !== "ask") continue;
    for (let timeMs = lastWordEnd + 150; timeMs < endMs - 100; timeMs += TICK_EVERY_MS) {
      addAccent(music, "tick", timeMs);
    }
  }
}

function addVoice(music: Music, voice: Float32Array): void {
  const length = Math.min(voice.length, music.left.length);
  for (let index = 0; index < length; index += 1) {
    const sample = (voice[index] ?? 0) * VOICE_LEVEL;
    music.left[index] = (music.left[index] ?? 0) + sample;
    music.right[index] = (music.right[index] ?? 0) + sample;
  }
}

/** Rounds off peaks instead of cutting them; what is below 0.7 stays as it is. */
function softLimit(music: Music): void {
  const knee = 0.7;
  for (const channel of [music.left, music.right]) {
    for (let index = 0; index < channel.length; index += 1) {
      const sample = channel[index] ?? 0;
      const size = Math.abs(sample);
      if (size > knee)
        channel[index] = Math.sign(sample) * (knee + (1 - knee) * Math.tanh((size - knee) / (1 - knee)));
    }
  }
}
