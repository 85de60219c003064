import { expect, it } from "vitest";
import { type OtherPost, PostHistory } from "../../../../src/pipeline/post/gate/post-history.ts";

const post = (postId: string, change: Partial<OtherPost> = {}): OtherPost => ({
  postId,
  videoId: postId.replace("pst", "vid"),
  accountId: "acc_1",
  platform: "tiktok",
  mediaSha256: postId,
  text: "rivers that flow north in africa and the nile",
  ...change,
});

it("finds a post by its video, by its file and by what it says, on one platform", () => {
  const history = new PostHistory([post("pst_1"), post("pst_2", { text: "lakes of peru in the andes" })]);
  expect(history.ofVideo("tiktok", "vid_2")?.postId).toBe("pst_2");
  expect(history.ofFile("tiktok", "pst_1")?.postId).toBe("pst_1");
  expect(history.similarTo("tiktok", "the lakes of peru in the high andes")?.postId).toBe("pst_2");
  expect(history.similarTo("tiktok", "volcanoes")).toBeUndefined();
  expect(history.ofVideo("youtube", "vid_2")).toBeUndefined();
  expect(history.similarTo("youtube", "lakes of peru in the andes")).toBeUndefined();
});

it("grows, and names the first of several", () => {
  const history = new PostHistory([post("pst_1")]);
  expect(history.similarTo("tiktok", "lakes of peru in the andes")).toBeUndefined();
  history.add(post("pst_2", { text: "lakes of peru in the andes" }));
  history.add(post("pst_3", { videoId: "vid_1", mediaSha256: "pst_1" }));
  expect(history.similarTo("tiktok", "lakes of peru in the andes")?.postId).toBe("pst_2");
  expect(history.ofVideo("tiktok", "vid_1")?.postId).toBe("pst_1");
  expect(history.ofFile("tiktok", "pst_1")?.postId).toBe("pst_1");
});
