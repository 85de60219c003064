import { expect, test } from "vitest";
import {
  insertCompetitorVideo,
  listCompetitorVideos,
} from "../../../src/store/repositories/competitor-videos.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { expectNewestFirst } from "../../support/newest-first.ts";

const seen = {
  platform: "shorts",
  externalId: "x",
  channel: "maps",
  title: "t",
  publishedAtMs: null,
  viewCount: 1,
  facts: { length: 30 },
};

describeEachStore("competitors' videos", (fresh) => {
  test("one that is seen again is kept once; platform and channel filter", async () => {
    const store = await fresh();
    await insertCompetitorVideo(store, { id: "cmp_1", ...seen }, 6);
    await insertCompetitorVideo(store, { id: "cmp_2", ...seen, viewCount: 2 }, 7);
    await insertCompetitorVideo(store, { id: "cmp_3", ...seen, platform: "tiktok" }, 7);
    await insertCompetitorVideo(store, { id: "cmp_4", ...seen, externalId: "y", channel: "flags" }, 7);
    const ofMaps = { limit: 9, platform: "shorts", channel: "maps" };
    expect(await listCompetitorVideos(store, ofMaps)).toEqual([{ id: "cmp_1", createdAtMs: 6, ...seen }]);
    expect(await listCompetitorVideos(store, { limit: 9, channel: "maps" })).toHaveLength(2);
  });

  test("come newest first", async () => {
    const store = await fresh();
    const insert = async (id: string) =>
      await insertCompetitorVideo(store, { id, ...seen, externalId: id }, 6);
    await expectNewestFirst(store, insert, listCompetitorVideos);
  });
});
