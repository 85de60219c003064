import { expect, test } from "vitest";
import { newRow } from "../../../src/store/scope.ts";
import { describeEachStore } from "../../support/each-store.ts";

/** By table: what is told about the same thing in the world, but for the id. */
const SAME = {
  socialAccounts: { platform: "tiktok", name: "@a", status: "connected" },
  analyticsSnapshots: { postId: "p", capturedAtMs: 1, source: "api", viewCount: null },
  audioTrends: { platform: "tiktok", region: "DE", title: "Song", rank: 1, capturedAtMs: 1 },
  competitorVideos: {
    platform: "tiktok",
    externalId: "x",
    channel: "c",
    title: "t",
    publishedAtMs: null,
    viewCount: null,
  },
} as const;

describeEachStore("0003-channel", (fresh) => {
  test.each(Object.keys(SAME) as (keyof typeof SAME)[])(
    "%s: one row for one thing in a tenant, whatever its id",
    async (table) => {
      const store = await fresh();
      const insert = async (tenantId: string, id: string) =>
        await store.db
          .insertInto(table)
          .values({ ...newRow({ ...store, tenantId }, id, 1), ...SAME[table], document: "{}" })
          .execute();
      await insert(store.tenantId, "1");
      await insert(`${store.tenantId}b`, "1");
      await expect(insert(store.tenantId, "2")).rejects.toThrow(/unique/i);
    },
  );
});
