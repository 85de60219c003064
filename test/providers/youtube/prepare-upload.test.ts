import { appendFileSync, rmSync } from "node:fs";
import { expect, it } from "vitest";
import { answersInstead, resetAfterWork, resetBeforeWork } from "../../contracts/faults.ts";
import { changeMemory } from "../../contracts/post-world.ts";
import { QUANTUM, START_MS, type YoutubeBench, youtubeBench } from "../../contracts/youtube-bench.ts";
import { youtubeError } from "../../contracts/youtube-plan.ts";

const DAY_MS = 86_400_000;
const BUSY = answersInstead(youtubeError(503, "backendError"));

const prepare = async (bench: YoutubeBench): Promise<unknown> =>
  await bench
    .publisher()
    .prepare?.(bench.request())
    .catch((error: unknown) => error);

function stored({ server }: YoutubeBench): number[] {
  return server.uploads.sessions.map(({ storedBytes }) => storedBytes);
}

it("sends everything but the last piece, and returns", async () => {
  const bench = await youtubeBench();
  await prepare(bench);
  expect(stored(bench)).toEqual([2 * QUANTUM]);
  expect(bench.server.countOf("last")).toBe(0);
  expect(await bench.world.memory.read()).toMatchObject({
    stage: "UPLOADING",
    storedBytes: 2 * QUANTUM,
    lastByteSentAtMs: null,
  });
});

it("tells how far it is, in bytes of the whole video", async () => {
  const bench = await youtubeBench();
  const told: number[] = [];
  await bench.publisher().prepare?.({ ...bench.request(), progress: (done) => void told.push(done) });
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(2 * QUANTUM);
});

it("goes on where an earlier process ended: it asks how far YouTube came, and opens nothing new", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt("chunk", resetBeforeWork, { skip: 1, times: 9 });
  expect(await prepare(bench)).toMatchObject({ kind: "transient" });
  bench.server.clearFaults();
  await changeMemory(bench.world, { storedBytes: 0 });
  await prepare(bench);
  expect(bench.server.countOf("session")).toBe(1);
  expect(stored(bench)).toEqual([2 * QUANTUM]);
});

it("308 without Range: sends the piece again from the start", async () => {
  const bench = await youtubeBench();
  bench.server.plan.keeps.push("nothing");
  await prepare(bench);
  expect(bench.server.countOf("chunk")).toBe(3);
  expect(stored(bench)).toEqual([2 * QUANTUM]);
});

it("Range shorter than sent: goes on from what is stored, not from what was sent", async () => {
  const bench = await youtubeBench({ byteCount: 5 * QUANTUM });
  bench.server.plan.keeps.push("less");
  const { createYoutubePublisher } = await import("../../../src/providers/youtube/youtube-publisher.ts");
  const publisher = createYoutubePublisher(bench.partsWith(), bench.account, { chunkBytes: 4 * QUANTUM });
  await publisher.prepare?.(bench.request());
  expect(stored(bench)).toEqual([4 * QUANTUM]);
  expect(bench.server.countOf("chunk")).toBe(2);
});

it("503: asks how far it came before it sends the next byte", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt("chunk", BUSY);
  await prepare(bench);
  const calls = bench.server.requests.map(({ headers }) => headers["content-range"]).filter(Boolean);
  expect(calls.slice(0, 3)).toEqual([
    `bytes 0-${QUANTUM - 1}/${bench.order.byteCount}`,
    `bytes */${bench.order.byteCount}`,
    `bytes 0-${QUANTUM - 1}/${bench.order.byteCount}`,
  ]);
});

it("a lost answer: what was stored is not sent again", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt("chunk", resetAfterWork);
  await prepare(bench);
  expect(bench.server.countOf("chunk")).toBe(2);
  expect(stored(bench)).toEqual([2 * QUANTUM]);
});

it("leaves it to another attempt when nothing comes through", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt("chunk", resetBeforeWork, { times: 9 });
  expect(await prepare(bench)).toMatchObject({ kind: "transient" });
  expect(bench.server.countOf("chunk")).toBe(3);
  expect(await bench.world.memory.read()).toMatchObject({ stage: "UPLOADING", storedBytes: 0 });
});

it("gives up, too, on a YouTube that keeps nothing", async () => {
  const bench = await youtubeBench();
  bench.server.plan.keeps.push("nothing", "nothing", "nothing");
  expect(await prepare(bench)).toMatchObject({ kind: "transient", code: "youtube-upload-stuck" });
});

it("401 mid chunk: the token is renewed once, and the same piece goes to the same session", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt(
    "chunk",
    {
      work: "never",
      behave: ({ response }) => {
        bench.server.tokens.expire(bench.account.current);
        response.writeHead(401).end("{}");
      },
    },
    { skip: 1 },
  );
  await prepare(bench);
  expect([bench.account.renewals, bench.server.countOf("session"), bench.server.countOf("chunk")]).toEqual([
    1, 1, 3,
  ]);
  expect(stored(bench)).toEqual([2 * QUANTUM]);
});

it("session expiry before the last byte: 404, and a new session from the first byte", async () => {
  const bench = await youtubeBench();
  await prepare(bench);
  const [first] = bench.server.uploads.sessions;
  if (first) first.state = "dead";
  await prepare(bench);
  expect(bench.server.countOf("session")).toBe(2);
  expect(stored(bench)[1]).toBe(2 * QUANTUM);
});

it("opens no more than two sessions in one go: each is one of the day's uploads", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt("chunk", answersInstead({ status: 404 }), { times: 9 });
  expect(await prepare(bench)).toMatchObject({ kind: "transient", code: "youtube-upload-stuck" });
  expect(bench.server.countOf("session")).toBe(2);
});

it("session expiry after the last byte may have gone out: opens nothing, and leaves it in doubt", async () => {
  const bench = await youtubeBench();
  await prepare(bench);
  await changeMemory(bench.world, { lastByteSentAtMs: START_MS });
  const [first] = bench.server.uploads.sessions;
  if (first) first.state = "dead";
  await prepare(bench);
  expect(bench.server.countOf("session")).toBe(1);
  expect(await bench.world.memory.read()).toMatchObject({ stage: "FINAL_SENT" });
});

it.each(["FINAL_SENT", "UPLOADED"])("asks nothing when memory says %s", async (stage) => {
  const bench = await youtubeBench();
  await prepare(bench);
  const count = bench.server.requests.length;
  await changeMemory(bench.world, { stage, videoId: "v", uploadedAtMs: START_MS });
  await prepare(bench);
  expect(bench.server.requests.length).toBe(count);
});

it("quotaExceeded: quota until midnight in California, with nothing made", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt("session", answersInstead(youtubeError(403, "quotaExceeded")));
  const untilMs = Date.parse("2026-11-30T08:00:00Z");
  expect(await prepare(bench)).toMatchObject({ kind: "quota", details: { untilMs, of: "app" } });
  await prepare(bench);
  expect(stored(bench)).toEqual([2 * QUANTUM]);
});

it("uploadLimitExceeded: quota for a day", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt("session", answersInstead(youtubeError(400, "uploadLimitExceeded")));
  expect(await prepare(bench)).toMatchObject({
    kind: "quota",
    details: { untilMs: START_MS + DAY_MS, of: "account" },
  });
});

it("a refused piece ends its session, and the next attempt opens another", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt("chunk", answersInstead(youtubeError(403, "forbidden")));
  expect(await prepare(bench)).toMatchObject({ kind: "refused" });
  expect(await bench.world.memory.read()).toEqual({ stage: "PLANNED" });
  await prepare(bench);
  expect(stored(bench)).toEqual([0, 2 * QUANTUM]);
});

it("an order that was changed gets a session of its own", async () => {
  const bench = await youtubeBench();
  await prepare(bench);
  bench.order.title = "Eight lakes that vanish";
  await prepare(bench);
  expect(bench.server.uploads.sessions.at(-1)?.resource.snippet.title).toBe("Eight lakes that vanish");
});

it("but not when its last byte may have made a video of the old one", async () => {
  const bench = await youtubeBench();
  await prepare(bench);
  await changeMemory(bench.world, { lastByteSentAtMs: START_MS });
  bench.order.title = "Eight lakes that vanish";
  expect(await prepare(bench)).toMatchObject({ kind: "refused", code: "post-order-changed" });
  expect(bench.server.countOf("session")).toBe(1);
});

it("takes a video that is already whole as it is", async () => {
  const bench = await youtubeBench();
  await prepare(bench);
  bench.server.faultAt("probe", answersInstead({ status: 200, json: { id: "dQw4w9WgXcQ" } }));
  await prepare(bench);
  expect(await bench.world.memory.read()).toEqual({
    stage: "UPLOADED",
    videoId: "dQw4w9WgXcQ",
    uploadedAtMs: START_MS,
  });
});

it("sends nothing of a file that was changed or is gone", async () => {
  const bench = await youtubeBench();
  appendFileSync(bench.order.file, "more");
  expect(await prepare(bench)).toMatchObject({ kind: "refused", code: "post-file-changed" });
  rmSync(bench.order.file);
  expect(await prepare(bench)).toMatchObject({ kind: "config", code: "post-file-missing" });
  expect(bench.server.requests).toEqual([]);
});

it("ends with its caller, for the caller's reason", async () => {
  const bench = await youtubeBench();
  const reason = new Error("the run was cancelled");
  const request = { ...bench.request(), signal: AbortSignal.abort(reason) };
  await expect(bench.publisher().prepare?.(request)).rejects.toBe(reason);
});
