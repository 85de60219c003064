import type { EffectRequest, Perform } from "../../src/providers/contracts/effect.ts";
import type { LanguageModel, ModelQuestion } from "../../src/providers/contracts/language-model.ts";

const CHARACTERS_PER_TOKEN = 3;

type ToyAnswer = string | object | undefined;

/**
 * A model that answers from a list, or as a function of what it is asked, and the questions it was asked. What meets its
 * limit is cut, at three characters to a token. `perform` has no journal: it only asks.
 */
export function toyModel(answers: readonly ToyAnswer[] | ((question: ModelQuestion) => ToyAnswer)): {
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
    const question = asked.at(-1);
    const given = typeof answers === "function" ? question && answers(question) : answers[asked.length - 1];
    if (question === undefined || given === undefined) throw new Error(`nothing prepared for ${part}`);
    const whole = typeof given === "string" ? given : JSON.stringify(given);
    const text = whole.slice(0, question.maxOutputTokens * CHARACTERS_PER_TOKEN);
    const end = text.startsWith("CUT") || text !== whole ? "cut" : "complete";
    const result = { text, end, model: "toy-1", inputTokens: 10, outputTokens: 20 };
    return { key: part, handle: "h", result };
  };
  return { model, asked, perform };
}
