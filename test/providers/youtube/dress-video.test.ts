import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import type { PostOrder } from "../../../src/model/post-order.ts";
import { createYoutubePublisher } from "../../../src/providers/youtube/youtube-publisher.ts";
import { answersInstead, resetAfterWork } from "../../contracts/faults.ts";
import { type YoutubeBench, youtubeBench } from "../../contracts/youtube-bench.ts";
import { type YoutubePlan, youtubeError } from "../../contracts/youtube-plan.ts";

const STUDIO = "set it at https://studio.youtube.com/video/";

async function posted(order: Partial<PostOrder> = {}, plan: Partial<YoutubePlan> = {}) {
  const bench = await youtubeBench({ order });
  Object.assign(bench.server.plan, plan);
  await bench.publisher().prepare?.(bench.request());
  const outcome = await bench.publisher().start(bench.request());
  return { bench, videoId: outcome.kind === "accepted" ? outcome.handle : "" };
}

const dress = async (bench: YoutubeBench, videoId: string) =>
  await bench.publisher().dress?.(videoId, bench.request());

it("sets the thumbnail, puts the video into its playlist once, and finds that all was kept", async () => {
  const { bench, videoId } = await posted({ playlistId: "PL1", commercial: "third-party" });
  const { playlists, thumbnails } = bench.server.listings;
  playlists.set("PL1", []);
  expect(await dress(bench, videoId)).toEqual([]);
  expect(await dress(bench, videoId)).toEqual([]);
  expect([playlists.get("PL1"), thumbnails.get(videoId)]).toEqual([[videoId], "a picture".length]);
});

it("a lost answer of the playlist does not put it there twice", async () => {
  const { bench, videoId } = await posted({ playlistId: "PL1" });
  bench.server.listings.playlists.set("PL1", []);
  bench.server.faultAt("insert", resetAfterWork);
  expect(await dress(bench, videoId)).toEqual([expect.stringContaining("put it into no playlist")]);
  await dress(bench, videoId);
  expect(bench.server.listings.playlists.get("PL1")).toEqual([videoId]);
});

it.each<[string, Partial<PostOrder>, Partial<YoutubePlan>, string]>([
  ["the AI label", {}, { synthetic: "ignored" }, "that it holds AI-made content"],
  ["paid promotion", { commercial: "third-party" }, { paid: "ignored" }, "that it is paid promotion"],
  [
    "paid promotion that was refused",
    { commercial: "third-party" },
    { paid: "refused" },
    "that it is paid promotion",
  ],
])("tells a person to set %s where YouTube did not keep it", async (_what, order, plan, lost) => {
  const { bench, videoId } = await posted(order, plan);
  expect(await dress(bench, videoId)).toEqual([`YouTube did not keep ${lost}: ${STUDIO}${videoId}/edit`]);
});

it("fails without harm, each thing for itself", async () => {
  const { bench, videoId } = await posted({ playlistId: "PLgone" });
  bench.server.faultAt(
    "thumbnail",
    answersInstead(youtubeError(429, "uploadRateLimitExceeded", "Slow down")),
  );
  bench.server.faultAt("videos", answersInstead(youtubeError(503, "backendError")));
  expect(await dress(bench, videoId)).toEqual([
    "YouTube took no thumbnail: youtube (429 uploadRateLimitExceeded): Slow down",
    "YouTube put it into no playlist: youtube (404): The playlist cannot be found.",
    "YouTube could not be asked what it kept: youtube (503 backendError): backendError",
  ]);
});

it("says that the cover is gone, and that the video is not listed yet", async () => {
  const { bench } = await posted();
  rmSync(bench.order.coverFile);
  expect(await dress(bench, "another1234")).toEqual([
    expect.stringContaining("cannot be read (ENOENT)"),
    "YouTube does not list the video yet: what it kept is not known.",
  ]);
});

it("ends with its caller", async () => {
  const { bench, videoId } = await posted();
  const reason = new Error("the run was cancelled");
  const request = { ...bench.request(), signal: AbortSignal.abort(reason) };
  await expect(bench.publisher().dress?.(videoId, request)).rejects.toBe(reason);
});

it("leaves the cover and the playlist out when the units of the day are nearly spent, and says so", async () => {
  const { bench, videoId } = await posted({ playlistId: "PL1" });
  const { playlists, thumbnails } = bench.server.listings;
  playlists.set("PL1", []);
  const usesSince = async (operation: string) => (operation.startsWith("POST ") ? 90 : 0);
  const publisher = createYoutubePublisher({ ...bench.partsWith(), usesSince }, bench.account);
  expect(await publisher.dress?.(videoId, bench.request())).toEqual([
    expect.stringContaining("YouTube took no thumbnail: 9000 of the 10000 units"),
    expect.stringContaining("YouTube put it into no playlist: 9000 of the 10000 units"),
  ]);
  expect([playlists.get("PL1"), thumbnails.get(videoId)]).toEqual([[], undefined]);
});
