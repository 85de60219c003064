import type { LoadedHookWeights } from "../../ideas/hooks/hook-weights.ts";
import type { Concept } from "../../model/concept.ts";
import type { NewCritique } from "../../store/repositories/self-critiques.ts";

/**
 * What was thought of a concept before it was made: a critic's scores of the rubric with the prompt that it was asked with,
 * else what the embedded scorer says of the hook, by parts that add up to its log-odds.
 */
export function critiqueRow(
  id: string,
  subjectId: string,
  concept: Pick<Concept, "critique" | "hooks">,
  weights: LoadedHookWeights,
): NewCritique {
  const { critique, hooks } = concept;
  const about = { id, subjectKind: "concept", subjectId } as const;
  if (critique) {
    const { score, ...facts } = critique;
    return { ...about, score, facts };
  }
  const [hook] = hooks;
  const { score = 0, parts = [], text = "" } = hook ?? {};
  return {
    ...about,
    score: 1 / (1 + Math.exp(-score)),
    facts: { by: weights.version, parts, note: `how likely "${text}" beats the average headline` },
  };
}
