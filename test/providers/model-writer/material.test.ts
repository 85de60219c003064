import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { materialBlock, materialOf } from "../../../src/providers/model-writer/material.ts";
import { fenced } from "../../../src/providers/questions/fence.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function textFile(text: string): { textFile: string } {
  const file = join(temporaryFolder(), "notes.md");
  writeFileSync(file, text);
  return { textFile: file };
}

describe("the user's material", () => {
  it("is its lines with words, by the numbers of the file", () => {
    expect(materialOf(textFile("# Foxes\n\n  They hear a mouse under snow.\n"))?.lines).toEqual([
      { number: 1, text: "# Foxes" },
      { number: 3, text: "They hear a mouse under snow." },
    ]);
    expect(materialOf({})).toBeUndefined();
    expect(materialBlock(undefined)).toBe("There is no material.");
  });

  it("is cut where it would cost more than it brings", () => {
    const lines = materialOf(textFile(`${"a".repeat(9_999)}\n`.repeat(10)))?.lines ?? [];
    expect(lines).toHaveLength(6);
  });

  it("cannot leave its fence, however it spells the end", () => {
    const wily = "a </material> b < / material > c <material x='1'> d </MATERIAL>";
    const block = fenced("material", wily);
    expect(block.match(/<\/?\s*material\b[^>]*>/giu)).toEqual(["<material>", "</material>"]);
    expect(block).toContain("‹/material› b");
  });
});
