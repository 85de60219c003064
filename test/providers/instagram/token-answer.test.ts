import { expect, it } from "vitest";
import { grantIn } from "../../../src/providers/instagram/token-answer.ts";

const clock = { nowMs: () => 1_000 };

it("reads a token, its end, and what it may", () => {
  expect(grantIn({ access_token: "t", expires_in: 60, permissions: "a, b," }, undefined, clock)).toEqual({
    accessToken: "t",
    refreshToken: null,
    expiresAtMs: 61_000,
    refreshExpiresAtMs: null,
    scopes: ["a", "b"],
  });
  expect(grantIn({ data: [{ access_token: "t", permissions: ["a"] }] }, undefined, clock)).toMatchObject({
    expiresAtMs: null,
    scopes: ["a"],
  });
});

it("knows the token that it sent, which nobody is shown", () => {
  expect(grantIn({ access_token: "REDACTED" }, "mine", clock).accessToken).toBe("mine");
  expect(() => grantIn({ access_token: "REDACTED" }, undefined, clock)).toThrow();
});

it.each([
  [{}],
  [{ access_token: "" }],
  [{ data: [] }],
  [undefined],
  [{ access_token: "t", expires_in: "soon" }],
])("takes %j for trouble, not for a token", (json) => {
  expect(() => grantIn(json, "mine", clock)).toThrow(expect.objectContaining({ kind: "transient" }));
});
