import { expect, it } from "vitest";
import { slugOf } from "../../../src/providers/youtube/video-resource.ts";
import { answersInstead, resetAfterWork, resetBeforeWork } from "../../contracts/faults.ts";
import { QUANTUM, START_MS, type YoutubeBench, youtubeBench } from "../../contracts/youtube-bench.ts";
import { type YoutubePlan, youtubeError } from "../../contracts/youtube-plan.ts";

/** A last byte that went out, and whose answer was lost. */
async function inDoubt(plan: Partial<YoutubePlan> = {}, fault = resetAfterWork): Promise<YoutubeBench> {
  const bench = await youtubeBench();
  Object.assign(bench.server.plan, plan);
  await bench.publisher().prepare?.(bench.request());
  bench.server.faultAt("last", fault);
  await bench.publisher().start(bench.request());
  return bench;
}

const find = async (bench: YoutubeBench) => await bench.publisher().find(bench.request());

it("nothing came of what never was sent to its end", async () => {
  const bench = await youtubeBench();
  expect(await find(bench)).toEqual({ state: "nothing" });
  await bench.publisher().prepare?.(bench.request());
  const before = bench.server.requests.length;
  expect(await find(bench)).toEqual({ state: "nothing" });
  expect(bench.server.requests.length).toBe(before);
});

it("201 lost: the session itself says which video it made", async () => {
  const bench = await inDoubt();
  const handle = bench.server.uploads.videos[0]?.id;
  expect(await find(bench)).toEqual({ state: "made", handle });
  expect(await bench.world.memory.read()).toMatchObject({ stage: "UPLOADED", videoId: handle });
  expect(await find(bench)).toEqual({ state: "made", handle });
  expect(bench.server.countOf("probe")).toBe(1);
});

it("a last byte that never came: the session still waits, so nothing was made", async () => {
  const bench = await inDoubt({}, resetBeforeWork);
  expect(await find(bench)).toEqual({ state: "nothing" });
  expect(await bench.world.memory.read()).toMatchObject({
    stage: "UPLOADING",
    storedBytes: 2 * QUANTUM,
    // Were it to end now, the doubt would remain.
    lastByteSentAtMs: START_MS,
  });
  expect(await bench.publisher().start(bench.request())).toMatchObject({ kind: "accepted" });
});

it.each(["kept", "unknown", "absent"] as const)(
  "404 after the last byte, with the video among the uploads: found by its features (file name %s)",
  async (slug) => {
    const bench = await inDoubt({ finished: "gone", slug });
    bench.server.uploads.add({ title: "A clip from the phone", fileName: "IMG_1.mov", byteCount: 99 });
    expect(await find(bench)).toEqual({ state: "made", handle: bench.server.uploads.videos[1]?.id });
  },
);

it("404 after the last byte, and only other videos there: nobody knows, and nothing is adopted", async () => {
  const bench = await inDoubt({ finished: "gone" }, answersInstead({ status: 404 }));
  const [session] = bench.server.uploads.sessions;
  if (session) session.state = "dead";
  bench.server.uploads.add({ title: "A clip from the phone", fileName: "IMG_1.mov", byteCount: 99 });
  const { title, byteCount } = bench.order;
  bench.server.uploads.add({ title, fileName: "video.mp4", byteCount });
  expect(await find(bench)).toMatchObject({ state: "unknown" });
  expect(await bench.world.memory.read()).toMatchObject({ stage: "FINAL_SENT" });
});

it("two that it could be are not told apart by guessing", async () => {
  const bench = await inDoubt({ finished: "gone" });
  const { title, byteCount } = bench.order;
  bench.server.uploads.add({ title, fileName: slugOf(bench.request().effectKey), byteCount });
  expect(await find(bench)).toMatchObject({ state: "unknown", message: expect.stringContaining("2 videos") });
});

it("a listing that lags is asked again", async () => {
  const bench = await inDoubt({ finished: "gone", listedAfter: 1 });
  expect(await find(bench)).toMatchObject({ state: "unknown" });
  expect(await find(bench)).toMatchObject({ state: "made" });
});

it("a success that names no video is looked up, too", async () => {
  const bench = await inDoubt();
  bench.server.faultAt("probe", answersInstead({ status: 201, json: {} }));
  expect(await find(bench)).toEqual({ state: "made", handle: bench.server.uploads.videos[0]?.id });
});

it("renews a refused token and asks the same", async () => {
  const bench = await inDoubt();
  bench.server.tokens.expire(bench.account.current);
  expect(await find(bench)).toMatchObject({ state: "made" });
  expect(bench.account.renewals).toBe(1);
});

it.each([
  ["503", answersInstead(youtubeError(503, "backendError")), "transient"],
  ["no answer", resetBeforeWork, "transient"],
  ["quotaExceeded", answersInstead(youtubeError(403, "quotaExceeded")), "quota"],
] as const)("%s is no news: it is asked again later", async (_what, fault, kind) => {
  const bench = await inDoubt();
  bench.server.faultAt("probe", fault);
  await expect(find(bench)).rejects.toMatchObject({ kind });
  expect(await bench.world.memory.read()).toMatchObject({ stage: "FINAL_SENT" });
});

it.each([
  ["a refusal", answersInstead(youtubeError(403, "forbidden"))],
  [
    "every byte, and no video",
    answersInstead({ status: 308, headers: { range: `bytes=0-${2 * QUANTUM + 12_344}` } }),
  ],
])("%s leaves it unknown", async (_what, fault) => {
  const bench = await inDoubt();
  bench.server.faultAt("probe", fault);
  expect(await find(bench)).toMatchObject({ state: "unknown" });
});
