import type { Sound } from "../../../media/sound-files.ts";
import type { WordSpan } from "../../../providers/contracts/voice.ts";
import { letterSounds, type SoundClass } from "./letter-sounds.ts";
import { type Placed, placeSounds, type Unit } from "./place-sounds.ts";
import { type Fit, fitOfAnyVoice, learnVoice } from "./sound-models.ts";
import { HOP_MS, type SpeechFrame, speechFrames } from "./speech-frames.ts";

/** One beat as it was heard, and what was said in it. */
export interface HeardBeat {
  sound: Sound;
  /** As they were given to the voice, with their punctuation. */
  words: readonly string[];
}

/** Each round knows the voice better; after these nothing changes any more. */
const ROUNDS = 5;
/** Neighbouring frames say the same: what they say counts less than ten of them would. Before the voice is known, more. */
const FIT_WEIGHT = { anyVoice: 0.5, learned: 0.18 };
/** What a pause costs after a word, and after one with a mark. */
const PAUSE_COST = { plain: 6, marked: 1 };

/**
 * Finds the words of a voice that cannot say when it says them. What letters sound like is laid over the sound, first by
 * what holds for any voice, then by what this voice was heard to be like in all its beats. Undefined for a beat whose
 * sound is too short for its words.
 */
export function alignSpeech(beats: readonly HeardBeat[]): (WordSpan[] | undefined)[] {
  const heard = beats.map(({ sound, words }) => ({ frames: speechFrames(sound), units: unitsOf(words) }));
  let fit: Fit = fitOfAnyVoice;
  let stretch = 1;
  let placed: (Placed[] | undefined)[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const tuning = {
      fit,
      stretch,
      fitWeight: round === 0 ? FIT_WEIGHT.anyVoice : FIT_WEIGHT.learned,
    };
    placed = heard.map(({ units, frames }) => placeSounds(units, frames, tuning));
    fit = learnVoice(framesByClass(placed, heard));
    stretch = stretchOf(placed);
  }
  return placed.map((one, index) => one && spansOf(one, beats[index]?.words.length ?? 0));
}

function unitsOf(words: readonly string[]): Unit[] {
  const units: Unit[] = [pause(0)];
  for (const [word, text] of words.entries()) {
    for (const part of text.split(/[\s-]+/u).filter(Boolean))
      units.push(...letterSounds(part).map((sound) => ({ ...sound, word, pauseCost: 0 })));
    units.push(
      pause(
        word === words.length - 1
          ? 0
          : /[.!?,;:…]["”’)]*$/u.test(text.trim())
            ? PAUSE_COST.marked
            : PAUSE_COST.plain,
      ),
    );
  }
  return units;
}

const pause = (pauseCost: number): Unit => ({ sound: "pause", durationMs: 0, word: undefined, pauseCost });

function framesByClass(
  placed: readonly (Placed[] | undefined)[],
  heard: readonly { frames: readonly SpeechFrame[] }[],
): Map<SoundClass, SpeechFrame[]> {
  const found = new Map<SoundClass, SpeechFrame[]>();
  for (const [index, units] of placed.entries())
    for (const { unit, from, to } of units ?? []) {
      const frames = found.get(unit.sound) ?? [];
      frames.push(...(heard[index]?.frames.slice(from, to) ?? []));
      found.set(unit.sound, frames);
    }
  return found;
}

function stretchOf(placed: readonly (Placed[] | undefined)[]): number {
  const sounds = placed.flatMap((units) => units ?? []).filter(({ unit }) => unit.word !== undefined);
  const expected = sounds.reduce((sum, { unit }) => sum + unit.durationMs, 0);
  const found = sounds.reduce((sum, { from, to }) => sum + (to - from) * HOP_MS, 0);
  return expected > 0 && found > 0 ? found / expected : 1;
}

function spansOf(placed: readonly Placed[], wordCount: number): WordSpan[] {
  let lastEndMs = 0;
  return Array.from({ length: wordCount }, (_, word) => {
    const own = placed.filter(({ unit }) => unit.word === word);
    const startMs = (own[0]?.from ?? lastEndMs / HOP_MS) * HOP_MS;
    lastEndMs = (own.at(-1)?.to ?? lastEndMs / HOP_MS) * HOP_MS;
    return { startMs, endMs: lastEndMs };
  });
}
