import { AppError } from "../../core/app-error.ts";
import { type CatalogueEntry, catalogueName } from "../../model/model-catalogue.ts";
import { isRetired, refuseRetired } from "./find-model.ts";

export interface ModelChoice {
  vendor: string;
  /** The setting that names a model: nothing else is considered. */
  wanted?: string | undefined;
  tier: CatalogueEntry["tier"];
  /** A server on this machine has models of its own, and bills nobody for them. */
  isLocal: boolean;
  /** It speaks the vendor's own API, as a proxy does: the vendor's own models are asked for where none is named. */
  speaksOwnApi?: boolean;
  nowMs: number;
}

/** What is asked of a model, and by which setting it is named: `providers.<vendor>.model`. */
export interface ModelRole {
  kind: CatalogueEntry["kind"];
  /** What it shall do: `write`. */
  verb: string;
  setting: "model" | "speechModel";
}

const TIERS = ["economy", "standard", "premium"] as const;

/**
 * The model a vendor is asked for, of those that have this role: the one that was named, else the dearest that the tier
 * allows. Undefined: it was named, and is one of a server on this machine, which the catalogue does not know. Config
 * errors: `model-retired`, `model-price-unknown` (no budget could hold), `model-missing`.
 */
export function chooseModel<Entry extends CatalogueEntry>(
  entries: readonly Entry[],
  role: ModelRole,
  { vendor, wanted, tier, isLocal, speaksOwnApi = false, nowMs }: ModelChoice,
): Entry | undefined {
  const offered = entries.filter((entry) => entry.vendor === vendor);
  if (wanted !== undefined) {
    const entry = offered.find((one) => one.model === wanted || catalogueName(one) === wanted);
    if (!entry && isLocal) return undefined;
    if (!entry) throw priceUnknown(vendor, wanted, offered);
    refuseRetired(entry, nowMs);
    return entry;
  }
  if (isLocal && !speaksOwnApi)
    throw modelMissing(vendor, role, "A server on this machine has models of its own.");
  const best = offered
    .filter((one) => !isRetired(one, nowMs) && TIERS.indexOf(one.tier) <= TIERS.indexOf(tier))
    .toSorted((a, b) => TIERS.indexOf(b.tier) - TIERS.indexOf(a.tier))[0];
  if (!best)
    throw modelMissing(vendor, role, `The catalogue has no ${tier} ${role.kind} model of ${vendor}.`);
  return best;
}

function priceUnknown(vendor: string, wanted: string, offered: readonly { model: string }[]): AppError {
  return new AppError({
    kind: "config",
    code: "model-price-unknown",
    message: `What ${vendor}'s model "${wanted}" costs is not known, so no budget could hold.`,
    hint: `Known are ${offered.map(({ model }) => model).join(", ")}; add others to models/catalogue.json in your templates folder.`,
  });
}

function modelMissing(vendor: string, { verb, setting }: ModelRole, why: string): AppError {
  return new AppError({
    kind: "config",
    code: "model-missing",
    message: `Which model of ${vendor} shall ${verb}? ${why}`,
    hint: `Name one: \`viral config set providers.${vendor}.${setting} <name>\`.`,
  });
}
