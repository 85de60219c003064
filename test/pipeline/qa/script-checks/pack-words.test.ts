import { expect, it } from "vitest";
import { phrasesIn } from "../../../../src/pipeline/qa/script-checks/pack-words.ts";

it("takes a pack's own words, cut at its slots, without what is for machines", () => {
  const phrases = phrasesIn({
    id: "planets",
    everything: "of 61 countries",
    measures: [
      { field: "distance", unit: "km", statement: "A day on {name} lasts {value}", title: "the Sun's own" },
    ],
    scopes: [{ field: "continent", value: "Africa", words: "in Africa" }],
  });
  expect(phrases).toEqual(["of 61 countries", "A day on", "lasts", "Sun's own", "in Africa"]);
});

it("finds none in nothing", () => expect(phrasesIn(undefined)).toEqual([]));
