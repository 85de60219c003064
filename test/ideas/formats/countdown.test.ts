import { describe, expect, it } from "vitest";
import { countdown } from "../../../src/ideas/formats/countdown.ts";
import type { PackRow } from "../../../src/model/pack.ts";
import {
  library,
  measure,
  oneIdea,
  refuted,
  roomOf,
  row,
  rowIds,
  smallPack,
  spoken,
  told,
} from "./told-ideas.ts";

const lengths = (values: readonly number[], change: Partial<PackRow> = {}): PackRow[] =>
  values.map((length, index) => row(`r${index}`, { length }, change));
const directions = (rows: PackRow[]): string[] =>
  [...countdown.ideas(smallPack(rows), library)].map(({ direction }) => direction);

describe("ideas of a countdown", () => {
  it("needs seven rows with clear ranks", () => {
    expect(directions(lengths([1, 2, 3, 4, 5, 6, 7]))).toEqual(["top", "bottom"]);
    expect(directions(lengths([1, 2, 3, 4, 5, 6]))).toEqual([]);
    expect(directions(lengths([1, 2, 3, 4, 5, 7, 7]))).toEqual(["bottom"]);
  });

  it("ranks no list that may miss a row, but for rows too small to be measured", () => {
    const rows = [...lengths([1, 2, 3, 4, 5, 6, 7]), row("unknown", {})];
    expect(directions(rows)).toEqual([]);
    const measured = smallPack(rows, [measure("length", { smallest: 1 })]);
    expect([...countdown.ideas(measured, library)].map(({ direction }) => direction)).toEqual(["top"]);
  });

  it("shows no disputed value, though it counts", () => {
    const rows = lengths([1, 2, 3, 4, 5, 6, 7]);
    rows[6] = row("disputed", { length: 7 }, { unshown: ["length"] });
    expect(directions(rows)).toEqual(["bottom"]);
  });

  it("makes none of the cities, which are a selection", () => {
    expect([...countdown.ideas(library.pack("cities"), library)]).toEqual([]);
  });
});

describe("a countdown told", () => {
  const idea = oneIdea(
    "countdown",
    "countries",
    "list",
    ({ measures, where, direction }) =>
      measures[0] === "population" && where["continent"] === "Africa" && direction === "top",
  );
  const script = told(idea);
  const ranked = rowIds(idea, "population");
  const names = ranked.map((id) => library.pack("countries").rows.find((one) => one.id === id)?.name ?? "");

  it("counts from number 5 to number 1, each with its own value", () => {
    const items = spoken(script, "item");
    expect(items).toHaveLength(5);
    items.forEach((text, index) => {
      expect(text).toContain(names[4 - index]);
      expect(text.toLowerCase()).toContain(`number ${5 - index}`);
    });
    expect(refuted(script)).toEqual([]);
  });

  it("says how far the first is ahead when it is", () => {
    expect(spoken(script, "item").at(-1)).toMatch(/(?:more|many|much) (?:than|as) number 2\.$/);
  });

  it("calls nobody absent who is in the list", () => {
    const room = roomOf(library.pack("countries"), "countdown", { ...idea, packId: "countries" });
    const { slots } = countdown.draft(room);
    expect(slots["fifth"]).toBe(names[4]);
    expect(slots["absent"]).toBeDefined();
    expect(names.slice(0, 5)).not.toContain(slots["absent"]);
  });

  it("tells how many were ranked where the pack is a selection", () => {
    const among = oneIdea("countdown", "lifetimes", "list", ({ where }) => where["continent"] === "Asia");
    expect(told(among).title).toMatch(/ among \d+ countries in Asia$/);
    expect(refuted(told(among))).toEqual([]);
  });
});
