import type { UsdMicros } from "../../../core/money.ts";
import type { Brief } from "../../../model/brief.ts";
import { catalogueName, type ModelCatalogue } from "../../../model/model-catalogue.ts";
import type { StoreScope } from "../../../store/scope.ts";
import { findEvenRetired, findModel, SHOT_KINDS } from "../../models/find-model.ts";
import { readHealth } from "./read-health.ts";
import type { RouteSituation } from "./route-shot.ts";

export interface SituationParts {
  store: StoreScope;
  catalogue: ModelCatalogue;
  /** Vendors whose key is here. */
  vendors: Iterable<string>;
  nowMs: number;
  /** What may still be spent; undefined: nothing may. */
  budgetUsdMicros: UsdMicros | undefined;
  /** Something was begun: a model that is gone meanwhile is named all the same, to finish it and for nothing new. */
  hasBegun?: boolean;
}

/** What the router has to know beside the shot; usage and config errors of a model that was named and is none. */
export async function routeSituation(
  { videoModel, tier }: Pick<Brief, "tier"> & { videoModel?: string | undefined },
  { store, catalogue, vendors, nowMs, budgetUsdMicros, hasBegun = false }: SituationParts,
): Promise<RouteSituation> {
  const readyVendors = new Set(vendors);
  const find = hasBegun ? findEvenRetired : findModel;
  const onlyModel =
    videoModel === undefined
      ? {}
      : { onlyModel: catalogueName(find(catalogue, videoModel, SHOT_KINDS, nowMs)) };
  return {
    catalogue,
    readyVendors,
    tier,
    ...onlyModel,
    budgetUsdMicros,
    health: await readHealth(store, readyVendors, nowMs),
    nowMs,
  };
}
