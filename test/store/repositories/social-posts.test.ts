import { expect, test } from "vitest";
import {
  getPost,
  insertSocialPost,
  listPosts,
  postsInStatus,
  updatePost,
} from "../../../src/store/repositories/social-posts.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { expectNewestFirst } from "../../support/newest-first.ts";
import { socialPost } from "../../support/sample-post.ts";

describeEachStore("posts", (fresh) => {
  test("the same is refused on one account, and taken on another", async () => {
    const store = await fresh();
    await insertSocialPost(store, socialPost("pst_1", { dedupeKey: "k" }), 1);
    await expect(insertSocialPost(store, socialPost("pst_2", { dedupeKey: "k" }), 1)).rejects.toThrow();
    await insertSocialPost(store, socialPost("pst_3", { dedupeKey: "k", accountId: "acc_2" }), 1);
    await insertSocialPost(store, socialPost("pst_4", { videoId: "vid_2" }), 1);
    const ids = async (filter: object): Promise<string[]> =>
      (await listPosts(store, { limit: 9, ...filter })).map(({ id }) => id);
    expect(await ids({ videoId: "vid_1" })).toEqual(["pst_3", "pst_1"]);
    expect(await ids({ accountId: "acc_1" })).toEqual(["pst_4", "pst_1"]);
  });

  test("what became of one is written to it alone, field by field; long ids stay whole", async () => {
    const store = await fresh();
    await insertSocialPost(store, socialPost("pst_1"), 1);
    await insertSocialPost(store, socialPost("pst_2"), 1);
    const change = {
      status: "live",
      url: "https://t/v",
      postedAtMs: 8,
      platformPostId: "7431234567890123456",
    } as const;
    await updatePost(store, "pst_1", change);
    expect(await getPost(store, "pst_1")).toEqual({ ...socialPost("pst_1"), createdAtMs: 1, ...change });
    expect(await getPost(store, "pst_9")).toBeUndefined();
    expect(await listPosts(store, { limit: 9, status: "waiting" })).toHaveLength(1);
  });

  test("come newest first, or by the time at which they are to go out", async () => {
    const store = await fresh();
    const insert = async (id: string) => await insertSocialPost(store, socialPost(id), 1);
    await expectNewestFirst(store, insert, listPosts);
    const other = await fresh();
    await insertSocialPost(other, socialPost("pst_1", { scheduledAtMs: 300 }), 1);
    await insertSocialPost(other, socialPost("pst_2", { scheduledAtMs: 200, status: "paused" }), 1);
    await insertSocialPost(other, socialPost("pst_3", { status: "live" }), 1);
    expect((await postsInStatus(other, ["waiting", "paused"])).map(({ id }) => id)).toEqual([
      "pst_2",
      "pst_1",
    ]);
  });
});
