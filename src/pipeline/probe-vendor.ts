import { isAppError } from "../core/app-error.ts";
import type { Clock } from "../core/clock.ts";
import type { NewId } from "../core/ids.ts";
import type { UsdMicros } from "../core/money.ts";
import type { ModelCatalogue } from "../model/model-catalogue.ts";
import type { ProbeResult, Vendor } from "../providers/contracts/vendor.ts";
import { closeSpend, type Reservation, reserveSpend } from "../store/repositories/spend-ledger.ts";
import type { Store } from "../store/scope.ts";
import { reserveBudget } from "./budget.ts";

export interface ProbeTools {
  store: Store;
  clock: Clock;
  newId: NewId;
  catalogue: ModelCatalogue;
  /** `budget.perDayUsd`; a person who asks for the call needs no other budget. */
  perDayUsdMicros: UsdMicros | undefined;
  signal: AbortSignal;
}

/** What a probe's ledger rows stand under: it is of no run. */
export const PROBE_RUN = "providers-test";

/** Makes a vendor's cheapest real call and keeps its money: reserved before, settled after, whatever came of it. */
export async function probeVendor(
  id: string,
  vendor: Pick<Vendor, "probe">,
  tools: ProbeTools,
): Promise<ProbeResult> {
  const { store, signal, catalogue } = tools;
  const ledgerIds: string[] = [];
  const till = {
    pricesOf: (model: string) =>
      catalogue.models
        .filter((one) => one.kind === "language")
        .find((one) => one.vendor === id && one.model === model),
    reserve: async (estimateUsdMicros: UsdMicros) => {
      ledgerIds.push(await reserve(id, estimateUsdMicros, tools));
    },
  };
  const settle = async (amountUsdMicros: UsdMicros | undefined): Promise<void> => {
    for (const ledgerId of ledgerIds)
      await closeSpend(store, ledgerId, { state: "settled", amountUsdMicros });
  };
  try {
    const result = await vendor.probe(signal, till);
    await settle(result.costUsdMicros);
    return result;
  } catch (error) {
    await settle(costOfFailure(error));
    throw error;
  }
}

async function reserve(id: string, amountUsdMicros: UsdMicros, tools: ProbeTools): Promise<string> {
  const { store, newId, perDayUsdMicros } = tools;
  const stamp = { newId, nowMs: tools.clock.nowMs() };
  const reservation: Reservation = {
    effectKey: `${PROBE_RUN}/${id}/${newId("usage")}`,
    runId: PROBE_RUN,
    videoId: null,
    providerId: id,
    amountUsdMicros,
  };
  return await store.transaction(async (scope) =>
    perDayUsdMicros === undefined
      ? await reserveSpend(scope, reservation, stamp)
      : await reserveBudget(scope, reservation, { perDayUsdMicros }, stamp),
  );
}

/** A wrong key and an empty account are told before anything is made; what nobody knows counts as the estimate. */
function costOfFailure(error: unknown): UsdMicros | undefined {
  if (!isAppError(error)) return undefined;
  const { costUsdMicros } = error.details;
  if (typeof costUsdMicros === "number") return costUsdMicros;
  return error.kind === "config" || error.kind === "quota" ? 0 : undefined;
}
