import { expect, it } from "vitest";
import { verdictOnLimit, withPlainStatus } from "../../../src/providers/gemini/plain-status.ts";

const answer = (status: number, message: string, headers: Record<string, string> = {}) => {
  const json = [{ error: { code: status, message } }];
  return { status, headers: new Headers(headers), json, text: JSON.stringify(json) };
};

it("gives a refused key the status that means it", () => {
  expect(withPlainStatus(answer(400, "API key not valid. Please pass one.")).status).toBe(401);
  expect(withPlainStatus(answer(400, "reason: API_KEY_INVALID")).status).toBe(401);
  expect(withPlainStatus(answer(400, "duration must be a string")).status).toBe(400);
  expect(withPlainStatus(answer(500, "API key not valid")).status).toBe(500);
});

it.each([
  ["a limit that passes", answer(429, 'check billing; retryDelay: "9s"'), "not-sent"],
  ["a limit with a time", answer(429, "check billing", { "retry-after": "9" }), "not-sent"],
  ["an account without money", answer(429, "prepayment credits are depleted"), "credit-gone"],
  ["a limit", answer(429, "too many requests"), undefined],
] as const)("reads %s", (_what, limited, verdict) => {
  expect(verdictOnLimit(limited)).toBe(verdict);
});
