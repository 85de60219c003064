import { expect, it } from "vitest";
import { z } from "zod";
import { createGraph, GRAPH_VERSION } from "../../../src/providers/instagram/graph.ts";
import { Id } from "../../../src/providers/instagram/ids.ts";
import { answersJson, hostileServer } from "../../support/hostile-server.ts";

const signal = new AbortController().signal;
const NOW_MS = 5_000_000;

async function graphAt(...answers: Parameters<typeof hostileServer>) {
  const server = await hostileServer(...answers);
  const tokens: (string | undefined)[] = [];
  const graph = createGraph({
    line: async () => ({ fetch }) as never,
    baseUrl: server.origin,
    account: {
      accountId: "acc_1",
      userId: "1",
      isAudited: false,
      login: null,
      facts: {},
      token: async (refused) => {
        tokens.push(refused);
        return refused === undefined ? "first-token" : "second-token";
      },
    },
    clock: { nowMs: () => NOW_MS },
  });
  return { graph, server, tokens };
}

const DEAD = answersJson(400, { error: { code: 190, message: "dead" } });
const READ = { method: "GET", path: "/17/media", query: { fields: "id" }, signal } as const;

it("asks the pinned version, with the token in a header only", async () => {
  const { graph, server } = await graphAt(answersJson(200, { id: "17841400000000017" }));
  const { value } = await graph.read(READ, z.object({ id: Id }));
  expect(value.id).toBe("17841400000000017");
  const [seen] = server.seen;
  expect(seen).toMatchObject({ path: `/${GRAPH_VERSION}/17/media?fields=id` });
  expect(seen?.headers.authorization).toBe("Bearer first-token");
});

it("renews a refused token once, and sends the same request", async () => {
  const { graph, server, tokens } = await graphAt(DEAD, answersJson(200, { id: "1" }));
  await graph.send({ method: "POST", path: "/1/media", form: { a: "b" }, signal });
  expect(tokens).toEqual([undefined, "first-token"]);
  expect(server.seen.map(({ path, body }) => [path, body])).toEqual(
    Array.from({ length: 2 }, () => [`/${GRAPH_VERSION}/1/media`, "a=b"]),
  );
  const dead = await graphAt(DEAD);
  await expect(dead.graph.send(READ)).rejects.toMatchObject({ code: "account-reconnect-needed" });
  expect(dead.server.seen).toHaveLength(2);
});

it("sends once what may be sent once", async () => {
  const { graph, server } = await graphAt(DEAD);
  const reply = await graph.sendOnce({ method: "POST", path: "/1/media_publish", signal }, "a-token-of-mine");
  expect([reply.error?.code, server.seen.length]).toEqual([190, 1]);
});

it("takes Meta's clock from Meta's own answers", async () => {
  const date = new Date(NOW_MS + 60_000).toUTCString();
  const own = { date, "facebook-api-version": GRAPH_VERSION };
  const { graph } = await graphAt(
    answersJson(200, {}, { date: new Date(0).toUTCString() }),
    answersJson(200, {}, own),
    answersJson(200, {}, { date: new Date(0).toUTCString() }),
  );
  expect((await graph.send(READ)).atMs).toBe(NOW_MS);
  expect((await graph.send(READ)).atMs).toBe(NOW_MS + 60_000);
  expect((await graph.send(READ)).atMs).toBe(NOW_MS + 60_000);
  expect(graph.nowMs()).toBe(NOW_MS + 60_000);
});

it("tells of another version than the one that was asked for", async () => {
  const { graph } = await graphAt(
    answersJson(200, {}, { "facebook-api-version": GRAPH_VERSION }),
    answersJson(200, {}, { "facebook-api-version": "v27.0" }),
  );
  expect(graph.otherVersion()).toBeUndefined();
  await graph.send(READ);
  expect(graph.otherVersion()).toBeUndefined();
  await graph.send(READ);
  expect(graph.otherVersion()).toBe("v27.0");
});

it("does not round an id, and takes an answer of another shape for trouble", async () => {
  expect(Id.parse(123_456)).toBe("123456");
  const { graph } = await graphAt((_request, response) => void response.end('{"id": 7312345678901234567}'));
  await expect(graph.read(READ, z.object({ id: Id }))).rejects.toMatchObject({
    kind: "transient",
    code: "platform-trouble",
  });
});
