import type { z } from "zod";
import { loadHookWeights } from "../../ideas/hooks/hook-weights.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";
import type { LanguageModel, ModelPrices } from "../contracts/language-model.ts";
import type { ConceptRequest, Writer } from "../contracts/writer.ts";
import { askModel } from "../questions/ask-model.ts";
import { priceQuestion } from "../questions/price-question.ts";
import { Critique, IdeaBatch, WrittenScript } from "./answer-shapes.ts";
import { batchQuestion, critiqueQuestion, scriptQuestion } from "./concept-questions.ts";
import { estimateWriting } from "./estimate-writing.ts";
import { type IdeaRound, type OutputLimits, outputLimits, planRounds } from "./idea-rounds.ts";
import { materialBlock, materialOf } from "./material.ts";
import { bestFirst, conceptsOf, ModelRecipe, type ThoughtConcept } from "./model-concept.ts";
import { modelScript } from "./model-script.ts";
import { wishedDurationMs, wishesOf } from "./wishes.ts";

/** Which of a vendor's models writes. */
export interface WritingModel {
  /** The vendor's own name of it. */
  name: string;
  prices: ModelPrices;
  /** What it writes at most in one answer; undefined: of a server's own model, which nobody knows. */
  outputTokensMax?: number | undefined;
}

type QuestionName = keyof OutputLimits;
/** A script's answer is as long as ever, however many ideas there are. */
const NO_IDEAS = { ideas: 0, rewrites: 0 };
/** With the titles of what earlier rounds thought of. */
type Round = IdeaRound & { earlier: readonly string[] };

/**
 * Thinks and writes with a language model: batches of ideas, a critique of each that rewrites the best, and a script for
 * each that is made.
 */
export function createModelWriter(
  model: LanguageModel,
  chosen: WritingModel,
  library: Pick<TemplateLibrary, "folder" | "prompt" | "models" | "platforms">,
): Writer {
  const { name: modelName, prices, outputTokensMax } = chosen;
  const question = <Shape extends z.ZodType>(
    name: QuestionName,
    user: string,
    shape: Shape,
    { suffix = "", ...round }: Partial<IdeaRound> = {},
  ) => {
    const system = library.prompt(name).text;
    const maxOutputTokens = outputLimits({ ...NO_IDEAS, ...round }, outputTokensMax)[name];
    return {
      part: `${name}${suffix}`,
      model: modelName,
      system,
      user,
      images: [],
      answer: { name, shape },
      maxOutputTokens,
      prices,
      estimateUsdMicros: priceQuestion(system.length + user.length, maxOutputTokens, prices),
    };
  };
  const thinkOnce = async (request: ConceptRequest, round: Round): Promise<ThoughtConcept[]> => {
    const { brief, perform } = request;
    const material = materialOf(brief);
    const wishes = wishesOf(brief, library);
    const asked = batchQuestion({ ...request, ...round }, wishes, material);
    const { ideas: answered } = await askModel(model, question("concepts", asked, IdeaBatch, round), perform);
    // Who answers with more than was asked for would have it judged at our cost.
    const ideas = answered.slice(0, round.ideas);
    const judged = critiqueQuestion(ideas, round.rewrites, wishes, material);
    const { scores, better } = await askModel(model, question("critique", judged, Critique, round), perform);
    const prompts = ["concepts", "critique"].map((name) => library.prompt(name).version);
    return conceptsOf(
      ideas,
      { scores, better: better.slice(0, round.rewrites) },
      { vendor: model.id, model: modelName, prompts },
      loadHookWeights(library.folder),
    );
  };
  return {
    id: model.id,
    isEmbedded: false,
    estimateUsdMicros: ({ brief, count }) =>
      estimateWriting(count, materialBlock(materialOf(brief)).length, chosen),
    async proposeConcepts(request) {
      const found: ThoughtConcept[] = [];
      for (const round of planRounds(request.count)) {
        const earlier = found.map(({ concept }) => concept.title);
        found.push(...(await thinkOnce(request, { ...round, earlier })));
      }
      return bestFirst(found);
    },
    async writeScript(concept, { brief, perform }) {
      const recipe = ModelRecipe.parse(concept.recipe);
      const material = materialOf(brief);
      const user = scriptQuestion(recipe, wishesOf(brief, library), material);
      const written = await askModel(model, question("script", user, WrittenScript), perform);
      return modelScript({
        hook: recipe.hook,
        language: brief.language,
        written,
        material,
        prompt: library.prompt("script").version,
        unverified: brief.unverified,
        targetDurationMs: wishedDurationMs(brief),
      });
    },
  };
}
