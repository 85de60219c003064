import { expect, it } from "vitest";
import { readJson } from "../../src/core/json.ts";

it("reads what is JSON, and takes what is not for nothing", () => {
  expect(readJson('{"a":[1,null]}')).toEqual({ a: [1, null] });
  expect(readJson("<html>")).toBeUndefined();
  expect(readJson("")).toBeUndefined();
});

it("lets through what another reader throws for another reason", () => {
  const broken = (): never => {
    throw new TypeError("a defect");
  };
  expect(() => readJson("1", broken)).toThrow("a defect");
  expect(readJson("12", (text) => text.length)).toBe(2);
});
