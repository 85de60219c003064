import type { Clock } from "../core/clock.ts";
import type { NewId } from "../core/ids.ts";
import { countApiUses, recordApiUse } from "../store/repositories/api-usage.ts";
import type { StoreScope } from "../store/scope.ts";

/** One request to a vendor, as `http/tell.ts` tells of it: no content. */
export interface SeenRequest {
  providerId: string;
  operation: string;
  status: number | null;
  elapsedMs: number;
}

export interface UsageLog {
  /** Returns at once: a paid answer never waits for its row. */
  tell(request: SeenRequest): void;
  /** How many requests of one kind a vendor was sent since a moment, those just told of too. */
  countSince(request: Pick<SeenRequest, "providerId" | "operation">, sinceMs: number): Promise<number>;
  /** Waits for the rows of all that was told. Throws what the store refused. */
  settled(): Promise<void>;
}

/** Leaves a row for every request of a vendor. What a call cost stands in the ledger, where it is reserved and settled. */
export function createUsageLog(tools: { store: StoreScope; newId: NewId; clock: Clock }): UsageLog {
  const failures: unknown[] = [];
  let pending: Promise<void> = Promise.resolve();
  const write = async (request: SeenRequest): Promise<void> => {
    const { providerId, operation, status, elapsedMs } = request;
    await recordApiUse(
      tools.store,
      {
        id: tools.newId("usage"),
        providerId,
        operation,
        runId: null,
        jobId: null,
        unit: "request",
        quantity: 1,
        costUsdMicros: 0,
        status,
        latencyMs: Math.round(elapsedMs),
      },
      tools.clock.nowMs(),
    );
  };
  return {
    tell(request) {
      pending = pending
        .then(async () => await write(request))
        .catch((error: unknown) => {
          failures.push(error);
        });
    },
    async countSince({ providerId, operation }, sinceMs) {
      await pending;
      return await countApiUses(tools.store, { providerId, operation, sinceMs });
    },
    async settled() {
      await pending;
      if (failures.length > 0) throw failures[0];
    },
  };
}
