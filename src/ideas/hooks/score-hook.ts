import type { HookCandidate, ScorePart } from "../../model/concept.ts";
import { hookFeatures } from "./hook-features.ts";
import type { HookWeights } from "./hook-weights.ts";

export interface HookScore {
  /** Log-odds that this hook beats the average headline of the training data; higher is better. */
  score: number;
  /** What the score is made of, strongest first; parts that add nothing are left out. They sum to the score. */
  parts: ScorePart[];
}

/** Most words a hook may have: it must be read in one glance. */
export const HOOK_WORDS_MAX = 10;

export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Scores one hook; linear, so that the parts explain it fully. */
export function scoreHook(text: string, weights: HookWeights): HookScore {
  const values = hookFeatures(text);
  const contributions = weights.features.map((feature, index) => ({
    name: feature.name,
    contribution: feature.weight * ((values[index] ?? 0) - feature.mean),
  }));
  const score = contributions.reduce((sum, part) => sum + part.contribution, 0);
  const parts = contributions
    .filter((part) => part.contribution !== 0)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  return { score, parts };
}

/** Scores candidates, drops those that are too long or said twice, best first; ties keep their order. */
export function chooseHooks(
  candidates: readonly { text: string; formula: string }[],
  weights: HookWeights,
): HookCandidate[] {
  const seen = new Set<string>();
  return candidates
    .filter(({ text }) => {
      const key = text.trim().toLowerCase();
      const isUsable = key !== "" && countWords(text) <= HOOK_WORDS_MAX && !seen.has(key);
      seen.add(key);
      return isUsable;
    })
    .map((candidate) => ({ ...candidate, ...scoreHook(candidate.text, weights) }))
    .sort((a, b) => b.score - a.score);
}
