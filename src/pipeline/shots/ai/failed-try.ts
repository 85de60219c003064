import { AppError, type ErrorKind } from "../../../core/app-error.ts";
import type { UsdMicros } from "../../../core/money.ts";
import type { ShotTry } from "../../../model/shot.ts";
import { type Candidate, isTooDear } from "../router/route-shot.ts";

/** A model that was to make a shot and did not. `useless`: what it made; `unfit`: it was not even asked. */
export interface FailedTry extends ShotTry {
  cause: AppError | "useless" | "unfit";
}

/** The model that the budget came nearest to paying; undefined: price kept none out. */
export function tooDearTry(
  candidates: readonly Candidate[],
  budgetUsdMicros: UsdMicros | undefined,
): FailedTry | undefined {
  const [cheapest] = candidates.filter(isTooDear).toSorted((one, other) => priceOf(one) - priceOf(other));
  if (!cheapest) return undefined;
  const { name, reason } = cheapest;
  const cause = new AppError({
    ...(budgetUsdMicros === undefined
      ? { kind: "config", code: "budget-missing" }
      : { kind: "quota", code: "budget-exceeded" }),
    message: `No shot of this video can be paid: ${name} ${reason}.`,
    hint: "Raise the budget (`viral resume <run> --max-spend <usd>`, budget.perVideoUsd or budget.perDayUsd); `viral resume` goes on.",
  });
  return { by: name, why: reason, cause };
}

const priceOf = (one: Candidate): number => (one.verdict === "out" ? (one.tooDearUsdMicros ?? 0) : 0);

const BUDGET: ReadonlySet<string> = new Set(["budget-exceeded", "budget-missing"]);

/** Whether it failed for want of our own money. */
export const isUnpaid = ({ cause }: FailedTry): boolean =>
  cause instanceof AppError && BUDGET.has(cause.code);

const TO_MEND: readonly ErrorKind[] = ["config", "quota"];

/**
 * What a person has to mend before any shot is made: every model that was asked failed for a key, a setting, credit or the
 * budget. Undefined: something else was in the way too, or nobody was asked.
 */
export function whatToMend(tries: readonly FailedTry[]): AppError | undefined {
  const causes = tries.map(({ cause }) => cause).filter((cause) => cause !== "unfit");
  const errors = causes.filter((cause) => cause !== "useless" && TO_MEND.includes(cause.kind)) as AppError[];
  if (errors.length < causes.length) return undefined;
  return errors.find(({ kind }) => kind === "config") ?? errors[0];
}
