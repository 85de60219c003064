import type { NewSocialPost } from "../../src/store/repositories/social-posts.ts";

/** A post as it waits for its time. */
export const socialPost = (id: string, change: Partial<NewSocialPost> = {}): NewSocialPost => ({
  id,
  videoId: "vid_1",
  accountId: "acc_1",
  platform: "tiktok",
  status: "waiting",
  jobId: null,
  scheduledAtMs: 100,
  postedAtMs: null,
  url: null,
  platformPostId: null,
  mediaSha256: "abc",
  orderHash: "o",
  dedupeKey: id,
  facts: { caption: "Łódź" },
  ...change,
});
