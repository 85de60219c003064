import type { LanguageEntry, ModelCatalogue } from "../../model/model-catalogue.ts";
import { chooseModel, type ModelChoice } from "./choose-model.ts";

export type ChosenModel = Pick<LanguageEntry, "model" | "inputUsdMicros" | "outputUsdMicros">;

const ROLE = { kind: "language", verb: "write", setting: "model" } as const;

/** The model that writes, with its prices; errors as `chooseModel` says. */
export function chooseLanguageModel({ models }: ModelCatalogue, choice: ModelChoice): ChosenModel {
  const entries = models.filter((entry) => entry.kind === "language");
  const chosen = chooseModel(entries, ROLE, choice);
  return chosen ?? { model: choice.wanted ?? "", inputUsdMicros: 0, outputUsdMicros: 0 };
}
