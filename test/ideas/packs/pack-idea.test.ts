import { expect, it } from "vitest";
import { ideaKey, type PackIdea, strictKey } from "../../../src/ideas/packs/pack-idea.ts";

const idea = (change: Partial<PackIdea>): PackIdea => ({
  packId: "countries",
  formatId: "versus",
  kind: "rivals",
  measures: ["area", "population"],
  where: {},
  direction: "top",
  entities: [],
  subject: "set",
  ...change,
});

it("is one key for what an idea is about, however it is told", () => {
  const key = strictKey(idea({}));
  expect(key).toBe("countries/area+population/all/top");
  expect(strictKey(idea({ formatId: "quiz", kind: "choice", measures: ["population", "area"] }))).toBe(key);
  expect(strictKey(idea({ subject: "draw", entities: ["it", "fr"] }))).toBe(key);
});

it.each<Partial<PackIdea>>([
  { packId: "capitals" },
  { measures: ["area"] },
  { where: { continent: "Africa" } },
  { direction: "bottom" },
  { window: { from: "1955", to: "2005" } },
  { subject: "pair", entities: ["it", "fr"] },
])("is another key for %j", (change) => expect(strictKey(idea(change))).not.toBe(strictKey(idea({}))));

it("takes a pair as one, whoever stands first", () => {
  const pair = (entities: string[]) => strictKey(idea({ subject: "pair", entities }));
  expect(pair(["it", "fr"])).toBe(pair(["fr", "it"]));
});

it("names each telling apart", () => {
  const keys = [
    idea({}),
    idea({ kind: "rounds" }),
    idea({ formatId: "quiz" }),
    idea({ entities: ["it"] }),
    idea({ window: { from: "1955", to: "2005" } }),
  ].map(ideaKey);
  expect(new Set(keys).size).toBe(keys.length);
});
