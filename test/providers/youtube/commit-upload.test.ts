import { expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import type { Json } from "../../../src/core/json.ts";
import { answersInstead, resetAfterWork } from "../../contracts/faults.ts";
import { changeMemory } from "../../contracts/post-world.ts";
import { QUANTUM, START_MS, type YoutubeBench, youtubeBench } from "../../contracts/youtube-bench.ts";
import { youtubeError } from "../../contracts/youtube-plan.ts";

async function prepared(): Promise<YoutubeBench> {
  const bench = await youtubeBench();
  await bench.publisher().prepare?.(bench.request());
  return bench;
}

const start = async (bench: YoutubeBench) => await bench.publisher().start(bench.request());

it("sends the last piece in one request, and remembers that before", async () => {
  const bench = await prepared();
  const before = bench.server.requests.length;
  const stages: unknown[] = [];
  const request = bench.request();
  const inner = request.memory;
  const write = async (state: Json): Promise<void> => {
    stages.push([(state as { stage: string }).stage, bench.server.requests.length - before]);
    await inner.write(state);
  };
  request.memory = { read: async () => await inner.read(), write };
  const outcome = await bench.publisher().start(request);
  expect(outcome).toEqual({ kind: "accepted", handle: bench.server.uploads.videos[0]?.id });
  expect(stages).toEqual([
    ["FINAL_SENT", 0],
    ["UPLOADED", 1],
  ]);
});

it("answers from memory when the video is known, or nobody knows", async () => {
  const bench = await prepared();
  const before = bench.server.requests.length;
  await changeMemory(bench.world, { stage: "FINAL_SENT", lastByteSentAtMs: START_MS });
  expect(await start(bench)).toMatchObject({ kind: "unknown" });
  await bench.world.memory.write({ stage: "UPLOADED", videoId: "v1", uploadedAtMs: START_MS });
  expect(await start(bench)).toEqual({ kind: "accepted", handle: "v1" });
  expect(bench.server.requests.length).toBe(before);
});

it("is not sent when there is no session, an old order's, or bytes are missing before the last", async () => {
  const bench = await youtubeBench();
  expect(await start(bench)).toMatchObject({ kind: "not-sent" });
  await bench.publisher().prepare?.(bench.request());
  const kept = (await bench.world.memory.read()) as Record<string, Json>;
  await bench.world.memory.write({ ...kept, storedBytes: 0 });
  expect(await start(bench)).toMatchObject({ kind: "not-sent" });
  await bench.world.memory.write({ ...kept, orderHash: "another" });
  expect(await start(bench)).toMatchObject({ kind: "not-sent" });
  expect(bench.server.countOf("last")).toBe(0);
});

it("Range shorter than sent: not published, so not-sent, and prepared anew", async () => {
  const bench = await prepared();
  bench.server.plan.keeps.push("nothing");
  expect(await start(bench)).toMatchObject({ kind: "not-sent" });
  expect(await bench.world.memory.read()).toMatchObject({
    stage: "UPLOADING",
    storedBytes: 2 * QUANTUM,
    lastByteSentAtMs: null,
  });
  expect(await start(bench)).toMatchObject({ kind: "accepted" });
});

it.each([
  ["404, session expiry", answersInstead({ status: 404 })],
  ["503", answersInstead(youtubeError(503, "backendError"))],
  ["400", answersInstead(youtubeError(400, "invalidTitle"))],
  ["quotaExceeded", answersInstead(youtubeError(403, "quotaExceeded"))],
  ["a lost answer", resetAfterWork],
  ["a success without an id", answersInstead({ status: 200, json: {} })],
  [
    "every byte stored, and no video",
    answersInstead({ status: 308, headers: { range: `bytes=0-${2 * QUANTUM + 12_344}` } }),
  ],
])("%s proves nothing: unknown", async (_what, fault) => {
  const bench = await prepared();
  bench.server.faultAt("last", fault);
  expect(await start(bench)).toMatchObject({ kind: "unknown" });
  expect(await bench.world.memory.read()).toMatchObject({ stage: "FINAL_SENT", lastByteSentAtMs: START_MS });
});

it("renews a refused token and sends the same last piece", async () => {
  const bench = await prepared();
  bench.server.tokens.expire(bench.account.current);
  expect(await start(bench)).toMatchObject({ kind: "accepted" });
  expect([bench.account.renewals, bench.server.countOf("last")]).toEqual([1, 2]);
});

it("is not sent when YouTube was certainly not reached", async () => {
  const bench = await prepared();
  const refused = Object.assign(new Error("connect ECONNREFUSED"), {
    syscall: "connect",
    code: "ECONNREFUSED",
  });
  const offline = async () => {
    throw new TypeError("fetch failed", { cause: refused });
  };
  expect(await bench.publisher(offline).start(bench.request())).toMatchObject({ kind: "not-sent" });
  expect(await bench.world.memory.read()).toMatchObject({ stage: "UPLOADING", lastByteSentAtMs: null });
});

it.each([
  ["transient", "not-sent"],
  ["refused", "not-sent"],
] as const)("sends nothing without a token (%s)", async (kind, outcome) => {
  const bench = await prepared();
  bench.account.token = async () => {
    throw new AppError({ kind, code: "no-token", message: "there is no token" });
  };
  expect(await start(bench)).toEqual({ kind: outcome, message: "there is no token" });
  expect(await bench.world.memory.read()).toMatchObject({ stage: "UPLOADING" });
});

it("says so when the secrets cannot be opened, with nothing remembered as sent", async () => {
  const bench = await prepared();
  bench.account.token = async () => {
    throw new AppError({ kind: "config", code: "secrets-locked", message: "locked" });
  };
  await expect(start(bench)).rejects.toMatchObject({ kind: "config" });
  expect(await bench.world.memory.read()).toMatchObject({ stage: "UPLOADING" });
});
