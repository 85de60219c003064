import type { EffectRequest, Perform } from "../../src/providers/contracts/effect.ts";
import type { LanguageModel, ModelQuestion } from "../../src/providers/contracts/language-model.ts";

/** A model that answers from a list, and the questions it was asked. `perform` has no journal: it only asks. */
export function toyModel(answers: readonly (string | object)[]): {
  model: LanguageModel;
  asked: ModelQuestion[];
  perform: Perform;
} {
  const asked: ModelQuestion[] = [];
  const model: LanguageModel = {
    id: "toy",
    request(question) {
      asked.push(question);
      return { part: question.part, providerId: "toy" } as EffectRequest;
    },
  };
  const perform: Perform = async ({ part }) => {
    const given = answers[asked.length - 1];
    if (given === undefined) throw new Error(`nothing prepared for ${part}`);
    const text = typeof given === "string" ? given : JSON.stringify(given);
    const end = text.startsWith("CUT") ? "cut" : "complete";
    const result = { text, end, model: "toy-1", inputTokens: 10, outputTokens: 20 };
    return { key: part, handle: "h", result };
  };
  return { model, asked, perform };
}
