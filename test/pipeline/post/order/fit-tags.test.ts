import { expect, it } from "vitest";
import { fitTags } from "../../../../src/pipeline/post/order/fit-tags.ts";

it.each([
  [["asia", "maps", "rivers"], 9, ["asia", "maps"]],
  [["asia", "maps"], 8, ["asia"]],
  [["two words", "b"], 11, ["two words"]],
  [["two words"], 10, []],
  [["asia"], undefined, ["asia"]],
])("of %j within %s keeps %j", (tags, charactersMax, kept) => {
  expect(fitTags(tags, charactersMax)).toEqual(kept);
});
