import { expect, it } from "vitest";
import { repost } from "../../../../../src/pipeline/post/gate/checks/repost.ts";
import { type OtherPost, PostHistory } from "../../../../../src/pipeline/post/gate/post-history.ts";
import { sampleSituation } from "../../../../support/post-order.ts";

const other = (change: Partial<OtherPost> = {}): OtherPost => ({
  postId: "pst_9",
  videoId: "vid_9",
  accountId: "acc_1",
  platform: "tiktok",
  mediaSha256: "b".repeat(64),
  text: "rivers that flow north in africa and the nile",
  ...change,
});
const judge = (change: Partial<OtherPost>) =>
  repost.judge(sampleSituation({ others: new PostHistory([other(), other(change)]) })).fault;

it.each([
  [{}, undefined],
  [{ mediaSha256: "a".repeat(64) }, "the same video is already on this account (pst_9)"],
  [
    { videoId: "vid_1", accountId: "acc_2" },
    "the same video is already on another account of this platform (pst_9)",
  ],
  [
    { text: "giants of asia china india indonesia again" },
    "nearly the same video is already on this account (pst_9)",
  ],
  [{ videoId: "vid_1", platform: "youtube" }, undefined],
  [{ text: "giants of asia china india indonesia", platform: "youtube" }, undefined],
])("with %j it says %s", (change, fault) => {
  expect(judge(change)).toBe(fault);
});
