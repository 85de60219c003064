import { expect, test } from "vitest";
import { insertSocialPost, listPosts, updatePost } from "../../../src/store/repositories/social-posts.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { expectNewestFirst } from "../../support/newest-first.ts";

const post = {
  videoId: "vid_1",
  accountId: "acc_1",
  platform: "outbox",
  status: "pending" as const,
  url: null,
  postedAtMs: null,
  facts: { caption: "Łódź" },
};

describeEachStore("posts", (fresh) => {
  test("one video has one post on one account", async () => {
    const store = await fresh();
    await insertSocialPost(store, { id: "pst_1", ...post }, 1);
    await expect(insertSocialPost(store, { id: "pst_2", ...post }, 1)).rejects.toThrow();
    await insertSocialPost(store, { id: "pst_3", ...post, accountId: "acc_2" }, 1);
    await insertSocialPost(store, { id: "pst_4", ...post, videoId: "vid_2" }, 1);
    const ids = async (filter: object): Promise<string[]> =>
      (await listPosts(store, { limit: 9, ...filter })).map(({ id }) => id);
    expect(await ids({ videoId: "vid_1" })).toEqual(["pst_3", "pst_1"]);
    expect(await ids({ accountId: "acc_1" })).toEqual(["pst_4", "pst_1"]);
  });

  test("what became of one is written to it alone, field by field", async () => {
    const store = await fresh();
    await insertSocialPost(store, { id: "pst_1", ...post }, 1);
    await insertSocialPost(store, { id: "pst_2", ...post, videoId: "vid_2" }, 1);
    await updatePost(store, "pst_1", { status: "live", url: "file:///v", postedAtMs: 8 });
    const live = { ...post, status: "live", url: "file:///v", postedAtMs: 8 };
    expect(await listPosts(store, { limit: 9, status: "live" })).toEqual([
      { id: "pst_1", createdAtMs: 1, ...live },
    ]);
    expect(await listPosts(store, { limit: 9, status: "pending" })).toHaveLength(1);
  });

  test("come newest first", async () => {
    const store = await fresh();
    const insert = async (id: string) => await insertSocialPost(store, { id, ...post, videoId: id }, 1);
    await expectNewestFirst(store, insert, listPosts);
  });
});
