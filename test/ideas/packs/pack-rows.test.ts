import { describe, expect, it } from "vitest";
import {
  isShown,
  isWhole,
  measureOf,
  measureTitles,
  narrowWords,
  pictureOf,
  rankedRows,
  rowOf,
  rowsInside,
  scopeWords,
  wheresOf,
} from "../../../src/ideas/packs/pack-rows.ts";
import { measure, row, smallPack } from "../formats/told-ideas.ts";

const left = { scope: { side: "left" } };
const loaded = smallPack([
  row("a", { length: 2 }, left),
  row("b", { length: 3 }, { ...left, unshown: ["length"] }),
  row("c", { length: 1 }),
  row("d", {}),
]);
const ids = (rows: readonly { id: string }[]): string => rows.map(({ id }) => id).join("");

describe("rows of a pack", () => {
  it("are ranked within their scope, disputed ones too, unknown ones not", () => {
    expect(ids(rankedRows(loaded, { where: {}, direction: "top" }, "length"))).toBe("bac");
    expect(ids(rankedRows(loaded, { where: {}, direction: "bottom" }, "length"))).toBe("cab");
    expect(ids(rankedRows(loaded, { where: { side: "left" }, direction: "top" }, "length"))).toBe("ba");
    expect(ids(rowsInside(loaded, {}))).toBe("abcd");
  });

  it("of two packs are not mixed up", () => {
    const other = smallPack([row("z", { length: 9 })]);
    expect(ids(rankedRows(other, { where: {}, direction: "top" }, "length"))).toBe("z");
  });

  it("make a whole list only when none is unknown", () => {
    const whole = { where: { side: "left" }, direction: "top" as const };
    expect(isWhole(loaded, whole, measure("length"))).toBe(true);
    expect(isWhole(loaded, { ...whole, where: {} }, measure("length"))).toBe(false);
    const measured = measure("length", { smallest: 1 });
    expect(isWhole(loaded, { ...whole, where: {} }, measured)).toBe(true);
    expect(isWhole(loaded, { where: {}, direction: "bottom" }, measured)).toBe(false);
  });

  it("show what is known and undisputed", () => {
    expect(loaded.rows.map((one) => isShown(one, "length"))).toEqual([true, false, true, false]);
  });
});

describe("words for a scope", () => {
  it("are the pack's own", () => {
    expect(wheresOf(loaded)).toEqual([{}, { side: "left" }]);
    expect([scopeWords(loaded, {}), scopeWords(loaded, { side: "left" })]).toEqual([
      "in the room",
      "on the left",
    ]);
    expect(narrowWords(loaded, {})).toBeUndefined();
  });

  it("tell how many there are where the pack is a selection", () => {
    const selection = { ...loaded, pack: { ...loaded.pack, everything: "of 4 things" } };
    expect(scopeWords(selection, { side: "left" })).toBe("among 2 things on the left");
    expect(scopeWords(selection, {})).toBe("of 4 things");
    expect(narrowWords(selection, { side: "left" })).toBe("on the left");
  });
});

it("finds measures and rows by name, and says which is missing", () => {
  expect(measureOf(loaded, "length").field).toBe("length");
  expect(measureTitles(loaded, ["length", "flags"])).toEqual(["length"]);
  expect(rowOf(loaded, "a").id).toBe("a");
  expect(() => measureOf(loaded, "x")).toThrow(/no measure x/);
  expect(() => rowOf(loaded, "x")).toThrow(/no row x/);
});

it("pictures rows as the pack says, a glyph only where it says more than the name", () => {
  const glyph = (text: string) => pictureOf(loaded, row("ag", {}, { glyph: text, name: "Silver" }));
  expect(glyph("Ag")).toEqual({ picture: { kind: "glyph", text: "Ag" } });
  expect(glyph("Silver")).toEqual({});
  const flags = { ...loaded, pack: { ...loaded.pack, picture: "flag" as const } };
  expect(pictureOf(flags, row("rome", {}, { scope: { country: "it" } }))).toEqual({
    picture: { kind: "flag", code: "it" },
  });
});
