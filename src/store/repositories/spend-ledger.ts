import { sql } from "kysely";
import type { NewId } from "../../core/ids.ts";
import type { UsdMicros } from "../../core/money.ts";
import { newRow, type StoreScope } from "../scope.ts";
import type { SpendLedgerTable } from "../tables/job-tables.ts";
import { priceUse } from "./api-usage.ts";

export interface Reservation {
  effectKey: string;
  runId: string;
  videoId: string | null;
  providerId: string;
  /** As the vendor names it; bills are compared by it. */
  model?: string | undefined;
  /** The estimate, by the list of prices. */
  amountUsdMicros: UsdMicros;
  /** What counts until the bill comes, where that is more than the estimate. */
  heldUsdMicros?: UsdMicros;
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
  const { effectKey, runId, videoId, providerId, model = "", amountUsdMicros } = reservation;
  await scope.db
    .insertInto("spendLedger")
    .values({
      ...newRow(scope, id, tools.nowMs),
      effectKey,
      runId,
      videoId,
      providerId,
      model,
      state: "reserved",
      reservedUsdMicros: amountUsdMicros,
      quotedUsdMicros: null,
      amountUsdMicros: reservation.heldUsdMicros ?? amountUsdMicros,
      day: utcDay(tools.nowMs),
    })
    .execute();
  return id;
}

/**
 * The vendor's own figure replaces the reservation (`undefined`: the reservation stays); 0 when nothing was bought. A bill
 * above the estimate raises what is held for the same model's calls that are under way.
 */
export async function closeSpend(
  scope: StoreScope,
  ledgerId: string,
  outcome: { state: "settled" | "released"; amountUsdMicros: UsdMicros | undefined },
): Promise<void> {
  const { state, amountUsdMicros } = outcome;
  await scope.db
    .updateTable("spendLedger")
    .set({
      state,
      ...(amountUsdMicros === undefined ? {} : { amountUsdMicros }),
      rowVersion: sql<number>`row_version + 1`,
    })
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", ledgerId)
    .execute();
  if (amountUsdMicros !== undefined) await holdMore(scope, ledgerId, amountUsdMicros);
  await priceUse(scope, ledgerId);
}

/** What the vendor announced as it accepted: at least so much is held from now on, and for others like it. */
export async function quoteSpend(
  scope: StoreScope,
  ledgerId: string,
  quotedUsdMicros: UsdMicros,
): Promise<void> {
  await scope.db
    .updateTable("spendLedger")
    .set({ quotedUsdMicros, rowVersion: sql<number>`row_version + 1` })
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", ledgerId)
    .execute();
  await holdMore(scope, ledgerId, quotedUsdMicros);
}

/** Holds for all of a model that is under way as much above its estimate as one of it turned out to cost. */
async function holdMore(scope: StoreScope, ledgerId: string, costUsdMicros: UsdMicros): Promise<void> {
  const one = await scope.db
    .selectFrom("spendLedger")
    .select(["providerId", "model", "reservedUsdMicros"])
    .where("tenantId", "=", scope.tenantId)
    .where("id", "=", ledgerId)
    .executeTakeFirst();
  if (!one || one.model === null || one.reservedUsdMicros <= 0 || costUsdMicros <= one.reservedUsdMicros)
    return;
  const { providerId, model, reservedUsdMicros } = one;
  // A driver may bind whole numbers as fractions.
  const [cost, estimate] = [costUsdMicros, reservedUsdMicros].map((one) => sql`cast(${one} as bigint)`);
  const held = sql<number>`(reserved_usd_micros * ${cost} + ${estimate} - 1) / ${estimate}`;
  await scope.db
    .updateTable("spendLedger")
    .set({ amountUsdMicros: held, rowVersion: sql<number>`row_version + 1` })
    .where("tenantId", "=", scope.tenantId)
    .where("providerId", "=", providerId)
    .where("model", "=", model)
    .where("state", "=", "reserved")
    .where("amountUsdMicros", "<", held)
    .execute();
}

/** How many of a model's latest calls are looked at. */
const BILLS = 20;

/**
 * The bill, or announcement, of a model's latest calls that was furthest above its estimate, with that estimate; undefined:
 * none was above.
 */
export async function dearestBill(
  scope: StoreScope,
  { providerId, model = "" }: Pick<Reservation, "providerId" | "model">,
): Promise<{ estimatedUsdMicros: UsdMicros; billedUsdMicros: UsdMicros } | undefined> {
  const rows = await scope.db
    .selectFrom("spendLedger")
    .select(["state", "reservedUsdMicros", "amountUsdMicros", "quotedUsdMicros"])
    .where("tenantId", "=", scope.tenantId)
    .where("providerId", "=", providerId)
    .where("model", "=", model)
    .where("reservedUsdMicros", ">", 0)
    .where((is) => is.or([is("state", "=", "settled"), is("quotedUsdMicros", "is not", null)]))
    .orderBy("id", "desc")
    .limit(BILLS)
    .execute();
  const bills = rows.map(({ state, reservedUsdMicros, amountUsdMicros, quotedUsdMicros }) => ({
    estimatedUsdMicros: reservedUsdMicros,
    billedUsdMicros: state === "settled" ? amountUsdMicros : (quotedUsdMicros ?? 0),
  }));
  const [dearest] = bills.toSorted(
    (a, b) => b.billedUsdMicros / b.estimatedUsdMicros - a.billedUsdMicros / a.estimatedUsdMicros,
  );
  return dearest && dearest.billedUsdMicros > dearest.estimatedUsdMicros ? dearest : undefined;
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
