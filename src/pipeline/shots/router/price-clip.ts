import type { VideoEntry } from "../../../model/model-catalogue.ts";

/** A length and size in which a model can make a clip, and what that costs by the list. */
export interface ClipOffer {
  seconds: number;
  size: VideoEntry["sizes"][number];
  priceUsdMicros: number;
}

/** The shortest length a model offers that fills the time; undefined: none is long enough. */
export function secondsFor({ seconds }: VideoEntry, durationMs: number): number | undefined {
  const needed = Math.ceil(durationMs / 1000);
  if ("only" in seconds) return seconds.only.toSorted((a, b) => a - b).find((offered) => offered >= needed);
  return needed <= seconds.max ? Math.max(seconds.min, needed) : undefined;
}

/** Premium takes the largest picture, the others the smallest that fills a phone; a draft the smallest of all. */
export function sizeFor(
  { sizes }: VideoEntry,
  tier: VideoEntry["tier"],
  isDraft: boolean,
): ClipOffer["size"] | undefined {
  const bySize = sizes.toSorted((a, b) => a.height - b.height);
  if (isDraft) return bySize[0];
  const largest = bySize.at(-1);
  return tier === "premium" ? largest : (bySize.find(({ height }) => height >= PHONE_HEIGHT) ?? largest);
}

const PHONE_HEIGHT = 1280;

export function offerOf(
  entry: VideoEntry,
  need: { durationMs: number; isDraft: boolean },
): ClipOffer | undefined {
  const seconds = secondsFor(entry, need.durationMs);
  const size = sizeFor(entry, entry.tier, need.isDraft);
  if (seconds === undefined || !size) return undefined;
  return { seconds, size, priceUsdMicros: seconds * size.usdMicrosPerSecond };
}
