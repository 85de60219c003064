import { expect, test } from "vitest";
import { AppError, isAppError, systemErrorCode, withHint } from "../../src/core/app-error.ts";

test("an AppError keeps its facts and its cause", () => {
  const cause = Object.assign(new Error("no space"), { code: "ENOSPC" });
  const error = new AppError({ kind: "config", code: "disk-full", message: "m", hint: "h", cause });
  expect(isAppError(error)).toBe(true);
  expect(error).toMatchObject({
    kind: "config",
    code: "disk-full",
    message: "m",
    hint: "h",
    details: {},
    cause,
  });
  expect(isAppError(cause)).toBe(false);
});

test("system error codes are read only from errors", () => {
  expect(systemErrorCode(Object.assign(new Error("x"), { code: "EACCES" }))).toBe("EACCES");
  expect(systemErrorCode({ code: "EACCES" })).toBeUndefined();
  expect(systemErrorCode(new Error("x"))).toBeUndefined();
});

test.each([
  [{ message: "no (401)", hint: "Check KEY." }, "no (401). Check KEY."],
  [{ message: "Who are you?", hint: "Check KEY." }, "Who are you? Check KEY."],
  [{ message: "no", hint: undefined }, "no"],
])("%j is told in sentences", (error, told) => {
  expect(withHint(error)).toBe(told);
});
