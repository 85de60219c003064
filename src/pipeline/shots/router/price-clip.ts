import type { ImageEntry, ShotEntry, VideoEntry } from "../../../model/model-catalogue.ts";

/** A length and size in which a model can make a clip or a picture, and what that costs by the list. */
export interface ClipOffer {
  makes: ShotEntry["kind"];
  /** 0: a picture stands as long as it has to. */
  seconds: number;
  size: { name: string; width: number; height: number };
  priceUsdMicros: number;
}

/** The shortest length a model offers that fills the time; undefined: none is long enough. */
export function secondsFor({ seconds }: VideoEntry, durationMs: number): number | undefined {
  const needed = Math.ceil(durationMs / 1000);
  if ("only" in seconds) return seconds.only.toSorted((a, b) => a - b).find((offered) => offered >= needed);
  return needed <= seconds.max ? Math.max(seconds.min, needed) : undefined;
}

/** A phone's picture is scaled up from here without being seen; a still, in which we move, must have every pixel. */
const FILLING_HEIGHT = { video: 1280, image: 1920 } as const;

/** Premium takes the largest picture, the others the smallest that fills a phone; a draft the smallest of all. */
export function sizeFor<Size extends { height: number }>(
  { sizes, kind }: Pick<ShotEntry, "kind"> & { sizes: readonly Size[] },
  tier: ShotEntry["tier"],
  isDraft: boolean,
): Size | undefined {
  const bySize = sizes.toSorted((a, b) => a.height - b.height);
  if (isDraft) return bySize[0];
  const largest = bySize.at(-1);
  return tier === "premium"
    ? largest
    : (bySize.find(({ height }) => height >= FILLING_HEIGHT[kind]) ?? largest);
}

export function offerOf(
  entry: ShotEntry,
  need: { durationMs: number; isDraft: boolean },
): ClipOffer | undefined {
  return entry.kind === "image" ? pictureOffer(entry, need.isDraft) : clipOffer(entry, need);
}

function pictureOffer(entry: ImageEntry, isDraft: boolean): ClipOffer | undefined {
  const size = sizeFor(entry, entry.tier, isDraft);
  return size && { makes: "image", seconds: 0, size, priceUsdMicros: size.usdMicros };
}

function clipOffer(
  entry: VideoEntry,
  { durationMs, isDraft }: { durationMs: number; isDraft: boolean },
): ClipOffer | undefined {
  const seconds = secondsFor(entry, durationMs);
  const size = sizeFor(entry, entry.tier, isDraft);
  if (seconds === undefined || !size) return undefined;
  return { makes: "video", seconds, size, priceUsdMicros: seconds * size.usdMicrosPerSecond };
}
