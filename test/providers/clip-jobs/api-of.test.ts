import { expect, it } from "vitest";
import { apiOf } from "../../../src/providers/clip-jobs/api-of.ts";
import { answers, answersJson, hostileServer } from "../../support/hostile-server.ts";

const line = (): Parameters<ReturnType<typeof apiOf>>[0] => ({
  line: {
    key: "k-123",
    fetch,
    download: () => Promise.reject(new Error("not here")),
    upload: () => Promise.reject(new Error("not here")),
  },
  signal: undefined,
});

it("asks under the base URL or at a whole address, with the vendor's headers and those of the question", async () => {
  const server = await hostileServer(answersJson(200, { ok: true }));
  const ask = apiOf({
    providerId: "fal",
    baseUrl: `${server.origin}/v1`,
    headersOf: ({ key }) => ({ authorization: `Key ${key}` }),
  });
  expect((await ask(line(), "POST", "/jobs", { body: { a: 1 }, headers: { "x-once": "1" } })).json).toEqual({
    ok: true,
  });
  await ask(line(), "GET", `${server.origin}/elsewhere`);
  expect(server.seen.map(({ method, path, body }) => [method, path, body])).toEqual([
    ["POST", "/v1/jobs", '{"a":1}'],
    ["GET", "/elsewhere", ""],
  ]);
  expect(server.seen[0]?.headers).toMatchObject({ authorization: "Key k-123", "x-once": "1" });
});

it("reads no more than it may", async () => {
  const server = await hostileServer(answers(200, `"${"x".repeat(2_000)}"`));
  const ask = apiOf({ providerId: "fal", baseUrl: server.origin, headersOf: () => ({}), maxBytes: 1_000 });
  await expect(ask(line(), "GET", "/")).rejects.toMatchObject({ code: "vendor-answer-too-large" });
});
