import { createHash } from "node:crypto";
import { z } from "zod";
import type { HookWeights } from "../../ideas/hooks/hook-weights.ts";
import { chooseHooks } from "../../ideas/hooks/score-hook.ts";
import type { Concept } from "../../model/concept.ts";
import { type BetterIdea, type Critique, type Idea, RUBRIC, type Scores } from "./answer-shapes.ts";
import { hasAddress } from "./has-address.ts";

/** What `writeScript` needs to write a model's concept out, though the files may have changed since. */
export const ModelRecipe = z.object({
  kind: z.literal("model"),
  vendor: z.string(),
  model: z.string(),
  prompts: z.array(z.string()),
  title: z.string(),
  hook: z.string(),
  angle: z.string(),
  beats: z.array(z.string()),
});
export type ModelRecipe = z.infer<typeof ModelRecipe>;

export interface Origin {
  vendor: string;
  model: string;
  /** Versions of the prompts that made it. */
  prompts: readonly string[];
}

/** The mean of the rubric, 0 to 1. */
export const meanScore = (scores: Scores): number =>
  RUBRIC.reduce((sum, part) => sum + scores[part], 0) / (RUBRIC.length * 10);

export interface ThoughtConcept {
  concept: Concept;
  /** Whether the critique wrote it once more. */
  isRewritten: boolean;
}

/** The ideas as concepts; the rewritten ones with the hooks that compete. */
export function conceptsOf(
  ideas: readonly Idea[],
  critique: Critique,
  origin: Origin,
  weights: HookWeights,
): ThoughtConcept[] {
  return ideas.flatMap((idea, index) => {
    const scores = critique.scores.find((one) => one.idea === index + 1);
    const better = critique.better.find((one) => one.idea === index + 1);
    const concept = conceptOf(idea, scores, better, origin, weights);
    return concept ? [{ concept, isRewritten: better !== undefined }] : [];
  });
}

/** What was written once more before what was not, then by score; the same thought only once. */
export function bestFirst(thoughts: readonly ThoughtConcept[]): Concept[] {
  const sorted = thoughts.toSorted(
    (a, b) =>
      Number(b.isRewritten) - Number(a.isRewritten) || b.concept.predictedScore - a.concept.predictedScore,
  );
  const concepts = sorted.map(({ concept }) => concept);
  return concepts.filter(({ key }, index) => concepts.findIndex((one) => one.key === key) === index);
}

function conceptOf(
  idea: Idea,
  scores: Scores | undefined,
  better: BetterIdea | undefined,
  { vendor, model, prompts }: Origin,
  weights: HookWeights,
): Concept | undefined {
  const told = better ?? idea;
  const others = better?.otherHooks ?? [];
  const hooks = chooseHooks(
    [told.hook, ...others]
      .filter((text) => !hasAddress(text))
      .map((text) => ({ text: text.trim(), formula: "model" })),
    weights,
  );
  const [hook] = hooks;
  if (!hook) return undefined;
  const title = hasAddress(told.title) ? hook.text : told.title;
  const recipe: ModelRecipe = {
    kind: "model",
    vendor,
    model,
    prompts: [...prompts],
    title,
    hook: hook.text,
    angle: told.angle,
    beats: told.beats,
  };
  return {
    key: `model/${createHash("sha256").update(told.angle).digest("hex").slice(0, 16)}`,
    formatId: "explainer",
    title,
    angle: told.angle,
    hooks,
    whyItShouldWork: idea.why,
    predictedScore: scores ? meanScore(scores) : 0,
    receiptKeys: [],
    recipe,
    ...(scores ? { critique: critiqueOf(scores, { vendor, model, prompts }) } : {}),
  };
}

function critiqueOf(scores: Scores, { vendor, model, prompts }: Origin): NonNullable<Concept["critique"]> {
  const prompt = prompts.find((version) => version.startsWith("critique@"));
  return {
    by: `${vendor}/${model}`,
    ...(prompt === undefined ? {} : { prompt }),
    score: meanScore(scores),
    parts: RUBRIC.map((name) => ({ name, score: scores[name] / 10 })),
    note: scores.note,
  };
}
