import { z } from "zod";

/** One QA question with its measured answer. */
export const Check = z.object({
  /** Kebab-case: `loudness`, `caption-sync`. */
  id: z.string(),
  /** `warned`: a person should look at it; it holds nothing back. */
  status: z.enum(["passed", "repaired", "warned", "failed", "skipped"]),
  measured: z.union([z.number(), z.string(), z.null()]),
  limit: z.union([z.number(), z.string(), z.null()]),
  unit: z.string(),
  /** What fell short and where; for `skipped`, why. */
  message: z.string().optional(),
  /** Who says so, where nothing was measured: a model, by vendor and name. */
  by: z.string().optional(),
  /** Version of the prompt that it was asked with. */
  prompt: z.string().optional(),
});
export type Check = z.infer<typeof Check>;
