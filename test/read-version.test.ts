import { expect, test } from "vitest";
import { readVersion } from "../src/read-version.ts";

test("the version is three numbers", () => {
  expect(readVersion()).toMatch(/^\d+\.\d+\.\d+/);
});
