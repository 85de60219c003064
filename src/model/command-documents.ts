import { z } from "zod";
import { Check } from "./check.ts";
import { HookCandidate } from "./concept.ts";
import { PostSummary } from "./post-documents.ts";

/** What commands print under `--json`: a stable surface. Times are ISO-8601, money is dollars. */
const IsoTime = z.string();

export const ErrorDocument = z.object({
  schema: z.literal("viral.error/1"),
  error: z.object({ kind: z.string(), code: z.string(), message: z.string(), hint: z.string().nullable() }),
});
export type ErrorDocument = z.infer<typeof ErrorDocument>;

export const PlannedStep = z.object({
  step: z.enum(["concept", "script", "voice", "shots", "qa"]),
  /** Who would do it: a writer, a voice, models of shots, a critic. */
  by: z.string(),
  /** For all videos of the run. */
  estimatedUsd: z.number(),
  note: z.string().nullable(),
});
export type PlannedStep = z.infer<typeof PlannedStep>;

/** `viral run --dry-run`: what would be made, posted and paid. */
export const PlanDocument = z.object({
  schema: z.literal("viral.plan/1"),
  videos: z.array(
    z.object({ title: z.string(), hook: z.string(), format: z.string(), conceptKey: z.string() }),
  ),
  accounts: z.array(z.string()),
  outFolder: z.string(),
  steps: z.array(PlannedStep),
  estimatedUsd: z.number(),
  /** `missing`: it costs something, and no limit allows any. `too-small`: a limit leaves something out. */
  budget: z.enum(["not-needed", "missing", "enough", "too-small"]),
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
  error: z
    .object({ kind: z.string(), code: z.string(), message: z.string(), hint: z.string().nullable() })
    .nullable(),
  createdAt: IsoTime,
  updatedAt: IsoTime,
});
export type JobSummary = z.infer<typeof JobSummary>;

export const JobsDocument = z.object({
  schema: z.literal("viral.jobs/1"),
  jobs: z.array(JobSummary),
  /** Jobs that are not finished, also those not listed. */
  openCount: z.number().int(),
  /** Jobs that a person has to settle, also those not listed. */
  parkedCount: z.number().int(),
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

/** Whoever holds a signed address may read the video until it ends: it is made when it is asked for, and kept nowhere. */
export const VideoAddress = z.object({
  url: z.string(),
  /** Null: it does not end. */
  expiresAt: IsoTime.nullable(),
});
export type VideoAddress = z.infer<typeof VideoAddress>;

export const VideoDocument = z.object({
  schema: z.literal("viral.video/1"),
  id: z.string(),
  title: z.string(),
  status: z.string(),
  format: z.string(),
  theme: z.string(),
  folder: z.string().nullable(),
  publicUrl: z.string().nullable(),
  /** Only when it is asked for (`--url`). */
  address: VideoAddress.nullable(),
  durationMs: z.number().nullable(),
  costUsd: z.number(),
  /** What the same was estimated at before. */
  estimatedUsd: z.number(),
  predictedScore: z.number(),
  whyItShouldWork: z.array(z.string()),
  /** Best first; the first one was used. */
  hooks: z.array(HookCandidate),
  checks: z.array(Check),
  /** On accounts, newest first. */
  posts: z.array(PostSummary),
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
