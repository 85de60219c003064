import { expect, it } from "vitest";
import { becauseOf, postFacts } from "../../../src/pipeline/post/post-facts.ts";
import type { Job } from "../../../src/store/repositories/jobs.ts";

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

const stopped = { error: { message: "refused" }, waitingFor: "its turn" } as unknown as Job;

it.each([
  [{ because: "private" }, stopped, "private"],
  [{}, stopped, "refused"],
  [{}, { ...stopped, error: null }, "its turn"],
  [{}, undefined, null],
])("says why of %o", (facts, job, because) => {
  expect(becauseOf({ facts }, job)).toBe(because);
});
