import { z } from "zod";
import { JobSummary } from "./command-documents.ts";

/** What commands about vendors and money print under `--json`: a stable surface, as `command-documents.ts` is. */
export const ProviderModel = z.object({
  /** `vendor/model`. */
  name: z.string(),
  title: z.string(),
  kind: z.enum(["language", "video", "image", "speech"]),
  tier: z.enum(["premium", "standard", "economy"]),
  retiresOn: z.string().nullable(),
  isRetired: z.boolean(),
  replacedBy: z.string().nullable(),
});

export const ProviderSummary = z.object({
  id: z.string(),
  title: z.string(),
  contracts: z.array(z.string()),
  status: z.enum(["ready", "missing-key", "bad-key", "missing-setting"]),
  /** Settings without which it can do nothing, that are not set. */
  missingSettings: z.array(z.string()),
  /** Variables of its key: any one of them will do. Never the key. */
  keys: z.array(z.string()),
  /** A server of one's own, at `providers.<id>.baseUrl`, may want none. */
  isKeyOptional: z.boolean(),
  /** Its variable names a file that holds the key. */
  isKeyFile: z.boolean(),
  baseUrl: z.string(),
  /** Those that it can be asked for, and those that were shut down. */
  models: z.array(ProviderModel),
});
export type ProviderSummary = z.infer<typeof ProviderSummary>;

export const ProvidersDocument = z.object({
  schema: z.literal("viral.providers/1"),
  providers: z.array(ProviderSummary),
});
export type ProvidersDocument = z.infer<typeof ProvidersDocument>;

export const ProviderTestDocument = z.object({
  schema: z.literal("viral.provider-test/1"),
  id: z.string(),
  baseUrl: z.string(),
  message: z.string(),
  /** Null: its price is not known here. */
  costUsd: z.number().nullable(),
  elapsedMs: z.number().int(),
});
export type ProviderTestDocument = z.infer<typeof ProviderTestDocument>;

export const RouteCandidate = z.object({
  /** `vendor/model`. */
  name: z.string(),
  title: z.string(),
  tier: z.enum(["premium", "standard", "economy"]),
  verdict: z.enum(["possible", "out"]),
  reason: z.string(),
  /** What would be ordered; null when it is out. */
  offer: z
    .object({
      makes: z.enum(["video", "image"]),
      /** 0: a picture, which stands as long as it has to. */
      seconds: z.number(),
      width: z.number(),
      height: z.number(),
      priceUsd: z.number(),
    })
    .nullable(),
});
export type RouteCandidate = z.infer<typeof RouteCandidate>;

export const RouteDocument = z.object({
  schema: z.literal("viral.route/1"),
  seconds: z.number(),
  /** `local`: no key of a vendor is here, or no budget, so that every shot is drawn on this machine. */
  tier: z.enum(["premium", "standard", "economy", "local"]),
  /** What may be spent; null: nothing may. */
  budgetUsd: z.number().nullable(),
  /** The first of the candidates; null: the shot is drawn. */
  chosen: z.string().nullable(),
  /** What can make the shot, the best first, then what cannot. */
  candidates: z.array(RouteCandidate),
});
export type RouteDocument = z.infer<typeof RouteDocument>;

const CostSums = {
  callCount: z.number().int(),
  /** Under way: estimated, and kept free for it. */
  reservedUsd: z.number(),
  /** Paid, by the vendors' own figures where they give one. */
  settledUsd: z.number(),
  /** Of what is paid, as it was estimated before. */
  estimatedUsd: z.number(),
  /** How far the paid is from the estimated: 0.2 is a fifth dearer. Null: nothing was estimated. */
  relativeError: z.number().nullable(),
  /** How far single calls were from their estimates, dearer or cheaper, by their money. */
  callError: z.number().nullable(),
};

export const CostRow = z.object({
  /** A vendor, a video or a UTC day; null: of no video. */
  key: z.string().nullable(),
  /** Of a video. */
  title: z.string().nullable(),
  ...CostSums,
});
export type CostRow = z.infer<typeof CostRow>;

export const CostsDocument = z.object({
  schema: z.literal("viral.costs/1"),
  by: z.enum(["vendor", "video", "day"]),
  /** The first UTC day that counts; null: every day. */
  since: z.string().nullable(),
  rows: z.array(CostRow),
  total: z.object(CostSums),
});
export type CostsDocument = z.infer<typeof CostsDocument>;

export const CancelledEffect = z.object({
  key: z.string(),
  provider: z.string(),
  /**
   * `stopped`: the vendor says so. `ended`: before it could be stopped. `stopping`: it was told, and has not said yet what
   * became of it. `not-reached`: it was not told; as with `stopping`, asking again helps. `in-doubt`: nobody knows whether
   * it began.
   */
  outcome: z.enum(["stopped", "ended", "stopping", "cannot-stop", "not-reached", "in-doubt"]),
  message: z.string(),
  /** What goes on counting against budgets: the vendor's figure, or the estimate. */
  countedUsd: z.number(),
  isCostKnown: z.boolean(),
});
export type CancelledEffect = z.infer<typeof CancelledEffect>;

export const CancelDocument = z.object({
  schema: z.literal("viral.cancel/1"),
  job: JobSummary,
  effects: z.array(CancelledEffect),
});
export type CancelDocument = z.infer<typeof CancelDocument>;
