import { expect, it } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import { EXIT_CODES } from "../../src/core/exit-codes.ts";
import { errorDocument, errorExitCode, errorText } from "../../src/ui/describe-error.ts";

const cancelled = new AppError({ kind: "cancelled", code: "cancelled", message: "Stopped.", hint: "Go on." });

it("keeps the table of exit codes", () => {
  expect(EXIT_CODES).toMatchSnapshot();
});

it("tells the signals apart, and bugs from failures", () => {
  expect(errorExitCode(cancelled, AbortSignal.abort("SIGTERM"))).toBe(143);
  expect(errorExitCode(cancelled, AbortSignal.abort("SIGINT"))).toBe(130);
  expect(errorExitCode(new Error("oops"), AbortSignal.abort("SIGINT"))).toBe(1);
});

it("says what happened and what to do", () => {
  expect(errorText(cancelled)).toBe("error: Stopped.\n  Go on.\n");
  expect(errorDocument(new Error("oops")).error).toEqual({
    kind: "bug",
    code: "bug",
    message: "oops",
    hint: null,
  });
});
