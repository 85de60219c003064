import { sql } from "kysely";
import type { NewId } from "../../core/ids.ts";
import type { UsdMicros } from "../../core/money.ts";
import { newRow, type StoreScope } from "../scope.ts";
import type { SpendLedgerTable } from "../tables/job-tables.ts";

export interface Reservation {
  effectKey: string;
  runId: string;
  videoId: string | null;
  providerId: string;
  amountUsdMicros: UsdMicros;
}

/** UTC day of a moment: `2026-11-24`. */
export function utcDay(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10);
}

/** Writes a reservation and answers with its ledger id. */
export async function reserveSpend(
  scope: StoreScope,
  reservation: Reservation,
  tools: { newId: NewId; nowMs: number },
): Promise<string> {
  const id = tools.newId("ledger");
  await scope.db
    .insertInto("spendLedger")
    .values({
      ...newRow(scope, id, tools.nowMs),
      ...reservation,
      state: "reserved",
      reservedUsdMicros: reservation.amountUsdMicros,
      day: utcDay(tools.nowMs),
    })
    .execute();
  return id;
}

/** The vendor's own figure replaces the reservation (`undefined`: the estimate was right); 0 when nothing was bought. */
export async function closeSpend(
  scope: StoreScope,
  ledgerId: string,
  outcome: { state: "settled" | "released"; amountUsdMicros: UsdMicros | undefined },
): Promise<void> {
  await scope.db
    .updateTable("spendLedger")
    .set((expression) => ({
      state: outcome.state,
      amountUsdMicros: outcome.amountUsdMicros ?? expression.ref("reservedUsdMicros"),
      rowVersion: sql<number>`row_version + 1`,
    }))
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", ledgerId)
    .execute();
}

export async function getSpend(scope: StoreScope, ledgerId: string): Promise<UsdMicros> {
  const row = await scope.db
    .selectFrom("spendLedger")
    .select("amountUsdMicros")
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", ledgerId)
    .executeTakeFirst();
  return row?.amountUsdMicros ?? 0;
}

export type Spend = Pick<
  SpendLedgerTable,
  "providerId" | "videoId" | "day" | "state" | "reservedUsdMicros" | "amountUsdMicros"
>;

/** Every call that was paid, or may be, from a UTC day on; undefined: ever. */
export async function spendsSince(scope: StoreScope, day: string | undefined): Promise<Spend[]> {
  return await scope.db
    .selectFrom("spendLedger")
    .select(["providerId", "videoId", "day", "state", "reservedUsdMicros", "amountUsdMicros"])
    .where("tenantId", "=", scope.tenantId)
    .where("day", ">=", day ?? "")
    .where("state", "!=", "released")
    .execute();
}

/** What the same was estimated at before; what cost nothing in the end is left out. */
export async function estimatedSpend(
  scope: StoreScope,
  column: "runId" | "videoId",
  value: string,
): Promise<UsdMicros> {
  const row = await scope.db
    .selectFrom("spendLedger")
    .select((expression) => expression.fn.sum<number | string | null>("reservedUsdMicros").as("total"))
    .where("tenantId", "=", scope.tenantId)
    .where(column, "=", value)
    .where("amountUsdMicros", ">", 0)
    .executeTakeFirst();
  return Number(row?.total ?? 0);
}

/** Spent and reserved so far, for one run, one video or one UTC day. */
export async function committedSpend(
  scope: StoreScope,
  column: "runId" | "videoId" | "day",
  value: string,
): Promise<UsdMicros> {
  const row = await scope.db
    .selectFrom("spendLedger")
    .select((expression) => expression.fn.sum<number | string | null>("amountUsdMicros").as("total"))
    .where("tenantId", "=", scope.tenantId)
    .where(column, "=", value)
    .executeTakeFirst();
  return Number(row?.total ?? 0);
}
