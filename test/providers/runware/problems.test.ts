import { expect, it } from "vitest";
import { isJobsOwn, isModerated, verdictOf, verdictOn } from "../../../src/providers/runware/problems.ts";

const answer = (json: unknown) => ({ status: 400, headers: new Headers(), json, text: "" });

it.each<[string, ReturnType<typeof verdictOf>]>([
  ["invalidApiKey", "key-refused"],
  ["insufficientCredits", "credit-gone"],
  ["requestRateLimitExceeded", "not-sent"],
  ["timeoutProvider", "unknown"],
  ["taskFailed", "unknown"],
  ["internalServerError", "unknown"],
  ["invalidDuration", undefined],
  ["unsupportedModel", undefined],
  ["contentPolicyViolation", undefined],
])("reads %s as %s", (code, verdict) => {
  expect(verdictOf({ code })).toBe(verdict);
  expect(verdictOn(answer({ errors: [{ code }] }))).toBe(verdict);
});

it("knows a refusal of what a prompt shows", () => {
  for (const code of ["contentPolicyViolation", "nsfwContentDetected", "promptBlocked"])
    expect(isModerated(answer({ errors: [{ code: "other" }, { code }] }))).toBe(true);
  for (const json of [{ errors: [{ code: "invalidWidth" }] }, { data: [] }, "text", undefined])
    expect(isModerated(answer(json))).toBe(false);
});

it("does not end a job for what is wrong with a question about it", () => {
  const codes = ["invalidApiKey", "rateLimitExceeded", "conflictTaskUUID", "providerError", "promptBlocked"];
  expect(codes.filter((code) => isJobsOwn({ code }))).toEqual(["providerError", "promptBlocked"]);
});
