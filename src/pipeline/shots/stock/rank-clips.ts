import type { Random } from "../../../core/random.ts";
import {
  STOCK_FILE_BYTES_MAX,
  type StockClip,
  type StockFile,
} from "../../../providers/contracts/stock-library.ts";
import { ASPECT_MAX } from "../ai/judge-clip.ts";
import type { Search } from "./search-words.ts";

export interface RankedClip {
  clip: StockClip;
  /** The rendition to bring. */
  file: StockFile;
  startMs: number;
}

/** A phone shows less than this as mush. */
export const WIDTH_MIN = 720;
/** What the studio draws at; more is only more to bring. */
const WIDTH_ENOUGH = 1080;
/** Libraries count whole seconds. */
const ROUNDING_MS = 500;
/** Most clips begin with a hand that lets go of the camera, or a fade. */
const LEAD_IN_MS_MAX = 1500;
/** As well found as each other: the seed chooses among them. */
const TOP = 6;

/**
 * The clips that could fill a beat, in the order in which they are tried: those that speak of most of the words first, then
 * as the library has them; the best of them by chance, the same chance for the same seed.
 */
export function rankClips(
  clips: readonly StockClip[],
  { words, names, durationMs }: Search & { durationMs: number },
  random: Random,
): RankedClip[] {
  const wanted = wordsIn(words);
  const spoken = (clip: StockClip): number => {
    const said = new Set(wordsIn(clip.about));
    return wanted.filter((word) => said.has(word)).length;
  };
  const fitting = clips.flatMap((clip) => {
    const file = fileOf(clip);
    const spareMs = clip.durationMs - ROUNDING_MS - durationMs;
    if (!file || spareMs < 0 || !saysOne(clip, names)) return [];
    const startMs = Math.min(LEAD_IN_MS_MAX, Math.floor(spareMs / 2));
    return [{ ranked: { clip, file, startMs }, spoken: spoken(clip) }];
  });
  const ordered = fitting.toSorted((one, other) => other.spoken - one.spoken);
  const best = ordered.slice(0, TOP).filter((one) => one.spoken === ordered[0]?.spoken);
  return [...random.shuffle(best), ...ordered.slice(best.length)].map(({ ranked }) => ranked);
}

function saysOne({ about }: StockClip, names: readonly string[]): boolean {
  const said = new Set(wordsIn(about));
  return names.length === 0 || names.some((name) => wordsIn(name).every((word) => said.has(word)));
}

/** The smallest upright rendition that is sharp enough, else the sharpest there is. */
function fileOf({ files }: StockClip): StockFile | undefined {
  const usable = files
    .filter(({ width, height }) => width >= WIDTH_MIN && width / height <= ASPECT_MAX)
    .filter(({ byteCount = 0 }) => byteCount <= STOCK_FILE_BYTES_MAX)
    .toSorted((one, other) => one.width - other.width);
  return usable.find(({ width }) => width >= WIDTH_ENOUGH) ?? usable.at(-1);
}

/** A plural and its singular are one word; nobody writes accents in an address. */
function wordsIn(text: string): string[] {
  const words =
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length > 3 ? word.replace(/s$/u, "") : word));
}
