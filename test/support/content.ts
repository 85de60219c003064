import type { Concept } from "../../src/model/concept.ts";
import { insertConcepts } from "../../src/store/repositories/concepts.ts";
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
