import { expect, it } from "vitest";
import {
  askLogin,
  jsonOf,
  type LoginParts,
  revokeByHand,
} from "../../../src/providers/instagram/login-line.ts";
import { answersJson, hostileServer } from "../../support/hostile-server.ts";

const { signal } = new AbortController();
const parts = { line: async () => ({ fetch }) as never, clock: { nowMs: () => 0 } } as unknown as LoginParts;

it("asks once, with the token in a header", async () => {
  const { origin, seen } = await hostileServer(answersJson(500, {}));
  const answer = await askLogin(parts, `${origin}/me`, { query: { fields: "id" }, token: "a-token", signal });
  expect([answer.status, seen.length]).toEqual([500, 1]);
  expect(seen[0]).toMatchObject({ method: "GET", path: "/me?fields=id" });
  expect(seen[0]?.headers.authorization).toBe("Bearer a-token");
});

it("gives what went well, and throws what did not, at whatever status", async () => {
  const answer = (status: number, json: unknown) => ({ status, json, text: "", headers: new Headers() });
  expect(jsonOf(answer(200, { id: "1" }), "token")).toEqual({ id: "1" });
  expect(() => jsonOf(answer(200, { error: { code: 190 } }), "token")).toThrow(
    expect.objectContaining({ code: "account-reconnect-needed" }),
  );
  expect(() => jsonOf(answer(200, { error_message: "Invalid platform app" }), "code")).toThrow(
    expect.objectContaining({ code: "login-app-refused" }),
  );
  expect(() => jsonOf(answer(404, undefined), "code")).toThrow();
});

it("says where a person takes the leave back", () => {
  expect(revokeByHand("over there").hint).toContain("over there");
});
