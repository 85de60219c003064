import { expect, it } from "vitest";
import { z } from "zod";
import { readStrictly } from "../../../src/providers/http/read-strictly.ts";

const Shape = z.object({ id: z.string() });

it("reads what fits", () => {
  expect(readStrictly(Shape, { id: "a", more: 1 })).toEqual({ id: "a" });
});

it("names the place of what does not, and shows nothing of it", () => {
  expect(() => readStrictly(Shape, { id: ["secret"] })).toThrow(/expected string.*\n.*at id/);
  expect(() => readStrictly(Shape, { id: ["secret"] })).not.toThrow(/secret/);
});
