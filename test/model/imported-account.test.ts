import { expect, it } from "vitest";
import { ImportedAccount } from "../../src/model/imported-account.ts";

const least = {
  platform: "tiktok",
  name: "main",
  clientId: "id",
  clientSecret: "",
  accessToken: "act.1",
  userId: "7431234567890123456",
};
const problemsOf = (change: object): string[] =>
  (ImportedAccount.safeParse({ ...least, ...change }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join(".")}: ${message}`,
  );

it("needs who it is and its tokens, and nothing else", () => {
  expect(ImportedAccount.parse(least)).toEqual(least);
});

it.each([
  ["2026-11-29T14:00:00Z", Date.UTC(2026, 10, 29, 14)],
  ["2026-11-29T16:00:00+02:00", Date.UTC(2026, 10, 29, 14)],
  [1_764_424_800_000, 1_764_424_800_000],
  [null, null],
])("reads the end %j", (expiresAt, ms) => {
  expect(ImportedAccount.parse({ ...least, expiresAt }).expiresAt).toBe(ms);
});

it.each([
  [{ expiresAt: 1_764_424_800 }, "look like seconds"],
  [{ expiresAt: "2026-11-29 14:00" }, "expiresAt: expected a time"],
  [{ expiresAt: "2026-11-29T14:00:00" }, "expiresAt: expected a time"],
  [{ expiresAt: true }, "expiresAt: expected a time"],
  [{ expiresAt: 5 }, "expiresAt: expected a time"],
  [{ userId: 7_431_234_567_890_123 }, "a bare number loses digits"],
  [{ accessToken: "act.1\n" }, "accessToken: expected one line"],
  [{ accessToken: "" }, "accessToken: expected one line"],
  [{ refreshToken: "two words" }, "refreshToken: expected one line"],
  [{ refreshToken: 7 }, "refreshToken: expected a token, or null"],
  [{ clientSecret: null }, "clientSecret: expected the app's secret"],
  [{ name: "a/b" }, "name: expected a name"],
  [{ token: "x" }, "Unrecognized"],
])("says of %j: %s", (change, words) => {
  expect(problemsOf(change).join("\n")).toContain(words);
});
