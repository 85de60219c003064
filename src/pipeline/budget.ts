import { AppError } from "../core/app-error.ts";
import type { NewId } from "../core/ids.ts";
import { formatUsd, type UsdMicros, usdToMicros } from "../core/money.ts";
import {
  committedSpend,
  dearestBill,
  type Reservation,
  reserveSpend,
  utcDay,
} from "../store/repositories/spend-ledger.ts";
import type { StoreScope } from "../store/scope.ts";

/** The most that may be spent; undefined: no such limit. Without any, nothing may be spent. */
export interface BudgetLimits {
  perRunUsdMicros?: UsdMicros;
  perVideoUsdMicros?: UsdMicros;
  /** UTC day. */
  perDayUsdMicros?: UsdMicros;
  /**
   * What is in doubt and was to cost at most this is counted as spent and given up, instead of waiting for a person.
   * Undefined: everything in doubt waits.
   */
  assumeLostUsdMicros?: UsdMicros;
}

/** Whether anything may be spent at all. */
export const allowsSpending = ({
  perRunUsdMicros,
  perVideoUsdMicros,
  perDayUsdMicros,
}: BudgetLimits): boolean =>
  [perRunUsdMicros, perVideoUsdMicros, perDayUsdMicros].some((limit) => limit !== undefined);

/** As a person sets them: `budget` of the settings, and `--max-spend`. */
export function limitsFrom(
  budget: {
    perVideoUsd?: number | undefined;
    perDayUsd?: number | undefined;
    assumeLostUsd?: number | undefined;
  },
  perRunUsdMicros: UsdMicros | undefined,
): BudgetLimits {
  const { perVideoUsd, perDayUsd, assumeLostUsd } = budget;
  return {
    ...(perRunUsdMicros === undefined ? {} : { perRunUsdMicros }),
    ...(perVideoUsd === undefined ? {} : { perVideoUsdMicros: usdToMicros(perVideoUsd) }),
    ...(perDayUsd === undefined ? {} : { perDayUsdMicros: usdToMicros(perDayUsd) }),
    ...(assumeLostUsd === undefined ? {} : { assumeLostUsdMicros: usdToMicros(assumeLostUsd) }),
  };
}

/**
 * Reserves an estimate in the caller's transaction and answers with its ledger id, or throws: config `budget-missing` when no
 * limit was ever set, quota `budget-exceeded` when it does not fit. Writers take turns, so reservations never add up to more
 * than a limit. A model whose latest bills were above its estimates is reserved for at the worst of them, so that only the
 * first such bill, and those of calls that were under way with it, can pass a limit: each by its own difference.
 */
export async function reserveBudget(
  scope: StoreScope,
  reservation: Reservation,
  limits: BudgetLimits,
  tools: { newId: NewId; nowMs: number },
): Promise<string> {
  const { amountUsdMicros } = reservation;
  if (amountUsdMicros <= 0) return await reserveSpend(scope, reservation, tools);
  const dearest = await dearestBill(scope, reservation);
  const heldUsdMicros = dearest
    ? Math.ceil((amountUsdMicros * dearest.billedUsdMicros) / dearest.estimatedUsdMicros)
    : amountUsdMicros;
  await refuseOverLimit(scope, { ...reservation, heldUsdMicros }, limits, tools.nowMs);
  return await reserveSpend(scope, { ...reservation, heldUsdMicros }, tools);
}

/** The least that the limits leave, in the caller's moment; undefined: there is no limit, so nothing may be spent. */
export async function budgetLeft(
  scope: StoreScope,
  place: { runId: string; videoId: string | null },
  limits: BudgetLimits,
  nowMs: number,
): Promise<UsdMicros | undefined> {
  const left: UsdMicros[] = [];
  for (const { limit, column, value } of limitsOf({ ...place, day: utcDay(nowMs) }, limits)) {
    if (limit === undefined || value === null) continue;
    left.push(Math.max(0, limit - (await committedSpend(scope, column, value))));
  }
  return left.length === 0 ? undefined : Math.min(...left);
}

/** A run and a video that are not yet: only a day's budget may be spent in part. */
export const NOTHING_YET = { runId: "none", videoId: "none" } as const;

function limitsOf(place: { runId: string; videoId: string | null; day: string }, limits: BudgetLimits) {
  return [
    {
      name: "this run",
      flag: "--max-spend",
      limit: limits.perRunUsdMicros,
      column: "runId",
      value: place.runId,
    },
    {
      name: "one video",
      flag: "budget.perVideoUsd",
      limit: limits.perVideoUsdMicros,
      column: "videoId",
      value: place.videoId,
    },
    {
      name: "one day",
      flag: "budget.perDayUsd",
      limit: limits.perDayUsdMicros,
      column: "day",
      value: place.day,
    },
  ] as const;
}

const raiseHint = (flag: string, runId: string): string =>
  flag === "--max-spend"
    ? `Allow it more: \`viral resume ${runId} --max-spend <usd>\`.`
    : `Raise ${flag}; \`viral resume\` goes on.`;

async function refuseOverLimit(
  scope: StoreScope,
  reservation: Reservation & { heldUsdMicros: UsdMicros },
  limits: BudgetLimits,
  nowMs: number,
): Promise<void> {
  const { amountUsdMicros, heldUsdMicros, providerId } = reservation;
  const about = `${providerId} costs about ${formatUsd(amountUsdMicros)}`;
  const checks = limitsOf({ ...reservation, day: utcDay(nowMs) }, limits);
  if (checks.every((check) => check.limit === undefined)) {
    throw new AppError({
      kind: "config",
      code: "budget-missing",
      message: `${about}, and no budget allows it.`,
      hint: "Allow it with --max-spend 5, or set budget.perVideoUsd or budget.perDayUsd.",
    });
  }
  for (const { name, flag, limit, column, value } of checks) {
    if (limit === undefined || value === null) continue;
    const committed = await committedSpend(scope, column, value);
    if (committed + heldUsdMicros <= limit) continue;
    const lately =
      heldUsdMicros > amountUsdMicros ? ` (${formatUsd(heldUsdMicros)} by what it billed lately)` : "";
    throw new AppError({
      kind: "quota",
      code: "budget-exceeded",
      message:
        `${about}${lately}; ` +
        `of ${formatUsd(limit)} for ${name}, ${formatUsd(committed)} is spent or reserved.`,
      hint: raiseHint(flag, reservation.runId),
      details: { limitUsdMicros: limit, committedUsdMicros: committed },
    });
  }
}
