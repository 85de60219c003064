import { expect, test } from "vitest";
import { setComparableText } from "../../../src/store/repositories/concepts.ts";
import { COUNTING, postsBefore } from "../../../src/store/repositories/posts-before.ts";
import { insertSocialPost } from "../../../src/store/repositories/social-posts.ts";
import { plannedVideo } from "../../support/planned-video.ts";
import { socialPost } from "../../support/sample-post.ts";
import { temporaryServices } from "../../support/video-services.ts";

test("every post that counts, oldest first, with what its video is about and when it went out or is to", async () => {
  const services = await temporaryServices();
  const { videoId, conceptId } = await plannedVideo(services);
  await setComparableText(services.store, conceptId, "rivers of asia");
  const { store } = services;
  await insertSocialPost(store, socialPost("pst_1", { videoId, scheduledAtMs: 70 }), 1);
  await insertSocialPost(store, socialPost("pst_2", { status: "live", postedAtMs: 90 }), 1);
  await insertSocialPost(store, socialPost("pst_3", { status: "dropped" }), 1);
  await insertSocialPost(store, socialPost("pst_4", { status: "failed" }), 1);
  expect(await postsBefore(store)).toEqual([
    {
      postId: "pst_1",
      videoId,
      accountId: "acc_1",
      platform: "tiktok",
      status: "waiting",
      mediaSha256: "abc",
      atMs: 70,
      text: "rivers of asia",
    },
    expect.objectContaining({ postId: "pst_2", atMs: 90, text: "" }),
  ]);
  expect(COUNTING).not.toContain("failed");
});
