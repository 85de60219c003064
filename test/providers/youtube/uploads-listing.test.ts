import { expect, it } from "vitest";
import { findUploads } from "../../../src/providers/youtube/uploads-listing.ts";
import { createYoutubeApi } from "../../../src/providers/youtube/youtube-api.ts";
import { START_MS, youtubeBench } from "../../contracts/youtube-bench.ts";

const FEATURES = {
  fileName: "viral-0123.mp4",
  byteCount: 700,
  title: "Seven lakes",
  sinceMs: START_MS - 1_000,
};
const { signal } = new AbortController();

async function channel() {
  const bench = await youtubeBench();
  const api = createYoutubeApi(bench.partsWith(), bench.account);
  return {
    bench,
    uploads: bench.server.uploads,
    search: async () => await findUploads(api, FEATURES, signal),
  };
}

it.each([
  ["name and size", "viral-0123.mp4", 700, "Renamed by a person", true],
  ["size and title, with no name of its own", "unknown", 700, "Seven lakes", true],
  ["the title alone", "unknown", 701, "Seven lakes", false],
  ["the size alone", "unknown", 700, "Another", false],
  ["another file's name, whatever else fits", "video.mp4", 700, "Seven lakes", false],
  ["another size under our name", "viral-0123.mp4", 701, "Seven lakes", false],
])("by %s", async (_what, fileName, byteCount, title, isFound) => {
  const { uploads, search } = await channel();
  const { id } = uploads.add({ fileName, byteCount, title });
  expect(await search()).toEqual(isFound ? [id] : []);
});

it("looks at nothing older than the upload", async () => {
  const { uploads, search } = await channel();
  const { title, fileName, byteCount } = FEATURES;
  uploads.add({ title, fileName, byteCount }, { publishedAtMs: START_MS - 5_000 });
  expect(await search()).toEqual([]);
});

it("reads on while there are recent ones, page by page, and asks for the files of each page once", async () => {
  const { bench, uploads, search } = await channel();
  const { id } = uploads.add(FEATURES);
  for (let count = 0; count < 70; count += 1)
    uploads.add({ title: `Clip ${count}`, fileName: `IMG_${count}.mov`, byteCount: 1 });
  expect(await search()).toEqual([id]);
  const { server } = bench;
  expect([server.countOf("channels"), server.countOf("playlistItems"), server.countOf("videos")]).toEqual([
    1, 2, 2,
  ]);
});

it("stops after five pages", async () => {
  const { bench, uploads, search } = await channel();
  for (let count = 0; count < 400; count += 1)
    uploads.add({ title: `Clip ${count}`, fileName: `IMG_${count}.mov`, byteCount: 1 });
  expect(await search()).toEqual([]);
  expect(bench.server.countOf("playlistItems")).toBe(5);
});

it("finds nothing where there is no channel", async () => {
  const { bench, search } = await channel();
  bench.server.listings.channels.splice(0);
  expect(await search()).toEqual([]);
});
