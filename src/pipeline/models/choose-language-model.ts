import { AppError } from "../../core/app-error.ts";
import { catalogueName, type LanguageEntry, type ModelCatalogue } from "../../model/model-catalogue.ts";
import { isRetired, refuseRetired } from "./find-model.ts";

export interface LanguageChoice {
  vendor: string;
  /** `providers.<vendor>.model`: nothing else is considered. */
  wanted?: string | undefined;
  tier: LanguageEntry["tier"];
  /** A server on this machine has models of its own, and bills nobody for them. */
  isLocal: boolean;
  nowMs: number;
}

export type ChosenModel = Pick<LanguageEntry, "model" | "inputUsdMicros" | "outputUsdMicros">;

const TIERS = ["economy", "standard", "premium"] as const;

/**
 * The model a vendor is asked for, with its prices: the one that was named, else the dearest that the tier allows. Config
 * errors: `model-retired`, `model-price-unknown` (no budget could hold), `model-missing`.
 */
export function chooseLanguageModel(catalogue: ModelCatalogue, choice: LanguageChoice): ChosenModel {
  const { vendor, wanted, tier, isLocal, nowMs } = choice;
  const entries = catalogue.models.filter((entry) => entry.kind === "language" && entry.vendor === vendor);
  const offered = entries.filter((entry) => entry.kind === "language");
  if (wanted !== undefined) {
    const entry = offered.find((one) => one.model === wanted || catalogueName(one) === wanted);
    if (!entry && isLocal) return { model: wanted, inputUsdMicros: 0, outputUsdMicros: 0 };
    if (!entry) throw priceUnknown(vendor, wanted, offered);
    refuseRetired(entry, nowMs);
    return entry;
  }
  if (isLocal) throw modelMissing(vendor, "A server on this machine has models of its own.");
  const best = offered
    .filter((one) => !isRetired(one, nowMs) && TIERS.indexOf(one.tier) <= TIERS.indexOf(tier))
    .toSorted((a, b) => TIERS.indexOf(b.tier) - TIERS.indexOf(a.tier))[0];
  if (!best) throw modelMissing(vendor, `The catalogue has no ${tier} language model of ${vendor}.`);
  return best;
}

function priceUnknown(vendor: string, wanted: string, offered: readonly LanguageEntry[]): AppError {
  return new AppError({
    kind: "config",
    code: "model-price-unknown",
    message: `What ${vendor}'s model "${wanted}" costs is not known, so no budget could hold.`,
    hint: `Known are ${offered.map(({ model }) => model).join(", ")}; add others to models/catalogue.json in your templates folder.`,
  });
}

function modelMissing(vendor: string, why: string): AppError {
  return new AppError({
    kind: "config",
    code: "model-missing",
    message: `Which model of ${vendor} shall write? ${why}`,
    hint: `Name one: \`viral config set providers.${vendor}.model <name>\`.`,
  });
}
