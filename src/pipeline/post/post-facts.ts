import { z } from "zod";
import { Check } from "../../model/check.ts";
import type { SocialPost } from "../../store/repositories/social-posts.ts";

const PostFacts = z.looseObject({
  checks: z.array(Check).default([]),
  because: z.string().nullable().default(null),
  lookedAtMs: z.number().nullable().default(null),
});

/** What the gate found, why there is no public address, and when its platform was last asked what became of it. */
export const postFacts = ({ facts }: Pick<SocialPost, "facts">): z.infer<typeof PostFacts> =>
  PostFacts.parse(facts);
