import type { Job } from "../../store/repositories/jobs.ts";

/** The post of an account that a job sends; undefined: of another kind of job, and of one that only delivers to the outbox. */
export function postIdOf({ input }: Pick<Job, "input">): string | undefined {
  const postId = input["postId"];
  return typeof postId === "string" ? postId : undefined;
}
