import { describe, expect, it } from "vitest";
import { topicNearness, topicTest } from "../../../src/ideas/packs/match-topic.ts";
import { ideasOf, library } from "../formats/told-ideas.ts";

const matching = (packId: string, formatId: string, kind: string, topic: string) => {
  const fits = topicTest(library.pack(packId), topic);
  return ideasOf(formatId, packId, kind).filter(fits);
};

describe("a topic", () => {
  it("must be met whole", () => {
    expect(matching("planets", "countdown", "list", "gravity").length).toBeGreaterThan(0);
    expect(matching("planets", "countdown", "list", "quantum gravity")).toEqual([]);
  });

  it("narrows by measure and scope together", () => {
    const found = matching("countries", "countdown", "list", "most populous countries in African");
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ measures }) => measures[0] === "population")).toBe(true);
    expect(found.every(({ where }) => JSON.stringify(where).includes("Africa"))).toBe(true);
  });

  it("finds a row by its name, whatever its accents and case", () => {
    const found = matching("cities", "myth", "latitude", "REYKJAVIK");
    const plain = matching("cities", "myth", "latitude", "Reykjavík");
    expect(found).toEqual(plain);
    const japan = matching("countries", "versus", "rivals", "japan");
    expect(japan.length).toBeGreaterThan(10);
    expect(japan.every(({ entities }) => entities.includes("jp"))).toBe(true);
  });

  it("that names two rows asks for both", () => {
    const found = matching("countries", "versus", "rivals", "Japan vs Brazil");
    expect(found.map(({ entities }) => entities.toSorted().join())).toEqual(["br,jp"]);
  });

  it("does not ask for a riddle by its answer", () => {
    expect(matching("countries", "quiz", "flags", "japan")).toEqual([]);
  });

  it("may name the way of telling", () => {
    expect(matching("countries", "quiz", "flags", "flag quiz").length).toBeGreaterThan(0);
    expect(matching("countries", "quiz", "shapes", "flag quiz")).toEqual([]);
  });

  it("may name what is raced", () => {
    const fields = new Set(
      matching("lifetimes", "race", "leaders", "life expectancy").flatMap((idea) => idea.measures),
    );
    expect([...fields]).toEqual(["lifeExpectancy"]);
  });

  it("of empty words is no topic", () => {
    expect(matching("countries", "quiz", "flags", "the best of the world")).toEqual([]);
  });
});

it("counts the words that a pack knows, to name the nearest", () => {
  expect(topicNearness(library.pack("planets"), "quantum gravity")).toBe(1);
  expect(topicNearness(library.pack("metals"), "quantum gravity")).toBe(0);
});
