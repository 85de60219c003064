import { expect, it } from "vitest";
import type { LayoutData } from "../../../../src/model/layout-data.ts";
import type { Beat } from "../../../../src/model/script.ts";
import { searchesFor } from "../../../../src/pipeline/shots/stock/search-words.ts";
import { sampleOf } from "../../../support/layouts.ts";
import { headline, scriptOf } from "../../../support/small-video.ts";

const beatOf = (data: LayoutData, change: Partial<Beat> = {}): Beat => {
  const [beat] = scriptOf([data, data, data]).beats;
  if (!beat) throw new Error("a script has beats");
  return { ...beat, ...change };
};
const opening = beatOf(headline("Hook"), { shotKeywords: ["arctic", "fox", "snow"] });
const wordsFor = (beat: Beat, beats: Beat[] = [opening]) =>
  searchesFor(beat, { beats }).map(({ words }) => words);

it("a text's words come down to fewer, and at last to what the video is about", () => {
  const keywords = ["hunter", "listens", "jumps", "nose"];
  const beat = beatOf(sampleOf("kinetic-type"), { shotKeywords: keywords });
  expect(wordsFor(beat)).toEqual(["hunter listens jumps nose", "hunter listens", "arctic fox"]);
  expect(wordsFor(beatOf(headline("End"), { shotKeywords: [] }))).toEqual(["arctic fox"]);
  expect(wordsFor(opening)).toEqual(["arctic fox snow", "arctic fox"]);
});

it("what a writer looked up goes before its key words", () => {
  const beat = beatOf(sampleOf("kinetic-type"), { shotKeywords: ["a", "b"], shotSearch: " red fox " });
  expect(wordsFor(beat)).toEqual(["red fox", "arctic fox"]);
});

it("who is named is looked for by name, and nobody stands in", () => {
  const item = (change: Partial<Beat>) =>
    searchesFor(beatOf(sampleOf("bar-countdown"), change), { beats: [opening] });
  expect(item({ shotKeywords: ["Brazil"], shotSearch: "Brazil landscape" })).toEqual([
    { words: "Brazil landscape", names: ["Brazil"] },
  ]);
  expect(item({ shotKeywords: ["Chad", "Peru"], shotSearch: "Peru landscape" })).toEqual([
    { words: "Peru landscape", names: ["Peru"] },
  ]);
  expect(item({ shotKeywords: ["Brazil"] })).toEqual([{ words: "Brazil", names: ["Brazil"] }]);
  expect(item({ shotKeywords: [] })).toEqual([]);
});

it.each<[string, LayoutData]>([
  ["a race", sampleOf("bar-race")],
  ["a map", sampleOf("myth-map")],
  ["a riddle", sampleOf("quiz-card", (quiz) => quiz.phase === "ask")],
  ["a question of two", { ...sampleOf("duel"), phase: "ask" }],
])("%s is drawn: it is the thought itself", (_what, data) => {
  expect(wordsFor(beatOf(data, { shotKeywords: ["Brazil"], shotSearch: "Brazil landscape" }))).toEqual([]);
});

it("a video that nobody has words for is drawn", () => {
  const bare = beatOf(headline("Hook"), { shotKeywords: [] });
  expect(wordsFor(bare, [])).toEqual([]);
  expect(wordsFor(bare, [bare])).toEqual([]);
});
