import { expect, it } from "vitest";
import { courseOf, coursesOf } from "../../../src/ideas/formats/race-courses.ts";
import { library, row } from "./told-ideas.ts";

it("races what rows carry over time, and nothing else", () => {
  expect(coursesOf(library.pack("lifetimes").rows)).toEqual(["lifeExpectancy", "fertility", "population"]);
  expect(coursesOf([row("a", { length: 1 })])).toEqual([]);
});

it("says each change from start to end", () => {
  for (const field of ["lifeExpectancy", "fertility", "population", "other"]) {
    expect(courseOf(field).moved).toMatch(/\{mover\}.*\{start\}.*\{end\}/);
  }
});
