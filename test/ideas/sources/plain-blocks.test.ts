import { describe, expect, it } from "vitest";
import { markdownBlocks, plainTextBlocks } from "../../../src/ideas/sources/plain-blocks.ts";

const texts = (source: string): string[] => markdownBlocks(source).map((block) => block.text);

describe("markdownBlocks", () => {
  it.each([
    ["**bold** and *soft* and `code`", "bold and soft and code"],
    ["see [the study](https://x.org/a?c) now", "see the study now"],
    ["![a cat](cat.png) sits", "sits"],
    ["snake_case_name and 2*3*4", "snake_case_name and 2*3*4"],
    ["a < b and c > d", "a < b and c > d"],
    ["<b>Bold</b> <!-- no --> text", "Bold text"],
    ["- [x] done it", "done it"],
    ["> quoted words", "quoted words"],
    ["1. first thing", "first thing"],
    ["5\\* hotel", "5* hotel"],
    ["it's ':;[]\\,%{}<>\"$", "it's ':;[]\\,%{}<>\"$"],
  ])("%s", (source, expected) => expect(texts(source)).toEqual([expected]));

  it("knows headings, joins wrapped lines and keeps line numbers", () => {
    expect(markdownBlocks("---\ntitle: x\n---\n# One\ntext a\ntext b\n\nTwo\n===\nmore")).toEqual([
      { kind: "heading", text: "One", line: 4 },
      { kind: "paragraph", text: "text a text b", line: 5 },
      { kind: "heading", text: "Two", line: 8 },
      { kind: "paragraph", text: "more", line: 10 },
    ]);
  });

  it("leaves out code, tables, rules and link targets", () => {
    expect(texts("a\n\n```js\nno()\n```\n| x | y |\n|---|---|\n\n***\n[1]: http://x\n\nb")).toEqual([
      "a",
      "b",
    ]);
  });
});

describe("plainTextBlocks", () => {
  it("takes everything literally and finds a title", () => {
    expect(plainTextBlocks("My title\n\n**stars** stay\nhere\n\n# too")).toEqual([
      { kind: "heading", text: "My title", line: 1 },
      { kind: "paragraph", text: "**stars** stay here", line: 3 },
      { kind: "paragraph", text: "# too", line: 6 },
    ]);
  });
});
