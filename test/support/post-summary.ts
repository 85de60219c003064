import type { PostSummary, PostsDocument } from "../../src/model/post-documents.ts";

export const postSummary = (change: Partial<PostSummary> = {}): PostSummary => ({
  id: "pst_1",
  videoId: "vid_1",
  title: "Longest rivers",
  platform: "tiktok",
  account: "main",
  status: "waiting",
  scheduledAt: new Date(2026, 11, 1, 18).toISOString(),
  startsAt: new Date(2026, 11, 1, 18).toISOString(),
  postedAt: null,
  url: null,
  platformPostId: null,
  because: null,
  troubleCode: null,
  hash: "0a1b2c3d4e5f6071",
  checks: [],
  ...change,
});

export const postsDocument = (...posts: PostSummary[]): PostsDocument => ({ schema: "viral.posts/1", posts });
