import { z } from "zod";
import { Check } from "./check.ts";
import { HookCandidate } from "./concept.ts";

/** What commands print under `--json`: a stable surface. Times are ISO-8601, money is dollars. */
const IsoTime = z.string();

export const ErrorDocument = z.object({
  schema: z.literal("viral.error/1"),
  error: z.object({ kind: z.string(), code: z.string(), message: z.string(), hint: z.string().nullable() }),
});
export type ErrorDocument = z.infer<typeof ErrorDocument>;

/** `viral run --dry-run`: what would be made, posted and paid. */
export const PlanDocument = z.object({
  schema: z.literal("viral.plan/1"),
  videos: z.array(
    z.object({ title: z.string(), hook: z.string(), format: z.string(), conceptKey: z.string() }),
  ),
  accounts: z.array(z.string()),
  outFolder: z.string(),
  estimatedUsd: z.number(),
});
export type PlanDocument = z.infer<typeof PlanDocument>;

export const JobSummary = z.object({
  id: z.string(),
  runId: z.string(),
  kind: z.enum(["plan", "video", "post"]),
  label: z.string(),
  status: z.string(),
  attemptCount: z.number().int(),
  waitingFor: z.string().nullable(),
  notBefore: IsoTime.nullable(),
  error: z.object({ kind: z.string(), code: z.string(), message: z.string() }).nullable(),
  createdAt: IsoTime,
  updatedAt: IsoTime,
});
export type JobSummary = z.infer<typeof JobSummary>;

export const JobsDocument = z.object({
  schema: z.literal("viral.jobs/1"),
  jobs: z.array(JobSummary),
  /** Jobs that are not finished, also those not listed. */
  openCount: z.number().int(),
});
export type JobsDocument = z.infer<typeof JobsDocument>;

export const JobDocument = z.object({
  schema: z.literal("viral.job/1"),
  job: JobSummary,
  steps: z.array(z.object({ name: z.string(), finishedAt: IsoTime, elapsedMs: z.number() })),
  effects: z.array(
    z.object({ key: z.string(), state: z.string(), provider: z.string(), message: z.string().nullable() }),
  ),
});
export type JobDocument = z.infer<typeof JobDocument>;

export const VideoDocument = z.object({
  schema: z.literal("viral.video/1"),
  id: z.string(),
  title: z.string(),
  status: z.string(),
  format: z.string(),
  theme: z.string(),
  folder: z.string().nullable(),
  publicUrl: z.string().nullable(),
  durationMs: z.number().nullable(),
  costUsd: z.number(),
  predictedScore: z.number(),
  whyItShouldWork: z.array(z.string()),
  /** Best first; the first one was used. */
  hooks: z.array(HookCandidate),
  checks: z.array(Check),
  createdAt: IsoTime,
});
export type VideoDocument = z.infer<typeof VideoDocument>;

export const SheetDocument = z.object({
  schema: z.literal("viral.sheet/1"),
  videoId: z.string(),
  file: z.string(),
});
export type SheetDocument = z.infer<typeof SheetDocument>;

export const GenerationSummary = z.object({
  id: z.string(),
  runId: z.string(),
  topic: z.string().nullable(),
  conceptCount: z.number().int(),
  videoCount: z.number().int(),
  createdAt: IsoTime,
});
export type GenerationSummary = z.infer<typeof GenerationSummary>;

export const GenerationsDocument = z.object({
  schema: z.literal("viral.generations/1"),
  generations: z.array(GenerationSummary),
});
export type GenerationsDocument = z.infer<typeof GenerationsDocument>;

export const GenerationDocument = z.object({
  schema: z.literal("viral.generation/1"),
  generation: GenerationSummary,
  concepts: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      title: z.string(),
      format: z.string(),
      hook: z.string(),
      predictedScore: z.number(),
      videoId: z.string().nullable(),
    }),
  ),
});
export type GenerationDocument = z.infer<typeof GenerationDocument>;

export const DeletedDocument = z.object({
  schema: z.literal("viral.deleted/1"),
  id: z.string(),
  /** Forgotten with it; those of which a video was made stay. */
  conceptCount: z.number().int(),
});
export type DeletedDocument = z.infer<typeof DeletedDocument>;

export const CleanDocument = z.object({
  schema: z.literal("viral.clean/1"),
  isDryRun: z.boolean(),
  fileCount: z.number().int(),
  freedBytes: z.number().int(),
});
export type CleanDocument = z.infer<typeof CleanDocument>;

/** A format, theme or pack; `picture` is the path of one that shows it. */
export const TemplateSummary = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  picture: z.string().nullable(),
  /** What it must be given (formats), how many rows it has and their licence (packs). */
  note: z.string(),
});
export type TemplateSummary = z.infer<typeof TemplateSummary>;

export const TemplatesDocument = z.object({
  schema: z.enum(["viral.formats/1", "viral.themes/1", "viral.packs/1"]),
  items: z.array(TemplateSummary),
});
export type TemplatesDocument = z.infer<typeof TemplatesDocument>;

/** One thing that `doctor` looked at. `missing` stops videos from being made, `degraded` does not. */
export const Finding = z.object({
  id: z.string(),
  status: z.enum(["ok", "degraded", "missing"]),
  found: z.string(),
  /** How to get it; null when all is well. */
  remedy: z.string().nullable(),
});
export type Finding = z.infer<typeof Finding>;

export const DoctorDocument = z.object({ schema: z.literal("viral.doctor/1"), findings: z.array(Finding) });
export type DoctorDocument = z.infer<typeof DoctorDocument>;

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
    .object({ seconds: z.number(), width: z.number(), height: z.number(), priceUsd: z.number() })
    .nullable(),
});
export type RouteCandidate = z.infer<typeof RouteCandidate>;

export const RouteDocument = z.object({
  schema: z.literal("viral.route/1"),
  seconds: z.number(),
  tier: z.enum(["premium", "standard", "economy"]),
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
};

export const CostRow = z.object({
  /** A vendor, a video or a UTC day; null: of no video. */
  key: z.string().nullable(),
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

export const ConfigDocument = z.object({
  schema: z.literal("viral.config/1"),
  settings: z.array(z.object({ path: z.string(), value: z.json(), origin: z.string() })),
});
export type ConfigDocument = z.infer<typeof ConfigDocument>;

export const ConfigChangeDocument = z.object({
  schema: z.literal("viral.config-change/1"),
  file: z.string(),
  changes: z.array(z.object({ path: z.string(), value: z.json() })),
});
export type ConfigChangeDocument = z.infer<typeof ConfigChangeDocument>;
