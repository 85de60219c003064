import { z } from "zod";
import { Check } from "./check.ts";
import { HookCandidate } from "./concept.ts";
import { Script } from "./script.ts";
import { Provenance } from "./shot.ts";

/** `script.json` in a delivered folder: what is said and shown, its proofs, and where every picture and sound comes from. */
export const ScriptDocument = z.object({
  schema: z.literal("viral.script/1"),
  videoId: z.string(),
  conceptKey: z.string(),
  /** The hook that was chosen, with its score and the parts of it. */
  hook: HookCandidate,
  predictedScore: z.number(),
  whyItShouldWork: z.array(z.string()),
  script: Script,
  /** Whether it says something that nothing proves: `script.unverifiedClaims`. */
  isUnverified: z.boolean().default(false),
  shots: z.array(z.object({ beatId: z.string(), provenance: Provenance })),
  sounds: z.array(Provenance),
  durationMs: z.number(),
  costUsdMicros: z.number().int(),
});
export type ScriptDocument = z.infer<typeof ScriptDocument>;

/** `checks.json` in a delivered folder. */
export const ChecksDocument = z.object({
  schema: z.literal("viral.checks/1"),
  videoId: z.string(),
  checks: z.array(Check),
});
export type ChecksDocument = z.infer<typeof ChecksDocument>;
