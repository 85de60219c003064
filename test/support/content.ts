import type { Concept } from "../../src/model/concept.ts";
import { insertConcepts } from "../../src/store/repositories/concepts.ts";
import type { EffectRow } from "../../src/store/repositories/effects.ts";
import { insertGeneration } from "../../src/store/repositories/generations.ts";
import { insertRun } from "../../src/store/repositories/runs.ts";
import { insertVideos } from "../../src/store/repositories/videos.ts";
import type { StoreScope } from "../../src/store/scope.ts";
import { sampleBrief } from "./brief.ts";
import { countingIds } from "./store.ts";

export function sampleConcept(key: string, predictedScore = 0.5): Concept {
  return {
    key,
    formatId: "countdown",
    title: `About ${key}`,
    angle: "",
    hooks: [{ text: "Hook", formula: "f", score: 0, parts: [] }],
    whyItShouldWork: [],
    predictedScore,
    receiptKeys: [`${key}:1`],
    recipe: {},
  };
}

/** A run of one generation, `gen_1`, with the concepts `con_1` and `con_2`; a video, `vid_1`, waits for the second. */
export async function storeOneGeneration(scope: StoreScope): Promise<{ runId: string; briefId: string }> {
  const brief = sampleBrief({ topic: "rivers ';--", count: 2 });
  const run = { brief, maxSpendUsdMicros: 5, options: { a: 1 } };
  const { runId, briefId } = await insertRun(scope, run, { newId: countingIds(), nowMs: 7 });
  const generation = {
    id: "gen_1",
    runId,
    briefId,
    writerId: "offline",
    conceptCount: 2,
    facts: { seed: "s" },
  };
  await insertGeneration(scope, generation, 7);
  const concepts = [
    { id: "con_1", concept: sampleConcept("a", 0.1) },
    { id: "con_2", concept: sampleConcept("b", 0.9) },
  ];
  await insertConcepts(scope, "gen_1", concepts, 7);
  const video = { id: "vid_1", runId, conceptId: "con_2", title: "About b", status: "waiting" as const };
  await insertVideos(scope, [video], 7);
  return { runId, briefId };
}

/** An effect whose intent is written and whose request may have left. */
export const sampleEffect = (key: string, change: Partial<EffectRow> = {}): EffectRow => ({
  key,
  jobId: "job_1",
  runId: "run_1",
  providerId: "fal",
  kind: "spends",
  state: "intent",
  token: "lse_1",
  owner: "host|boot|1|2",
  leaseUntilMs: 1_764_000_060_000,
  ledgerId: null,
  handle: null,
  isHandleSealed: 0,
  result: null,
  message: null,
  intentAtMs: 1_764_000_000_000,
  updatedAtMs: 1_764_000_000_000,
  ...change,
});
