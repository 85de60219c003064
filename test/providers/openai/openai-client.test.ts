import { expect, it } from "vitest";
import { openClient, rulesOf } from "../../../src/providers/openai/openai-client.ts";
import { answersJson, hostileServer } from "../../support/hostile-server.ts";

const clock = { nowMs: () => 0 };
const line = {
  key: "sk-1",
  fetch: globalThis.fetch,
  upload: () => Promise.reject(new Error("no file is expected")),
  download: async () => {
    throw new Error("nothing is downloaded");
  },
};

it("shows its key as a bearer's, or none at all", async () => {
  const server = await hostileServer(answersJson(200, {}));
  for (const key of ["sk-1", ""]) {
    const client = await openClient(server.origin, { ...line, key });
    await client.models.list();
  }
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer sk-1", undefined]);
});

it("repeats nothing", async () => {
  const server = await hostileServer(answersJson(503, {}));
  const client = await openClient(server.origin, line);
  await expect(client.models.list()).rejects.toThrow();
  expect(server.seen).toHaveLength(1);
});

it("takes credit that is gone for that, in all the ways in which it is told", () => {
  const parts = { baseUrl: "", settings: {}, clock, line: async () => line };
  const { statuses } = rulesOf(parts, line, new AbortController().signal);
  const verdictOn = (status: number, json: unknown) => {
    const rule = statuses?.[status];
    return typeof rule === "function" ? rule({ status, headers: new Headers(), json, text: "" }) : rule;
  };
  expect(verdictOn(429, { code: "insufficient_quota" })).toBe("credit-gone");
  expect(verdictOn(400, { code: "billing_hard_limit_reached" })).toBe("credit-gone");
  expect(verdictOn(403, { type: "insufficient_quota", code: null })).toBe("credit-gone");
  expect(verdictOn(429, { code: "rate_limit_exceeded" })).toBeUndefined();
  expect(verdictOn(429, undefined)).toBeUndefined();
});
