import { expect, it } from "vitest";
import { postWords } from "../../../../../src/pipeline/post/gate/checks/post-words.ts";
import { samplePostOrder, sampleSituation } from "../../../../support/post-order.ts";

const judge = (forbiddenWords: string[], caption = "Three giants of Asia") =>
  postWords.judge(
    sampleSituation({ order: samplePostOrder({ title: "Giants", caption, tags: ["asia"] }), forbiddenWords }),
  );

it("finds whole words in what the platform is told, in any case", () => {
  expect(judge(["GIANTS"])).toMatchObject({
    measured: 2,
    fault: "“GIANTS” in the title; “GIANTS” in the caption",
  });
  expect(judge(["asia"]).fault).toContain("“asia” in the tags");
});

it("passes what is not there, and words within words", () => {
  expect(judge(["giant", "hunt", " "])).toMatchObject({ measured: 0, fault: undefined });
});
