import { z } from "zod";

/** What one platform is told about a video. */
export const PostText = z.object({
  platform: z.string(),
  title: z.string(),
  caption: z.string(),
  hashtags: z.array(z.string()),
});
export type PostText = z.infer<typeof PostText>;

/** `post.json` in a delivered folder. */
export const PostDocument = z.object({
  schema: z.literal("viral.post/1"),
  videoId: z.string(),
  disclosure: z.object({
    /** True when a viewer could take something made by a model for real footage or a real voice. */
    isAiGenerated: z.boolean(),
    reasons: z.array(z.string()),
  }),
  credits: z.array(z.string()),
  platforms: z.array(PostText),
});
export type PostDocument = z.infer<typeof PostDocument>;
