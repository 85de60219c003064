import { expect, it } from "vitest";
import { type ContractServer, contractServer } from "./contract-server.ts";
import { answersInstead, hugeBody, redirectsTo, resetAfterWork, resetBeforeWork, slow } from "./faults.ts";

async function countingServer(): Promise<ContractServer> {
  return await contractServer({
    refuse: (status, problems) => ({ status, json: { problems } }),
    routes: [
      {
        method: "POST",
        path: /^\/jobs\/\w+$/,
        violations: ({ json, query }) => [
          ...(json === undefined ? ["the body is no JSON"] : []),
          ...(query.has("draft") ? ["draft is unknown"] : []),
        ],
        answer: ({ path }) => ({ status: 202, headers: { "x-job": path }, json: { done: true } }),
      },
    ],
  });
}

const post = async (server: ContractServer, path = "/jobs/a", body = "{}") =>
  await fetch(`${server.origin}${path}`, { method: "POST", body, redirect: "manual" });

it("does its work for what keeps the contract, and remembers what was asked", async () => {
  const server = await countingServer();
  const response = await post(server);
  expect([response.status, response.headers.get("x-job"), await response.json()]).toEqual([
    202,
    "/jobs/a",
    { done: true },
  ]);
  expect(server.requests).toMatchObject([{ method: "POST", path: "/jobs/a", json: {} }]);
  expect([server.workCount(), server.takeViolations()]).toEqual([1, []]);
});

it("refuses what breaks it, without any work, and does not forget", async () => {
  const server = await countingServer();
  server.meet(slow(1));
  expect((await post(server, "/jobs/a?draft=1", "no")).status).toBe(400);
  expect((await post(server, "/elsewhere")).status).toBe(404);
  expect(server.workCount()).toBe(0);
  expect(server.takeViolations()).toEqual([
    "POST /jobs/a: the body is no JSON",
    "POST /jobs/a: draft is unknown",
    "POST /elsewhere: there is no POST /elsewhere",
  ]);
  expect(server.takeViolations()).toEqual([]);
});

it("meets as many requests with a fault as it was told", async () => {
  const server = await countingServer();
  server.meet(answersInstead({ status: 503 }), 2);
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await post(server)).status);
  expect([statuses, server.workCount()]).toEqual([[503, 503, 202], 1]);
});

it("can lose an answer before or after its work", async () => {
  const server = await countingServer();
  server.meet(resetBeforeWork, 1);
  await expect(post(server)).rejects.toThrow();
  expect(server.workCount()).toBe(0);
  server.meet(resetAfterWork, 1);
  await expect(post(server)).rejects.toThrow();
  expect(server.workCount()).toBe(1);
});

it("can be late, huge, and elsewhere", async () => {
  const server = await countingServer();
  server.meet(slow(60));
  const startedMs = performance.now();
  await post(server);
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(55);
  server.meet(hugeBody(300_000));
  expect((await (await post(server)).arrayBuffer()).byteLength).toBeGreaterThan(300_000);
  server.meet(redirectsTo(307, "http://127.0.0.1:9/"));
  expect((await post(server)).headers.get("location")).toBe("http://127.0.0.1:9/");
});
