import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import { HOOK_FEATURES } from "./hook-features.ts";

/** `templates/hooks/weights.json`: what `npm run train:hooks` learned, and from what. */
export const HookWeights = z.object({
  schema: z.literal("viral.hook-weights/1"),
  origin: z.object({
    data: z.string(),
    citation: z.string(),
    licence: z.string(),
    pairs: z.number().int(),
    significantPairs: z.number().int(),
    tests: z.number().int(),
    headlines: z.number().int(),
    trainedOn: z.string(),
  }),
  /** Share of pairs ordered rightly in 5 folds grouped by test. */
  accuracy: z.object({ significant: z.number(), all: z.number(), permutedLabels: z.number() }),
  penalty: z.number(),
  /** `weight` is log-odds for one unit more of the feature; `mean` is the average headline. */
  features: z.array(
    z.object({ name: z.string(), meaning: z.string(), mean: z.number(), weight: z.number() }),
  ),
});
export type HookWeights = z.infer<typeof HookWeights>;

export interface LoadedHookWeights extends HookWeights {
  /** `hook-weights@3f9a1c20`: goes into the rows that they scored. */
  version: string;
}

const HASH_LETTERS = 8;
const loaded = new Map<string, LoadedHookWeights>();

/** Reads and checks the weights once per folder. `templatesFolder` is the absolute path of `templates/`. */
export function loadHookWeights(templatesFolder: string): LoadedHookWeights {
  const file = join(templatesFolder, "hooks", "weights.json");
  const known = loaded.get(file);
  if (known) return known;
  const weights = readWeights(file);
  loaded.set(file, weights);
  return weights;
}

function readWeights(file: string): LoadedHookWeights {
  const hint = "reinstall viral, or run `npm run train:hooks` in a clone";
  let parsed: LoadedHookWeights;
  try {
    const text = readFileSync(file, "utf8");
    const hash = createHash("sha256").update(text).digest("hex").slice(0, HASH_LETTERS);
    parsed = { ...HookWeights.parse(JSON.parse(text)), version: `hook-weights@${hash}` };
  } catch (cause) {
    throw new AppError({
      kind: "config",
      code: "hook-weights-invalid",
      message: `the hook weights in ${file} cannot be read`,
      hint,
      cause,
    });
  }
  const names = parsed.features.map((feature) => feature.name).join();
  if (names !== HOOK_FEATURES.map((feature) => feature.name).join()) {
    throw new AppError({
      kind: "config",
      code: "hook-weights-outdated",
      message: `the hook weights in ${file} were trained on other features than this version computes`,
      hint,
    });
  }
  return parsed;
}
