import type { Kysely } from "kysely";
import type { Tables } from "./tables/tables.ts";

/** Whose rows, in which database or transaction. Repositories take one and see nothing else. */
export interface StoreScope {
  readonly db: Kysely<Tables>;
  readonly tenantId: string;
  readonly machineId: string;
}

/** An open store. Inside `transaction` use only the scope it passes: SQLite has one connection, held until the end. */
export interface Store extends StoreScope {
  transaction<T>(work: (scope: StoreScope) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The columns every new row of a synchronised table starts with. */
export function newRow(
  scope: StoreScope,
  id: string,
  nowMs: number,
): { tenantId: string; id: string; machineId: string; rowVersion: number; createdAtMs: number } {
  return { tenantId: scope.tenantId, id, machineId: scope.machineId, rowVersion: 1, createdAtMs: nowMs };
}
