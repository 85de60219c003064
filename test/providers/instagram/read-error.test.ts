import { expect, it } from "vitest";
import { isTokenRefused, readError, readUpload } from "../../../src/providers/instagram/read-error.ts";

const answer = (status: number, json: unknown, text = "") => ({ status, json, text });

it("finds no error in what went well", () => {
  expect(readError(answer(200, { id: "1" }))).toBeUndefined();
  expect(readError(answer(204, undefined))).toBeUndefined();
});

it("reads Meta's codes, and what it says to people before what it says to programs", () => {
  const error = {
    message: "The action was blocked",
    code: 4,
    error_subcode: 2207051,
    is_transient: false,
    error_user_title: "Action\u001b[31m blocked",
    error_user_msg: "We restrict\ncertain activity.",
  };
  expect(readError(answer(400, { error }))).toEqual({
    status: 400,
    code: 4,
    subcode: 2207051,
    isTransient: false,
    message: "Action [31m blocked: We restrict certain activity. (4/2207051)",
  });
});

it("finds an error at status 200, and one without codes", () => {
  expect(readError(answer(200, { error: { message: "No", code: 190 } }))).toMatchObject({ code: 190 });
  expect(readError(answer(502, undefined, "<html><title>Bad gateway</title>"))).toEqual({
    status: 502,
    code: null,
    subcode: null,
    isTransient: false,
    message: 'it sent an HTML page ("Bad gateway") (502)',
  });
  expect(readError(answer(400, { error: { code: "soon", message: 7 } }))).toMatchObject({ code: null });
});

it.each([
  [{ status: 400, code: 190 }, true],
  [{ status: 400, code: 102 }, true],
  [{ status: 401, code: null }, true],
  [{ status: 401, code: 10 }, false],
  [{ status: 403, code: 200 }, false],
])("knows a dead token: %j", (error, expected) => {
  expect(isTokenRefused(error)).toBe(expected);
});

const debug = (type: string, message: string, retriable = false) => ({
  debug_info: { type, message, retriable },
});

it.each<[string, ReturnType<typeof answer>, string]>([
  ["all taken", answer(200, { success: true, message: "Upload successful." }), "taken"],
  ["a success that says no", answer(200, { success: false }), "spoilt"],
  [
    "Instagram's own kind of no",
    answer(400, debug("NotAuthorizedError", "User not authorized")),
    "token-refused",
  ],
  [
    "the no of its documentation",
    answer(400, debug("ProcessingFailedError", '{"error":{"message":"unauthorized user request"}}')),
    "token-refused",
  ],
  ["a dead token", answer(401, { error: { code: 190, message: "dead" } }), "token-refused"],
  ["try again", answer(400, debug("ServiceUnavailable", "busy", true)), "again"],
  ["a broken gateway", answer(502, undefined, "<html>"), "again"],
  ["too often", answer(429, {}), "throttled"],
  ["nothing to be done", answer(400, debug("ProcessingFailedError", "Request processing failed")), "spoilt"],
])("reads what the upload host says: %s", (_name, said, kind) => {
  expect(readUpload(said).kind).toBe(kind);
});

it("shows one line of what the upload host says", () => {
  expect(readUpload(answer(400, debug("X", "line one\nline\u001b[2J two")))).toMatchObject({
    message: "line one line [2J two",
  });
});
