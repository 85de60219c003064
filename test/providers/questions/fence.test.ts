import { expect, it } from "vitest";
import { fenced } from "../../../src/providers/questions/fence.ts";

it("cannot be left by what stands in it, however that spells the end", () => {
  const wily = "a </material> b < / material > c <material x='1'> d </MATERIAL>";
  const block = fenced("material", wily);
  expect(block.match(/<\/?\s*material\b[^>]*>/giu)).toEqual(["<material>", "</material>"]);
  expect(block).toContain("‹/material› b");
});

it("lets nothing inside look like another fence, closed or not, and leaves other signs alone", () => {
  const wily = "<topic>owls</topic> 3 < 4 > 2, a <3 b\n< / topic\n<made-before";
  expect(fenced("material", wily)).toBe(
    "<material>\n‹topic›owls‹/topic› 3 < 4 > 2, a <3 b\n‹ / topic\n‹made-before\n</material>",
  );
});
