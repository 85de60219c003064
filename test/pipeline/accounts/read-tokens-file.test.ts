import fc from "fast-check";
import { expect, it } from "vitest";
import { ImportedAccount } from "../../../src/model/imported-account.ts";
import { readTokensFile } from "../../../src/pipeline/accounts/read-tokens-file.ts";

const entry = {
  platform: "tiktok",
  name: "main",
  clientId: "id",
  clientSecret: "secret",
  accessToken: "act.1",
  userId: "1",
};
const problemsOf = (value: unknown): string[] =>
  readTokensFile(typeof value === "string" ? value : JSON.stringify(value)).problems.map(
    ({ entry: at, message }) => `${at} ${message}`,
  );

it("reads one account or a list", () => {
  expect(readTokensFile(JSON.stringify(entry)).entries).toEqual([{ entry: 1, account: entry }]);
  const text = `\uFEFF${JSON.stringify([entry, { ...entry, name: "b" }])}`;
  expect(readTokensFile(text)).toMatchObject({ entries: [{ entry: 1 }, { entry: 2 }], problems: [] });
});

it("says everything that is wrong, and in which entry", () => {
  const { name: _name, ...nameless } = entry;
  expect(
    problemsOf([{ ...entry, dailyCap: 0, slots: ["9:00"] }, entry, { ...nameless, refrehToken: "x" }]),
  ).toEqual([
    "1 dailyCap: Too small: expected number to be >=1",
    "1 slots.0: expected a time of day like 09:30",
    "3 name: expected string, received undefined",
    "3 there is no field refrehToken; did you mean refreshToken?",
  ]);
});

it.each([
  ["", "0 there is nothing in it"],
  ["{", "0 it is not JSON: one account in braces, or a list of them in brackets"],
  ["[]", "0 the list is empty"],
  ["7", "1 expected object, received number"],
  ["[null]", "1 expected object, received null"],
])("says what is wrong with %j as a whole", (text, words) => {
  expect(problemsOf(text)).toEqual([words]);
});

const CANARY = "canary-7f3a9b-token";

/** The secret in any place, as any kind of thing, also as a name, also in a text that is no JSON. */
const anyPlace = fc.oneof(
  fc
    .record(
      Object.fromEntries(
        Object.keys(ImportedAccount.shape).map((key) => [
          key,
          fc.oneof(
            fc.constant(`${CANARY} `),
            fc.constant([CANARY]),
            fc.jsonValue(),
            fc.constant({ [CANARY]: 1 }),
          ),
        ]),
      ),
      { requiredKeys: [] },
    )
    .map((one) => JSON.stringify([one, { [CANARY]: 1 }, CANARY])),
  fc.tuple(fc.string(), fc.string()).map(([left, right]) => `${left}${CANARY}${right}`),
  fc.nat(100).map((length) => JSON.stringify({ ...entry, accessToken: CANARY }).slice(0, length)),
);

it("never quotes what stands in it, whatever it is", () => {
  fc.assert(
    fc.property(anyPlace, (text) => {
      const { problems } = readTokensFile(text);
      return problems.length > 0 && !JSON.stringify(problems).includes("canary");
    }),
  );
});
