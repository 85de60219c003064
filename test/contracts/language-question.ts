import { z } from "zod";
import type { ModelQuestion } from "../../src/providers/contracts/language-model.ts";

/** The model that a contract server has. */
export const KNOWN_MODEL = "model-one";

export const QUESTION: ModelQuestion = {
  part: "concepts",
  model: KNOWN_MODEL,
  system: "You write hooks.",
  user: "One hook about owls.",
  images: [],
  answer: { name: "hook", shape: z.object({ hook: z.string().max(80), count: z.int().nullable() }) },
  maxOutputTokens: 500,
  estimateUsdMicros: 50_000,
  prices: { inputUsdMicros: 2_000_000, outputUsdMicros: 10_000_000 },
};

/** Begins as a JPEG does; in base64 `/9j/`. */
export const IMAGE = { mediaType: "image/jpeg", bytes: Buffer.from([0xff, 0xd8, 0xff]) } as const;
