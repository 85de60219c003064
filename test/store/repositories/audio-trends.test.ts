import { expect, test } from "vitest";
import { insertAudioTrend, listAudioTrends } from "../../../src/store/repositories/audio-trends.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { expectNewestFirst } from "../../support/newest-first.ts";

const trend = {
  platform: "tiktok",
  region: "DE",
  title: "Song",
  rank: 1,
  capturedAtMs: 5,
  facts: { uses: 9 },
};

describeEachStore("audio trends", (fresh) => {
  test("one place of one chart at one moment is kept once; platform and region tell charts apart", async () => {
    const store = await fresh();
    await insertAudioTrend(store, { id: "trd_1", ...trend }, 6);
    await insertAudioTrend(store, { id: "trd_2", ...trend, title: "Another" }, 6);
    await insertAudioTrend(store, { id: "trd_3", ...trend, region: "FR" }, 6);
    await insertAudioTrend(store, { id: "trd_4", ...trend, platform: "reels" }, 6);
    const german = { limit: 9, platform: "tiktok", region: "DE" };
    expect(await listAudioTrends(store, german)).toEqual([{ id: "trd_1", createdAtMs: 6, ...trend }]);
    expect(await listAudioTrends(store, { limit: 9, platform: "tiktok" })).toHaveLength(2);
  });

  test("come newest first", async () => {
    const store = await fresh();
    let rank = 0;
    const insert = async (id: string) => {
      rank += 1;
      await insertAudioTrend(store, { id, ...trend, rank }, 6);
    };
    await expectNewestFirst(store, insert, listAudioTrends);
  });
});
