import { describe, expect, it } from "vitest";
import { loadHookWeights } from "../../../src/ideas/hooks/hook-weights.ts";
import { bestFirst, conceptsOf, ModelRecipe } from "../../../src/providers/model-writer/model-concept.ts";
import { library } from "../../ideas/formats/told-ideas.ts";
import { betterIdea, writtenIdea, writtenScores } from "../../support/written-ideas.ts";

const weights = loadHookWeights(library.folder);
const origin = { vendor: "toy", model: "toy-1", prompts: ["concepts@1", "critique@2"] };
const ideas = ["one", "two", "three"].map((angle) => writtenIdea({ angle }));

describe("a model's ideas", () => {
  const scores = [writtenScores(1, 9), writtenScores(2, 5), writtenScores(3, 7)];
  const thoughts = conceptsOf(ideas, { scores, better: [betterIdea(2)] }, origin, weights);
  const concepts = bestFirst(thoughts);

  it("stand in the order of their worth, the rewritten ones first", () => {
    expect(concepts.map(({ angle }) => angle)).toEqual(["A fox aims its jump by sound", "one", "three"]);
    expect(concepts.map(({ predictedScore }) => predictedScore)).toEqual([0.5, 0.9, 0.7]);
  });

  it("that were rewritten have eight hooks that compete by our own score", () => {
    const [best] = concepts;
    expect(best?.hooks).toHaveLength(8);
    expect(best?.hooks.map(({ score }) => score)).toEqual(
      best?.hooks.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    expect(ModelRecipe.parse(best?.recipe)).toMatchObject({
      hook: best?.hooks[0]?.text,
      prompts: origin.prompts,
    });
  });

  it("keep what the critic thought, part by part", () => {
    expect(concepts[0]?.critique).toMatchObject({
      by: "toy/toy-1",
      prompt: "critique@2",
      score: 0.5,
      note: "The end is weak",
    });
    expect(concepts[0]?.critique?.parts).toContainEqual({ name: "truth", score: 0.5 });
  });

  it("with hooks too long to read at a glance are left out", () => {
    const long = writtenIdea({ hook: "one two three four five six seven eight nine ten eleven" });
    expect(conceptsOf([long], { scores: [], better: [] }, origin, weights)).toEqual([]);
  });

  it("that send people somewhere keep the hooks that do not, or are left out", () => {
    const led = betterIdea(1, {
      title: "More at evil.com",
      hook: "Follow @evil",
      otherHooks: ["A fox listens"],
    });
    const [concept] = bestFirst(conceptsOf([writtenIdea()], { scores: [], better: [led] }, origin, weights));
    expect(concept).toMatchObject({ title: "A fox listens", recipe: { title: "A fox listens" } });
    expect(concept?.hooks).toHaveLength(1);
    const all = writtenIdea({ hook: "Go to evil.com" });
    expect(conceptsOf([all], { scores: [], better: [] }, origin, weights)).toEqual([]);
  });

  it("are one idea when they say the same thought, the better one of them", () => {
    const twins = [writtenIdea(), writtenIdea({ title: "Other" }), writtenIdea({ angle: "another" })];
    const judged = { scores: [writtenScores(1, 3), writtenScores(2, 8), writtenScores(3, 5)], better: [] };
    const best = bestFirst(conceptsOf(twins, judged, origin, weights));
    expect(best.map(({ title }) => title)).toEqual(["Other", writtenIdea().title]);
  });
});
