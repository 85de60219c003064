import type { LanguageEntry, ModelCatalogue } from "../../model/model-catalogue.ts";
import { chooseModel, type ModelChoice } from "./choose-model.ts";

export type ChosenModel = Pick<LanguageEntry, "model" | "inputUsdMicros" | "outputUsdMicros"> &
  // Nobody knows it of a model that is a server's own.
  Partial<Pick<LanguageEntry, "outputTokensMax">>;

/** The model that writes, or looks and so must see, with its prices; errors as `chooseModel` says. */
export function chooseLanguageModel(
  { models }: ModelCatalogue,
  choice: ModelChoice,
  verb: "write" | "look" = "write",
): ChosenModel {
  const entries = models.filter((entry) => entry.kind === "language");
  const able = verb === "look" ? entries.filter(({ canSee }) => canSee) : entries;
  const chosen = chooseModel(able, { kind: "language", verb, setting: "model" }, choice);
  return chosen ?? { model: choice.wanted ?? "", inputUsdMicros: 0, outputUsdMicros: 0 };
}
