import { describe, expect, it } from "vitest";
import { latitudeText, nameOf, PackFacts, valueText } from "../../../src/ideas/packs/pack-facts.ts";
import { measure, row } from "../formats/told-ideas.ts";

describe("valueText", () => {
  it.each([
    [1_409_128_296, { unit: "people" }, "1.4 billion people"],
    [25_000_000_000_000, { unit: "$" }, "$25 trillion"],
    [1, { unit: "moons" }, "1 moon"],
    [-33.87, { unit: "°N", negativeUnit: "°S", decimals: 1 }, "33.9°S"],
    [0.034, { unit: "°" }, "0.034°"],
    [-1.17, { unit: "°C", decimals: 2 }, "−1.17°C"],
  ])("writes %d as people read it", (value, words, text) => expect(valueText(value, words)).toBe(text));
});

it("reads latitudes with their half of the Earth", () => {
  expect([latitudeText(41.89), latitudeText(-33.87), latitudeText(-0.2298)]).toEqual([
    "41.9°N",
    "33.9°S",
    "0.23°S",
  ]);
});

describe("PackFacts", () => {
  const italy = row(
    "it",
    { length: 10, north: 41.9 },
    { name: "Italy", inSentence: "the boot", scope: { side: "left" } },
  );
  const other = row("xx", { length: 5 });

  it("keeps each fact once, with every wording", () => {
    const facts = new PackFacts("things");
    facts.name(italy);
    facts.name(italy);
    expect(facts.receipts).toHaveLength(1);
    expect(facts.receipts[0]?.wordings).toEqual(["Italy", "the boot"]);
    expect(nameOf(other)).toBe("XX");
  });

  it("compares videos by values, not by names and places", () => {
    const facts = new PackFacts("things");
    facts.name(italy);
    facts.scope(italy, "side");
    facts.value(italy, measure("length"));
    expect(facts.keys).toEqual(["things:it:values.length"]);
  });

  it("computes ranks, counts, ratios and differences from receipts", () => {
    const facts = new PackFacts("things");
    const [a, b] = [facts.value(italy, measure("length")), facts.value(other, measure("length"))];
    const among = { field: "length", where: { side: "left" }, order: "top" as const };
    facts.rank(1, a.id, among);
    facts.count(7, among);
    facts.ratio(a, b, "twice as long as");
    facts.difference(a, b, "5 km");
    const computed = facts.receipts.filter(({ source }) => source.kind === "computed");
    expect(computed.map(({ value }) => value)).toEqual([1, 7, 2, 5]);
    expect(computed[0]?.source).toMatchObject({
      among: { packId: "things", field: "values.length", order: "top" },
    });
  });

  it("says latitudes of the field that holds them", () => {
    expect(new PackFacts("things").value(italy, measure("north", { unit: "°" })).text).toBe("41.9°N");
  });
});
