import type { Brief } from "../../model/brief.ts";
import { isShotEntry } from "../../model/model-catalogue.ts";
import type { ShotAnswer, ShotRequest, ShotSource } from "../../providers/contracts/shot-source.ts";
import { allowsSpending, type BudgetLimits } from "../budget.ts";
import type { VideoServices } from "../video-services.ts";

/**
 * The brief as a run can follow it: AI shots for which no key or no budget is here are of the tier `local`, drawn on this
 * machine. Decided once, so that a run that goes on later does not change its mind. A model that is named is not replaced,
 * and a key that is here and cannot be one is no missing key: both are for `refuseWithoutMeans` to judge.
 */
export async function withLocalTier(
  brief: Brief,
  services: Pick<VideoServices, "clipVendors" | "library" | "whyNotReady">,
  limits: BudgetLimits,
): Promise<Brief> {
  if (brief.shots !== "ai" || brief.videoModel !== undefined) return brief;
  if ((await services.clipVendors()).size === 0)
    return (await hasBrokenKey(services)) ? brief : { ...brief, localBecause: "no key" };
  return allowsSpending(limits) ? brief : { ...brief, localBecause: "no budget" };
}

async function hasBrokenKey({
  library,
  whyNotReady,
}: Pick<VideoServices, "library" | "whyNotReady">): Promise<boolean> {
  const makers = new Set(
    library
      .models()
      .models.filter(isShotEntry)
      .map(({ vendor }) => vendor),
  );
  const reasons = await Promise.all([...makers].map(async (vendor) => await whyNotReady(vendor)));
  return reasons.some((why) => why !== undefined && why.code !== "vendor-key-missing");
}

const WHAT_HELPS = {
  "no key": "`viral providers` names the variables of keys",
  "no budget": "--max-spend 5 allows AI video",
} as const satisfies Record<NonNullable<Brief["localBecause"]>, string>;

/** Shots in place of AI video, from who serves every beat; their provenance says why. */
export async function drawnHere(
  because: NonNullable<Brief["localBecause"]>,
  request: ShotRequest,
  source: ShotSource,
): Promise<ShotAnswer> {
  const { shots, warnings } = await source.provide(request);
  const note = `tier local, ${because}: drawn in place of AI video`;
  return {
    shots: new Map(
      [...shots].map(([beatId, shot]) => [beatId, { ...shot, provenance: { ...shot.provenance, note } }]),
    ),
    warnings: [...warnings, `${note}; ${WHAT_HELPS[because]}`],
  };
}
