import type { UsdMicros } from "../../core/money.ts";
import type { ModelPrices } from "../contracts/language-model.ts";

/** Tokens are counted by the vendor; a third of the characters is more than any of them counts for Latin text. */
const CHARACTERS_PER_TOKEN = 3;
/** Writing a cache costs a quarter more than reading the text; the shape of the answer is read as text too. */
const CACHE_WRITE = 1.25;
const SHAPE_CHARACTERS = 6_000;
const MILLION = 1_000_000;
/** What is said about an answer that could not be used. */
const COMPLAINT_CHARACTERS = 2_000;

/** The most a question can cost: all of its text, and an answer as long as it may be. */
export function priceQuestion(characters: number, outputTokensMax: number, prices: ModelPrices): UsdMicros {
  const inputTokens = Math.ceil((characters + SHAPE_CHARACTERS) / CHARACTERS_PER_TOKEN);
  return Math.ceil(
    (inputTokens * CACHE_WRITE * prices.inputUsdMicros + outputTokensMax * prices.outputUsdMicros) / MILLION,
  );
}

/** The most it can cost with the one attempt to have its answer mended, which reads that answer too. */
export function priceWithRepair(characters: number, outputTokensMax: number, prices: ModelPrices): UsdMicros {
  const repairCharacters = characters + charactersOf(outputTokensMax) + COMPLAINT_CHARACTERS;
  return (
    priceQuestion(characters, outputTokensMax, prices) +
    priceQuestion(repairCharacters, outputTokensMax, prices)
  );
}

/** How much text so many tokens are counted as. */
export const charactersOf = (tokens: number): number => tokens * CHARACTERS_PER_TOKEN;
