import type { UsdMicros } from "../../core/money.ts";
import { resolutionOf, secondsOf } from "../clip-jobs/order-facts.ts";
import type { OrderTerms } from "../contracts/clip-maker.ts";

/** Google bills tokens and publishes how many a second of video has; the catalogue has the price of a second. */
const TOKENS_PER_SECOND: Readonly<Record<string, number>> = { "720p": 5_792, "1080p": 8_688 };

/**
 * What a clip cost by the video tokens that were counted: so many seconds at the price that was estimated for one. Undefined
 * where a second's tokens are not published, or what was ordered is not known: the estimate is right as far as anybody knows.
 */
export function priceTokens(
  videoTokens: number,
  { width, height, durationMs, estimateUsdMicros }: OrderTerms,
): UsdMicros | undefined {
  if (videoTokens === 0) return 0;
  if (width === undefined || height === undefined || durationMs === undefined) return undefined;
  const perSecond = TOKENS_PER_SECOND[resolutionOf({ width, height })];
  if (perSecond === undefined) return undefined;
  const seconds = videoTokens / perSecond;
  return Math.round((estimateUsdMicros / secondsOf({ durationMs })) * seconds);
}
