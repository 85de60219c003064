/** How many ideas one question asks for: more of them in one answer grow alike, and no answer has room for any number. */
const IDEAS_PER_ROUND = 12;
/** Thought of and not written once more: what two rounds may say alike is not missed. */
const SPARE_IDEAS = 2;

/** Tokens at most, in a language that takes more of them than English does. What is not used is not paid. */
const TOKENS = { thinking: 3_000, idea: 500, scores: 120, betterIdea: 600, script: 4_000 };

/** One question for ideas, and one for the critique of them. */
export interface IdeaRound {
  /** Ends the names of its effects: empty for the first, so that one round has plain names. */
  suffix: string;
  ideas: number;
  /** How many of them the critique writes once more. */
  rewrites: number;
}

/** The rounds that give `count` concepts; all rewrites together are as many as are wanted. */
export function planRounds(count: number): IdeaRound[] {
  const rounds = Math.ceil((count + SPARE_IDEAS) / IDEAS_PER_ROUND);
  const upTo = (round: number): number => Math.ceil((count * round) / rounds);
  return Array.from({ length: rounds }, (_, index) => ({
    suffix: index === 0 ? "" : `-${index + 1}`,
    ideas: IDEAS_PER_ROUND,
    rewrites: upTo(index + 1) - upTo(index),
  }));
}

export interface OutputLimits {
  concepts: number;
  critique: number;
  script: number;
}

/** How long each answer of a round may be, in tokens; `outputTokensMax`: what the model writes at most, where it is known. */
export function outputLimits(
  { ideas, rewrites }: Pick<IdeaRound, "ideas" | "rewrites">,
  outputTokensMax = Number.POSITIVE_INFINITY,
): OutputLimits {
  const within = (tokens: number): number => Math.min(tokens, outputTokensMax);
  return {
    concepts: within(TOKENS.thinking + ideas * TOKENS.idea),
    critique: within(TOKENS.thinking + ideas * TOKENS.scores + rewrites * TOKENS.betterIdea),
    script: within(TOKENS.script),
  };
}

/** What a round's ideas are at most when they are listed for the critique. */
export const ideaTokens = ({ ideas }: Pick<IdeaRound, "ideas">): number => ideas * TOKENS.idea;
