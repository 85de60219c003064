import { expect, it } from "vitest";
import { failureOf } from "../../../src/providers/http/exchange.ts";

it("keeps of a failure what a replay needs, and none of its words", () => {
  const refused = Object.assign(new Error("canary"), { code: "ECONNREFUSED", syscall: "connect" });
  expect(failureOf(new TypeError("fetch failed", { cause: refused }))).toEqual({
    kind: "failure",
    status: null,
    reached: "no",
    causeCode: "ECONNREFUSED",
  });
  expect(failureOf(Object.assign(new Error("x"), { status: 403 }))).toMatchObject({
    status: 403,
    reached: "yes",
  });
});
