import { z } from "zod";
import { Check } from "./check.ts";

/** What `viral run --json` prints: a stable surface. */
export const RunDocument = z.object({
  schema: z.literal("viral.run/1"),
  runId: z.string(),
  status: z.enum(["completed", "partial", "waiting", "gated", "failed"]),
  videos: z.array(
    z.object({
      id: z.string(),
      conceptId: z.string(),
      title: z.string(),
      status: z.enum(["posted", "ready", "held", "waiting", "parked", "rejected", "failed"]),
      file: z.string().nullable(),
      cover: z.string().nullable(),
      captions: z.string().nullable(),
      /** Where the world reads it; null while the object store does not have it, or is no public place. */
      publicUrl: z.string().nullable(),
      durationMs: z.number().nullable(),
      checks: z.array(Check),
      /** What a person should know of its shots: who was to make them and did not, and why. */
      warnings: z.array(z.string()),
      costUsd: z.number(),
      posts: z.array(
        z.object({
          platform: z.string(),
          account: z.string(),
          status: z.string(),
          url: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Paid, and reserved for what is under way. */
  spentUsd: z.number(),
  /** What the same was estimated at before. */
  estimatedUsd: z.number(),
  elapsedMs: z.number(),
});
export type RunDocument = z.infer<typeof RunDocument>;
