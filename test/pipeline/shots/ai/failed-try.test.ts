import { expect, it } from "vitest";
import { AppError, type ErrorKind } from "../../../../src/core/app-error.ts";
import {
  type FailedTry,
  isUnpaid,
  tooDearTry,
  whatToMend,
} from "../../../../src/pipeline/shots/ai/failed-try.ts";
import type { Candidate } from "../../../../src/pipeline/shots/router/route-shot.ts";

const out = (name: string, tooDearUsdMicros?: number): Candidate =>
  ({
    name,
    verdict: "out",
    reason: `${name} is out`,
    ...(tooDearUsdMicros === undefined ? {} : { tooDearUsdMicros }),
  }) as Candidate;

const failure = (kind: ErrorKind): FailedTry => ({
  by: "a",
  why: "no",
  cause: new AppError({ kind, code: "test", message: kind }),
});
const useless: FailedTry = { by: "a", why: "black", cause: "useless" };
const unfit: FailedTry = { by: "a", why: "too long", cause: "unfit" };

it("names the model that the budget came nearest to", () => {
  const dear = tooDearTry([out("a", 9), out("b", 5), out("c")], 3);
  expect(dear).toMatchObject({
    by: "b",
    why: "b is out",
    cause: {
      kind: "quota",
      code: "budget-exceeded",
      message: "No shot of this video can be paid: b b is out.",
    },
  });
  expect(dear && isUnpaid(dear)).toBe(true);
  expect(tooDearTry([out("a", 9)], undefined)?.cause).toMatchObject({
    kind: "config",
    code: "budget-missing",
  });
  expect(tooDearTry([out("c")], 3)).toBeUndefined();
});

it("knows our own money from a vendor's", () => {
  expect([failure("quota"), useless, unfit].some(isUnpaid)).toBe(false);
});

it.each<[string, FailedTry[], ErrorKind | undefined]>([
  ["a setting before money", [failure("quota"), failure("config")], "config"],
  ["money alone", [failure("quota"), unfit], "quota"],
  ["nothing where a vendor said no", [failure("config"), failure("moderation")], undefined],
  ["nothing where a clip was useless", [failure("config"), useless], undefined],
  ["nothing where nobody was asked", [unfit], undefined],
])("asks a person to mend %s", (_what, tries, kind) => {
  expect(whatToMend(tries)?.kind).toBe(kind);
});
