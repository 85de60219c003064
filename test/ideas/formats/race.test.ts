import { describe, expect, it } from "vitest";
import { race } from "../../../src/ideas/formats/race.ts";
import type { PackRow } from "../../../src/model/pack.ts";
import { ideasOf, library, oneIdea, refuted, row, smallPack, spoken, told } from "./told-ideas.ts";

const YEARS = ["1", "2", "3", "4", "5"];
const runner = (id: string, values: number[]): PackRow =>
  row(
    id,
    {},
    {
      series: { length: Object.fromEntries(YEARS.map((year, index) => [year, values[index] ?? 0])) },
    },
  );
const flat = Array.from({ length: 7 }, (_, index) => runner(`r${index}`, Array(5).fill(10 + index)));

describe("ideas of a race", () => {
  it("has six runners, first at the end or changed most", () => {
    const climber = runner("climber", [1, 2, 30, 40, 15]);
    const found = [...race.ideas(smallPack([...flat, climber]), library)];
    expect(found.map(({ kind }) => kind)).toEqual(["leaders", "movers"]);
    const [leaders, movers] = found;
    expect(leaders?.entities).toEqual(["r6", "r5", "climber", "r4", "r3", "r2"]);
    expect(movers?.entities[0]).toBe("climber");
  });

  it("is none where nobody ever changes places", () => {
    expect([...race.ideas(smallPack(flat), library)]).toEqual([]);
  });

  it("runs over any stretch of twenty years", () => {
    const stretches = new Set(
      ideasOf("race", "lifetimes", "leaders").map(({ window }) => Number(window?.to) - Number(window?.from)),
    );
    expect(Math.min(...stretches)).toBe(20);
    expect(Math.max(...stretches)).toBe(50);
  });
});

describe("a race told", () => {
  it("names who leads at each stop, proven", () => {
    for (const idea of ideasOf("race", "lifetimes", "movers").slice(0, 12)) {
      const script = told(idea);
      expect([...spoken(script, "setup"), ...spoken(script, "item")]).toHaveLength(5);
      expect(refuted(script)).toEqual([]);
    }
  });

  it("says that it is about six, on screen and aloud: others may be ahead of them", () => {
    for (const kind of ["leaders", "movers"]) {
      const idea = oneIdea("race", "lifetimes", kind, ({ where }) => where["continent"] === "Asia");
      const script = told(idea);
      expect(spoken(script, "setup")[0]).toContain("these six");
      const data = script.beats[1]?.data;
      expect(data?.layout === "bar-race" && data.title).toMatch(/^[A-Z][a-z ]+: 6 countries in Asia$/);
      expect(script.title).toContain("6 countries in Asia");
    }
  });

  it("tells who passes whom while the lead holds", () => {
    const texts = ideasOf("race", "lifetimes", "leaders")
      .slice(0, 40)
      .flatMap((idea) => spoken(told(idea), "item"));
    expect(texts.some((text) => /\bpasses\b|\bis past\b/.test(text))).toBe(true);
  });

  it("shows only the years of its stretch", () => {
    const idea = oneIdea(
      "race",
      "lifetimes",
      "leaders",
      ({ window }) => window?.from === "1970" && window.to === "1990",
    );
    const data = told(idea).beats[1]?.data;
    expect(data?.layout === "bar-race" && data.moments).toEqual(["1970", "1975", "1980", "1985", "1990"]);
  });
});
