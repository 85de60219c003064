import { expect, it } from "vitest";
import { captionOf, hashtagsOf } from "../../../src/ideas/formats/post-words.ts";
import { library, measure, roomOf, row, smallPack } from "./told-ideas.ts";

const story = { hook: "Who is first", title: "Longest", beats: [], outro: "", slots: {} };

it("posts the hook and an invitation, each a sentence", () => {
  const caption = captionOf(roomOf(smallPack([row("a", { length: 1 })]), "countdown"), story);
  expect(caption).toMatch(/^Who is first\. [A-Z].*[.?]$/);
});

it("tags the format first, then the subject, in words that are tags", () => {
  const measures = [
    measure("length", { title: "GDP per person" }),
    measure("b", { title: "a title of many words" }),
  ];
  const loaded = smallPack([row("a", { length: 1 })], measures);
  const room = roomOf(loaded, "race", { measures: ["length", "b"], where: { side: "left" } });
  expect(hashtagsOf(room)).toEqual([...library.format("race").hashtags, "#gdpperperson", "#left", "#things"]);
});

it("posts no more tags than a caption bears", () => {
  const measures = ["a", "b", "c", "d", "e", "f"].map((field) => measure(field));
  const loaded = smallPack([row("a", { a: 1 })], measures);
  const room = roomOf(loaded, "quiz", { measures: measures.map(({ field }) => field) });
  expect(hashtagsOf(room)).toHaveLength(6);
});
