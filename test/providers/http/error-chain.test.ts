import { expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { appErrorIn, errorChain } from "../../../src/providers/http/error-chain.ts";

it("walks from the wrapping to the cause, and out of a circle", () => {
  const inner = new Error("inner");
  const outer = new Error("outer", { cause: inner });
  inner.cause = outer;
  expect(errorChain(outer)).toEqual([outer, inner]);
  expect(errorChain(undefined)).toEqual([]);
  expect(errorChain("a text")).toEqual(["a text"]);
});

it("ends an endless chain", () => {
  let error = new Error("0");
  for (let depth = 1; depth < 50; depth += 1) error = new Error(String(depth), { cause: error });
  expect(errorChain(error)).toHaveLength(10);
});

it("finds our own error inside an SDK's", () => {
  const ours = new AppError({ kind: "config", code: "vendor-plain-http", message: "m" });
  expect(appErrorIn(new Error("Connection error.", { cause: new TypeError("t", { cause: ours }) }))).toBe(
    ours,
  );
  expect(appErrorIn(new Error("no"))).toBeUndefined();
});
