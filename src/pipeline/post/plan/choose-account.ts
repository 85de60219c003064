import { AccountFacts } from "../../../model/account.ts";
import type { SocialAccount } from "../../../store/repositories/social-accounts.ts";

export interface VideoFit {
  /** BCP 47. */
  language: string;
  /** What the brief and the video are about, in words. */
  words: string;
}

export interface PoolAccount {
  account: SocialAccount;
  facts: AccountFacts;
  /** When it could post next; undefined: not within a year. */
  nextMs: number | undefined;
}

/**
 * The account of a pool that a video fits: one of its niche before one that takes everything, then the one that is free
 * first. Undefined: none fits.
 */
export function chooseAccount(pool: readonly PoolAccount[], video: VideoFit): PoolAccount | undefined {
  const fitting = pool.filter(({ facts, nextMs }) => nextMs !== undefined && fits(facts, video));
  return fitting.toSorted(
    (a, b) =>
      Number(b.facts.niche !== null) - Number(a.facts.niche !== null) ||
      (a.nextMs ?? 0) - (b.nextMs ?? 0) ||
      (a.account.id < b.account.id ? -1 : 1),
  )[0];
}

function fits({ language, niche }: AccountFacts, video: VideoFit): boolean {
  const speaks = language === null || baseOf(language) === baseOf(video.language);
  return speaks && (niche === null || isAbout(video.words, niche));
}

const baseOf = (tag: string): string => tag.split("-")[0]?.toLowerCase() ?? "";

/** Every word of the niche is one of the video's, in any case and number. */
function isAbout(words: string, niche: string): boolean {
  const stems = new Set(wordsOf(words).map(stemOf));
  return wordsOf(niche).every((word) => stems.has(stemOf(word)));
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const stemOf = (word: string): string => word.replace(/(?:ies|es|s|y)$/u, "");
