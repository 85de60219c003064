import { AppError } from "../core/app-error.ts";
import type { NewId } from "../core/ids.ts";
import { formatUsd, type UsdMicros } from "../core/money.ts";
import {
  committedSpend,
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
}

/**
 * Reserves an estimate in the caller's transaction and answers with its ledger id, or throws: config `budget-missing` when no limit was ever set,
 * quota `budget-exceeded` when it does not fit. Writers take turns, so reservations never add up to more than a limit.
 */
export async function reserveBudget(
  scope: StoreScope,
  reservation: Reservation,
  limits: BudgetLimits,
  tools: { newId: NewId; nowMs: number },
): Promise<string> {
  if (reservation.amountUsdMicros > 0) await refuseOverLimit(scope, reservation, limits, tools.nowMs);
  return await reserveSpend(scope, reservation, tools);
}

async function refuseOverLimit(
  scope: StoreScope,
  reservation: Reservation,
  limits: BudgetLimits,
  nowMs: number,
): Promise<void> {
  const checks = [
    {
      name: "this run",
      flag: "--max-spend",
      limit: limits.perRunUsdMicros,
      column: "runId",
      value: reservation.runId,
    },
    {
      name: "one video",
      flag: "budget.perVideoUsd",
      limit: limits.perVideoUsdMicros,
      column: "videoId",
      value: reservation.videoId,
    },
    {
      name: "one day",
      flag: "budget.perDayUsd",
      limit: limits.perDayUsdMicros,
      column: "day",
      value: utcDay(nowMs),
    },
  ] as const;
  if (checks.every((check) => check.limit === undefined)) {
    throw new AppError({
      kind: "config",
      code: "budget-missing",
      message: `${reservation.providerId} costs about ${formatUsd(reservation.amountUsdMicros)}, and no budget allows it.`,
      hint: "Allow it with --max-spend 5, or set budget.perVideoUsd or budget.perDayUsd.",
    });
  }
  for (const { name, flag, limit, column, value } of checks) {
    if (limit === undefined || value === null) continue;
    const committed = await committedSpend(scope, column, value);
    if (committed + reservation.amountUsdMicros <= limit) continue;
    throw new AppError({
      kind: "quota",
      code: "budget-exceeded",
      message:
        `${reservation.providerId} costs about ${formatUsd(reservation.amountUsdMicros)}; ` +
        `of ${formatUsd(limit)} for ${name}, ${formatUsd(committed)} is spent or reserved.`,
      hint: `Raise ${flag}, then \`viral resolve <job> --retry\`.`,
      details: { limitUsdMicros: limit, committedUsdMicros: committed },
    });
  }
}
