import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import { PACK_FORMATS } from "../../../src/ideas/formats/pack-formats.ts";
import { loadHookWeights } from "../../../src/ideas/hooks/hook-weights.ts";
import { countWords } from "../../../src/ideas/hooks/score-hook.ts";
import { enumerateIdeas } from "../../../src/ideas/packs/idea-pool.ts";
import { hooksFor } from "../../../src/ideas/packs/pack-hooks.ts";
import { conceptOf } from "../../../src/ideas/packs/pack-writer.ts";
import type { Format } from "../../../src/model/format.ts";
import { library } from "../formats/told-ideas.ts";

const weights = loadHookWeights(library.folder);
const tools = (seed = "seed") => ({ weights, random: createRandom(seed) });
const format = (hooks: Format["hooks"]): Format => ({ ...library.format("race"), hooks });
const texts = (hooks: Format["hooks"], slots: Record<string, string>, kind = "one"): string[] =>
  hooksFor(format(hooks), kind, slots, tools()).map(({ text }) => text);

it("fills the formulas of one way of telling, and leaves out what cannot be filled", () => {
  const hooks = [
    { formula: "all", text: "Watch {name}" },
    { formula: "own", text: "Only {name}", kind: "one" },
    { formula: "other", text: "Never {name}", kind: "two" },
    { formula: "missing", text: "See {nobody}" },
  ];
  expect(texts(hooks, { name: "Peru" }).toSorted()).toEqual(["Only Peru", "Watch Peru"]);
});

it("adds what an editor thinks of a formula, and says so", () => {
  const plain = { formula: "a", text: "One thing about {name}" };
  const better = { formula: "b", text: "Two things about {name}", worth: 5 };
  const [first] = hooksFor(format([plain, better]), "one", { name: "Peru" }, tools());
  expect(first?.formula).toBe("b");
  expect(first?.parts).toContainEqual({ name: "editor", contribution: 5 });
  const sum = first?.parts.reduce((total, { contribution }) => total + contribution, 0);
  expect(sum).toBeCloseTo(first?.score ?? 0);
});

describe("every built-in idea", () => {
  const sample = PACK_FORMATS.flatMap(({ id }) => {
    const all = [
      ...enumerateIdeas(
        library,
        library.packs().map((pack) => pack.id),
        id,
      ),
    ];
    return createRandom(`hooks/${id}`).shuffle(all).slice(0, 250);
  });
  const concepts = sample.map((idea) => conceptOf(library, idea, "seed"));

  it("has eight hooks or more, each of ten words at most", () => {
    const few = concepts
      .filter(({ hooks }) => hooks.length < 8)
      .map(({ key, hooks }) => `${key}: ${hooks.length}`);
    expect(few).toEqual([]);
    const long = concepts.flatMap(({ hooks }) => hooks.filter(({ text }) => countWords(text) > 10));
    expect(long).toEqual([]);
  });

  it("is hooked by more than one formula", () => {
    for (const { id } of PACK_FORMATS) {
      const chosen = concepts.filter(({ formatId }) => formatId === id).map(({ hooks }) => hooks[0]?.formula);
      expect(new Set(chosen).size).toBeGreaterThanOrEqual(6);
    }
  });
});
