import { type CatalogueEntry, catalogueName, type ModelCatalogue } from "../../model/model-catalogue.ts";
import type { ProviderSummary, ProvidersDocument } from "../../model/vendor-documents.ts";
import type { VendorContract, VendorDefinition } from "../../providers/contracts/vendor.ts";
import { isRetired } from "../models/find-model.ts";

export interface KnownVendor {
  definition: VendorDefinition;
  status: ProviderSummary["status"];
  /** Where it would be asked. */
  baseUrl: string;
}

/** Every vendor with its models: those of the kinds it does for us, and those that were shut down. */
export function describeProviders(
  vendors: readonly KnownVendor[],
  { models }: ModelCatalogue,
  nowMs: number,
): ProvidersDocument {
  const providers = vendors.map(({ definition, status, baseUrl }): ProviderSummary => {
    const { id, title, contracts, keys, isKeyOptional = false, isKeyFile = false } = definition;
    const listed = models.filter(
      (entry) =>
        entry.vendor === id && (contracts.includes(CONTRACTS[entry.kind]) || isRetired(entry, nowMs)),
    );
    return {
      id,
      title,
      contracts: [...contracts],
      status,
      missingSettings: status === "missing-setting" ? [...(definition.neededSettings ?? [])] : [],
      keys: [...keys],
      isKeyOptional,
      isKeyFile,
      baseUrl,
      models: listed.map((entry) => modelOf(entry, nowMs)),
    };
  });
  return { schema: "viral.providers/1", providers };
}

/** Whoever serves the contract is asked for models of the kind. */
const CONTRACTS: Readonly<Record<CatalogueEntry["kind"], VendorContract>> = {
  language: "writer",
  video: "video",
  image: "image",
  speech: "voice",
};

function modelOf(entry: CatalogueEntry, nowMs: number): ProviderSummary["models"][number] {
  return {
    name: catalogueName(entry),
    title: entry.title,
    kind: entry.kind,
    tier: entry.tier,
    retiresOn: entry.retiresOn ?? null,
    isRetired: isRetired(entry, nowMs),
    replacedBy: entry.replacedBy ?? null,
  };
}
