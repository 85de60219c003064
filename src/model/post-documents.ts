import { z } from "zod";
import { Check } from "./check.ts";

/** One post, as `viral queue`, `viral post` and `viral show` tell it. */
export const PostSummary = z.object({
  id: z.string(),
  videoId: z.string(),
  title: z.string(),
  platform: z.string(),
  /** Name of the account. */
  account: z.string(),
  status: z.string(),
  /** When it is to be seen. ISO 8601, UTC. */
  scheduledAt: z.string(),
  /** When it is sent: earlier where the platform makes it public by itself. */
  startsAt: z.string(),
  postedAt: z.string().nullable(),
  url: z.string().nullable(),
  /** Text, however many digits it has. */
  platformPostId: z.string().nullable(),
  /** Why there is no address, or what it waits for. */
  because: z.string().nullable(),
  /** For programs, of a trouble that it waits for or ended with: `account-reconnect-needed`. */
  troubleCode: z.string().nullable(),
  /** Of all that is told: what `viral approve --hash` is given. */
  hash: z.string(),
  checks: z.array(Check),
});
export type PostSummary = z.infer<typeof PostSummary>;

export const PostsDocument = z.object({ schema: z.literal("viral.posts/1"), posts: z.array(PostSummary) });
export type PostsDocument = z.infer<typeof PostsDocument>;
