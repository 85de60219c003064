import { expect, it } from "vitest";
import { postFacts } from "../../../src/pipeline/post/post-facts.ts";

it("reads what is told of a post, of which a new one has nothing, and keeps the rest", () => {
  expect(postFacts({ facts: { order: { caption: "x" } } })).toEqual({
    order: { caption: "x" },
    checks: [],
    because: null,
    lookedAtMs: null,
  });
  expect(postFacts({ facts: { because: "private", lookedAtMs: 7 } })).toMatchObject({
    because: "private",
    lookedAtMs: 7,
  });
});
