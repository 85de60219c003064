import type { z } from "zod";
import type { UsdMicros } from "../../core/money.ts";
import { loadHookWeights } from "../../ideas/hooks/hook-weights.ts";
import type { Brief } from "../../model/brief.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";
import type { LanguageModel, ModelPrices } from "../contracts/language-model.ts";
import type { Writer } from "../contracts/writer.ts";
import { askModel } from "../questions/ask-model.ts";
import { priceQuestion } from "../questions/price-question.ts";
import { Critique, IdeaBatch, WrittenScript } from "./answer-shapes.ts";
import { batchQuestion, critiqueQuestion, scriptQuestion } from "./concept-questions.ts";
import { materialBlock, materialOf } from "./material.ts";
import { conceptsOf, ModelRecipe } from "./model-concept.ts";
import { modelScript } from "./model-script.ts";
import { wishesOf } from "./wishes.ts";

/** Which of a vendor's models writes. */
export interface WritingModel {
  /** The vendor's own name of it. */
  name: string;
  prices: ModelPrices;
}

/** How many ideas one question asks for. */
const BATCH = 12;
/** Room for thinking is part of it: what is not used is not paid. */
const OUTPUT_TOKENS = { concepts: 8_000, critique: 8_000, script: 4_000 } as const;
type QuestionName = keyof typeof OUTPUT_TOKENS;
/** Instructions, wishes, history and shape around the material. */
const FRAME_CHARACTERS = 16_000;
/** A question, and the one attempt to have its answer mended. */
const ASKED_MAX = 2;

/** Thinks and writes with a language model: a batch, a critique that rewrites the best, and a script for each that is made. */
export function createModelWriter(
  model: LanguageModel,
  { name: modelName, prices }: WritingModel,
  library: Pick<TemplateLibrary, "folder" | "prompt" | "models" | "platforms">,
): Writer {
  const question = <Shape extends z.ZodType>(name: QuestionName, user: string, shape: Shape) => {
    const system = library.prompt(name).text;
    return {
      part: name,
      model: modelName,
      system,
      user,
      images: [],
      answer: { name, shape },
      maxOutputTokens: OUTPUT_TOKENS[name],
      prices,
      estimateUsdMicros: priceQuestion(system.length + user.length, OUTPUT_TOKENS[name], prices),
    };
  };
  return {
    id: model.id,
    isEmbedded: false,
    estimateUsdMicros: ({ brief }) => estimate(brief, prices),
    async proposeConcepts(request) {
      const { brief, count, perform } = request;
      const material = materialOf(brief);
      const wishes = wishesOf(brief, library);
      const batch = Math.max(BATCH, count + 2);
      const asked = batchQuestion(request, batch, wishes, material);
      const { ideas } = await askModel(model, question("concepts", asked, IdeaBatch), perform);
      const judged = critiqueQuestion(ideas, count, wishes, material);
      const critique = await askModel(model, question("critique", judged, Critique), perform);
      const prompts = ["concepts", "critique"].map((name) => library.prompt(name).version);
      return conceptsOf(
        ideas,
        critique,
        { vendor: model.id, model: modelName, prompts },
        loadHookWeights(library.folder),
      );
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
      });
    },
  };
}

function estimate(brief: Brief, prices: ModelPrices): { concepts: UsdMicros; script: UsdMicros } {
  const characters = FRAME_CHARACTERS + materialBlock(materialOf(brief)).length;
  const of = (name: QuestionName): UsdMicros =>
    ASKED_MAX * priceQuestion(characters, OUTPUT_TOKENS[name], prices);
  return { concepts: of("concepts") + of("critique"), script: of("script") };
}
