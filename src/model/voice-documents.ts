import { z } from "zod";

/** What `viral voices` and its commands print under `--json`: a stable surface. */
export const VoicesDocument = z.object({
  schema: z.literal("viral.voices/1"),
  voices: z.array(
    z.object({
      /** For `--voice`. */
      id: z.string(),
      vendor: z.string(),
      /** BCP 47; empty: many, or not known. */
      language: z.string(),
      description: z.string(),
      /** By the model of the present tier; 0: it speaks for nothing. */
      usdPerMillionCharacters: z.number(),
    }),
  ),
  /** Why a vendor lists no voices, or not all. */
  notes: z.array(z.object({ vendor: z.string(), message: z.string() })),
});
export type VoicesDocument = z.infer<typeof VoicesDocument>;

export const VoiceSampleDocument = z.object({
  schema: z.literal("viral.voice-sample/1"),
  voice: z.string(),
  text: z.string(),
  file: z.string(),
  durationMs: z.number(),
  costUsd: z.number(),
});
export type VoiceSampleDocument = z.infer<typeof VoiceSampleDocument>;

export const VoiceAddedDocument = z.object({
  schema: z.literal("viral.voice-added/1"),
  voice: z.string(),
  folder: z.string(),
  /** The settings that it was written to. */
  file: z.string(),
  kind: z.enum(["kokoro", "matcha", "vits"]),
  language: z.string().nullable(),
  speakerCount: z.number().int(),
  sampleRate: z.number().int(),
});
export type VoiceAddedDocument = z.infer<typeof VoiceAddedDocument>;
