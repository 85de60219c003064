import type { ModelCatalogue, SpeechEntry } from "../../model/model-catalogue.ts";
import { chooseModel, type ModelChoice } from "./choose-model.ts";

export type SpeechModel = Pick<SpeechEntry, "model" | "usdMicrosPerMillionCharacters" | "textMax" | "voices">;

/** What OpenAI's API takes at most, and so what servers take that copy it. */
const LOCAL_TEXT_MAX = 4_096;

const ROLE = { kind: "speech", verb: "speak", setting: "speechModel" } as const;

/** The model that speaks, with its price; errors as `chooseModel` says. */
export function chooseSpeechModel({ models }: ModelCatalogue, choice: ModelChoice): SpeechModel {
  const entries = models.filter((entry) => entry.kind === "speech");
  const chosen = chooseModel(entries, ROLE, choice);
  return chosen ?? { model: choice.wanted ?? "", usdMicrosPerMillionCharacters: 0, textMax: LOCAL_TEXT_MAX };
}

/** What a text costs, rounded up to a whole micro-dollar. */
export function priceText(
  { usdMicrosPerMillionCharacters }: Pick<SpeechModel, "usdMicrosPerMillionCharacters">,
  characterCount: number,
): number {
  return Math.ceil((characterCount * usdMicrosPerMillionCharacters) / 1_000_000);
}
