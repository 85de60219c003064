import { microsToUsd } from "../../core/money.ts";
import type { CostRow, CostsDocument } from "../../model/vendor-documents.ts";
import { type Spend, spendsSince, utcDay } from "../../store/repositories/spend-ledger.ts";
import { getVideo } from "../../store/repositories/videos.ts";
import type { StoreScope } from "../../store/scope.ts";

export interface CostsRequest {
  by: CostsDocument["by"];
  /** The first UTC day that counts, or how many days back; undefined: every day. */
  since: { day: string } | { daysBack: number } | undefined;
}

const DAY_MS = 86_400_000;

/** What was spent and reserved, with what was estimated for it. */
export async function describeCosts(
  scope: StoreScope,
  { by, since }: CostsRequest,
  nowMs: number,
): Promise<CostsDocument> {
  const day = since && ("day" in since ? since.day : utcDay(nowMs - since.daysBack * DAY_MS));
  const spends = await spendsSince(scope, day);
  const rows: CostRow[] = [];
  for (const [key, ofKey] of groupsOf(spends, COLUMNS[by])) {
    const title = by === "video" && key !== null ? ((await getVideo(scope, key))?.title ?? null) : null;
    rows.push({ key, title, ...sumsOf(ofKey) });
  }
  return {
    schema: "viral.costs/1",
    by,
    since: day ?? null,
    rows: rows.toSorted((one, other) => compare(one, other, by)),
    total: sumsOf(spends),
  };
}

const COLUMNS = { vendor: "providerId", video: "videoId", day: "day" } as const;

function groupsOf(
  spends: readonly Spend[],
  column: (typeof COLUMNS)[keyof typeof COLUMNS],
): Map<string | null, Spend[]> {
  const groups = new Map<string | null, Spend[]>();
  for (const spend of spends) {
    const group = groups.get(spend[column]) ?? [];
    group.push(spend);
    groups.set(spend[column], group);
  }
  return groups;
}

/** The latest day first; vendors and videos by what they cost. */
function compare(one: CostRow, other: CostRow, by: CostsDocument["by"]): number {
  const names = (one.key ?? "").localeCompare(other.key ?? "");
  if (by === "day") return -names;
  return other.settledUsd + other.reservedUsd - (one.settledUsd + one.reservedUsd) || names;
}

function sumsOf(spends: readonly Spend[]): CostsDocument["total"] {
  // What was stopped or refused after all cost nothing: it says nothing of an estimate.
  const settled = spends.filter(({ state, amountUsdMicros }) => state === "settled" && amountUsdMicros > 0);
  const reserved = spends.filter(({ state }) => state === "reserved");
  const paid = sum(settled, "amountUsdMicros");
  const estimated = sum(settled, "reservedUsdMicros");
  const errors = settled.map((spend) => Math.abs(spend.amountUsdMicros - spend.reservedUsdMicros));
  const shareOf = (micros: number): number | null => (estimated === 0 ? null : micros / estimated);
  return {
    callCount: spends.length,
    reservedUsd: microsToUsd(sum(reserved, "amountUsdMicros")),
    settledUsd: microsToUsd(paid),
    estimatedUsd: microsToUsd(estimated),
    relativeError: shareOf(paid - estimated),
    callError: shareOf(errors.reduce((total, error) => total + error, 0)),
  };
}

const sum = (spends: readonly Spend[], column: "amountUsdMicros" | "reservedUsdMicros"): number =>
  spends.reduce((total, spend) => total + spend[column], 0);
