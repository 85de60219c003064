import { expect, test } from "vitest";
import { combineExitCodes, EXIT_CODES } from "../../src/core/exit-codes.ts";

test("the table of exit codes is a stable surface", () => {
  expect(EXIT_CODES).toMatchInlineSnapshot(`
    {
      "bug": 1,
      "busy": 75,
      "cancelled": 130,
      "config": 3,
      "gated": 10,
      "moderation": 7,
      "partial": 8,
      "quota": 6,
      "refused": 5,
      "transient": 4,
      "usage": 2,
      "waiting": 9,
    }
  `);
});

test.each([
  { finished: 2, kinds: [], code: 0 },
  { finished: 1, kinds: ["transient"] as const, code: 8 },
  { finished: 0, kinds: ["transient", "quota"] as const, code: 6 },
  { finished: 0, kinds: ["waiting", "gated"] as const, code: 10 },
  { finished: 0, kinds: ["waiting", "bug", "config"] as const, code: 1 },
  { finished: 0, kinds: ["usage"] as const, code: 2 },
])("$finished finished and $kinds exit with $code", ({ finished, kinds, code }) => {
  expect(combineExitCodes(finished, kinds)).toBe(code);
});
