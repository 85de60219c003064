import { expect, it } from "vitest";
import { loadHookWeights } from "../../../src/ideas/hooks/hook-weights.ts";
import { scoreHook } from "../../../src/ideas/hooks/score-hook.ts";
import { critiqueRow } from "../../../src/pipeline/concept/critique-row.ts";
import { sampleConcept } from "../../support/planned-video.ts";

const weights = loadHookWeights("templates");

it("names the model that judged, the prompt it was asked with, and every part", () => {
  const critique = {
    by: "anthropic/m1",
    prompt: "critique@3f9a1c20",
    score: 0.7,
    parts: [{ name: "hook", score: 0.9 }],
    note: "weak end",
  };
  const { score, ...facts } = critique;
  expect(critiqueRow("crt_1", "con_1", sampleConcept({ critique }), weights)).toEqual({
    id: "crt_1",
    subjectKind: "concept",
    subjectId: "con_1",
    score,
    facts,
  });
});

it("is the embedded scorer's where no model judged, by the weights that it was scored with", () => {
  const text = "This planet is 7 times as big";
  const hook = { text, formula: "f", ...scoreHook(text, weights) };
  const row = critiqueRow("crt_1", "con_1", { hooks: [hook] }, weights);
  expect(row.score).toBeCloseTo(1 / (1 + Math.exp(-hook.score)), 10);
  expect(row.facts).toMatchObject({
    by: expect.stringMatching(/^hook-weights@[0-9a-f]{8}$/),
    parts: hook.parts,
  });
  const flat = critiqueRow("crt_1", "con_1", { hooks: [{ ...hook, score: 0, parts: [] }] }, weights);
  expect(flat.score).toBe(0.5);
});
