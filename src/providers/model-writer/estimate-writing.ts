import type { UsdMicros } from "../../core/money.ts";
import type { ModelPrices } from "../contracts/language-model.ts";
import { charactersOf, priceWithRepair } from "../questions/price-question.ts";
import { ideaTokens, outputLimits, planRounds } from "./idea-rounds.ts";

/** Instructions, wishes, history and shape around the material. */
const FRAME_CHARACTERS = 20_000;

export interface WritingTerms {
  prices: ModelPrices;
  outputTokensMax?: number | undefined;
}

/** What `count` concepts cost at most, and then each script, with material of so many characters. */
export function estimateWriting(
  count: number,
  materialCharacters: number,
  { prices, outputTokensMax }: WritingTerms,
): { concepts: UsdMicros; script: UsdMicros } {
  const characters = FRAME_CHARACTERS + materialCharacters;
  const rounds = planRounds(count).map((round) => {
    const limits = outputLimits(round, outputTokensMax);
    const judged = characters + charactersOf(ideaTokens(round));
    return (
      priceWithRepair(characters, limits.concepts, prices) + priceWithRepair(judged, limits.critique, prices)
    );
  });
  const { script } = outputLimits({ ideas: 0, rewrites: 0 }, outputTokensMax);
  return {
    concepts: rounds.reduce((sum, price) => sum + price, 0),
    script: priceWithRepair(characters, script, prices),
  };
}
