import { expect, it } from "vitest";
import { postIdOf } from "../../../src/pipeline/post/post-id-of.ts";

it.each([
  [{ postId: "pst_1", account: "acc_1" }, "pst_1"],
  [{ postId: null }, undefined],
  [{}, undefined],
])("of %j is %s", (input, postId) => {
  expect(postIdOf({ input })).toBe(postId);
});
