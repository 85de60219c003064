import { expect, it } from "vitest";
import { ERROR_ROWS, rowOf, subcodeIn } from "../../../src/providers/instagram/graph-errors.ts";

const error = (code: number | null, subcode: number | null = null, status = 400, isTransient = false) => ({
  status,
  code,
  subcode,
  isTransient,
  message: "",
});

it.each<[string, ReturnType<typeof error>, string, boolean]>([
  ["code and subcode before the code", error(4, 2207051), "stop-account", false],
  ["the code alone", error(4), "throttled", true],
  ["an unknown subcode as its code", error(4, 1), "throttled", true],
  ["a subcode of any code", error(352, 2207076), "new-container", false],
  ["a subcode without a code, as a container tells it", error(null, 2207026), "refused", false],
  ["the daily limit", error(9, 2207042), "defer", true],
  ["a restricted account", error(25, 2207050), "stop-account", false],
  ["not ready", error(9007, 2207027), "again", true],
  ["a builder that is missing", error(24, 2207008), "again", true],
  ["a media that is missing", error(24, 2207006), "new-container", false],
  ["an address that cannot be fetched", error(9004, 2207052), "again", false],
  ["a dead token", error(190, 463, 401), "reconnect", true],
  ["a permission", error(200), "needs-user", false],
  ["a fresh read", error(100, 33), "again", false],
  ["no code, and 401", error(null, null, 401), "reconnect", true],
  ["no code, and 403", error(null, null, 403), "needs-user", false],
  ["no code, and 429", error(null, null, 429), "throttled", true],
  ["no code, and 502", error(null, null, 502), "again", true],
  ["a passing one of an unknown code", error(77, null, 400, true), "again", true],
  ["an unknown code", error(77), "refused", false],
])("knows %s", (_name, found, meaning, mayPublishAgain) => {
  expect(rowOf(found)).toMatchObject({ meaning, mayPublishAgain });
});

it("has each error once, with a word for people", () => {
  const names = ERROR_ROWS.map(({ code, subcode }) => `${code}/${subcode}`);
  expect(new Set(names).size).toBe(names.length);
  for (const { hint } of ERROR_ROWS) expect(hint).toMatch(/^[A-Z].*[.?!]$/);
});

it.each([
  ["Error: Media upload has failed with error code 2207076", 2207076],
  ["2207082", 2207082],
  ["FILE_NOT_FOUND 1363008", 1363008],
  ["Error: 12207076 of something", null],
  ["In progress", null],
])("finds the subcode in %j", (text, expected) => {
  expect(subcodeIn(text)).toBe(expected);
});
