import { z } from "zod";
import { LayoutData } from "./layout-data.ts";

/** Somebody who was to make or find a shot and did not, and why, in words for a person. */
export const ShotTry = z.object({ by: z.string(), why: z.string() });
export type ShotTry = z.infer<typeof ShotTry>;

/** Who made a picture or sound, and under which terms: goes into `script.json`. */
export const Provenance = z.object({
  providerId: z.string(),
  /** `motion`, `own`, `stock`, `ai`, `voice`, `music`. */
  kind: z.enum(["motion", "own", "stock", "ai", "voice", "music"]),
  isAiGenerated: z.boolean(),
  author: z.string().optional(),
  licence: z.string().optional(),
  /** Of the page that a person can open. */
  url: z.string().optional(),
  /** The library's own name of it. */
  assetId: z.string().optional(),
  /** When it was brought here, ISO 8601. */
  fetchedAt: z.string().optional(),
  /** Whom a post thanks for it beside the author, where the terms ask for that: `Pexels (https://www.pexels.com)`. */
  creditTo: z.string().optional(),
  note: z.string().optional(),
  /** Version of the prompt that a model was asked with: `clip@3f9a1c20`. */
  prompt: z.string().optional(),
  /** Who was to make it before and did not; absent: it is the first choice. */
  tried: z.array(ShotTry).optional(),
});
export type Provenance = z.infer<typeof Provenance>;

/** The moving picture behind one beat, ready for the studio. Text and captions are drawn over clips and images too. */
export const Shot = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("drawn"), data: LayoutData, provenance: Provenance }),
  /** `file` is an absolute path; the studio plays it from `startMs`, mutes it, fills 9:16. */
  z.object({
    kind: z.literal("clip"),
    file: z.string(),
    startMs: z.number().int(),
    durationMs: z.number().int(),
    width: z.number().int(),
    height: z.number().int(),
    data: LayoutData,
    provenance: Provenance,
  }),
  z.object({
    kind: z.literal("image"),
    file: z.string(),
    width: z.number().int(),
    height: z.number().int(),
    data: LayoutData,
    provenance: Provenance,
  }),
]);
export type Shot = z.infer<typeof Shot>;
