import { expect, it } from "vitest";
import { enumerateIdeas, IdeaPool, turnsOf } from "../../../src/ideas/packs/idea-pool.ts";
import { ideaKey, type PackIdea } from "../../../src/ideas/packs/pack-idea.ts";
import { library } from "../formats/told-ideas.ts";

const packIds = library.packs().map(({ id }) => id);
const pool = (seed = "seed", topic?: string): IdeaPool => new IdeaPool(library, { packIds, topic, seed });

function firstOf(from: IdeaPool, formatId: string, used: (turn: string) => number = () => 0): PackIdea {
  for (const idea of from.take(formatId, used)) return idea;
  throw new Error("the pool is empty");
}

it("knows which turns a concept took", () => {
  expect(turnsOf("countries/quiz/flags/flags/all/top/it-fr-de")).toEqual([
    "countries/quiz",
    "countries/quiz/flags",
  ]);
});

it("takes the pack, then the way of telling, that was used least", () => {
  const counts = new Map<string, number>();
  const taken = pool();
  const kinds = Array.from({ length: 60 }, () => {
    const key = ideaKey(firstOf(taken, "quiz", (turn) => counts.get(turn) ?? 0));
    for (const turn of turnsOf(key)) counts.set(turn, (counts.get(turn) ?? 0) + 1);
    return turnsOf(key);
  });
  expect(new Set(kinds.map(([pack]) => pack)).size).toBe(4);
  expect(counts.get("countries/quiz")).toBeGreaterThan(counts.get("planets/quiz") ?? 60);
  const ways = [...counts.keys()].filter((turn) => turn.startsWith("countries/quiz/"));
  expect(ways).toHaveLength(4);
});

it("gives no idea twice, and goes on to the next pack when one is used up", () => {
  const keys = [
    ...new IdeaPool(library, { packIds: ["emoji", "metals"], topic: undefined, seed: "s" }).take(
      "countdown",
      () => 0,
    ),
  ].map(ideaKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toHaveLength([...enumerateIdeas(library, ["emoji", "metals"], "countdown")].length);
});

it("is in an order by seed", () => {
  const first = (seed: string) => ideaKey(firstOf(pool(seed), "versus"));
  expect(first("a")).toBe(first("a"));
  expect(new Set(["a", "b", "c", "d", "e"].map(first)).size).toBeGreaterThan(3);
});

it("holds only what fits a topic", () => {
  expect(pool("seed", "gravity").isEmpty("countdown")).toBe(false);
  expect(pool("seed", "sourdough").isEmpty("countdown")).toBe(true);
  expect(firstOf(pool("seed", "gravity"), "countdown").measures).toEqual(["gravity"]);
});
