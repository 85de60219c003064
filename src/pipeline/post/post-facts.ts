import { z } from "zod";
import { Check } from "../../model/check.ts";
import type { Job } from "../../store/repositories/jobs.ts";
import type { SocialPost } from "../../store/repositories/social-posts.ts";

const PostFacts = z.looseObject({
  checks: z.array(Check).default([]),
  because: z.string().nullable().default(null),
  lookedAtMs: z.number().nullable().default(null),
});

/** What the gate found, why there is no public address, and when its platform was last asked what became of it. */
export const postFacts = ({ facts }: Pick<SocialPost, "facts">): z.infer<typeof PostFacts> =>
  PostFacts.parse(facts);

/** Why it stands as it does: what its platform said last, else what stopped its job or what that waits for. */
export const becauseOf = (post: Pick<SocialPost, "facts">, job: Job | undefined): string | null =>
  postFacts(post).because ?? job?.error?.message ?? job?.waitingFor ?? null;
