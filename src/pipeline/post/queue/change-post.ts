import { AppError } from "../../../core/app-error.ts";
import type { Clock } from "../../../core/clock.ts";
import type { NewId } from "../../../core/ids.ts";
import { PostOrder } from "../../../model/post-order.ts";
import { getJob, insertJobs, updateJob } from "../../../store/repositories/jobs.ts";
import { NOT_OUT } from "../../../store/repositories/posts-before.ts";
import {
  getPost,
  type SocialPost,
  setPostFacts,
  updatePost,
} from "../../../store/repositories/social-posts.ts";
import { getVideo } from "../../../store/repositories/videos.ts";
import type { Store, StoreScope } from "../../../store/scope.ts";
import { postJob, publishAtMs } from "../plan/post-job.ts";

/** What a person wants of a post that has not gone out yet. */
export type PostMove =
  | { kind: "pause" }
  | { kind: "go-on" }
  | { kind: "drop" }
  | { kind: "move"; atMs: number };

export interface ChangeServices {
  store: Store;
  newId: NewId;
  clock: Clock;
}

/** A short transaction, no lock. Usage errors: `post-unknown`, `post-under-way`, `post-not-paused`. */
export async function changePost(
  postId: string,
  move: PostMove,
  services: ChangeServices,
): Promise<SocialPost> {
  return await services.store.transaction(async (scope) => {
    const post = await getPost(scope, postId);
    if (!post) throw unknown(postId);
    if (move.kind === "go-on") await goOn(scope, post, services);
    else if (move.kind === "move" && publishAtMs(post) !== null)
      await retell(scope, post, move.atMs, services);
    else {
      await refuseUnderWay(scope, post);
      await stopJob(scope, post, move, services.clock.nowMs());
      await updatePost(scope, post.id, CHANGES[move.kind](move));
    }
    return (await getPost(scope, postId)) ?? post;
  });
}

const CHANGES = {
  pause: () => ({ status: "paused", jobId: null }) as const,
  drop: () => ({ status: "dropped", jobId: null }) as const,
  move: (move: PostMove) => (move.kind === "move" ? { scheduledAtMs: move.atMs } : {}),
};

/** A job that is moved keeps waiting; one that is paused or dropped goes, and another one comes with `go-on`. */
async function stopJob(scope: StoreScope, post: SocialPost, move: PostMove, nowMs: number): Promise<void> {
  if (post.jobId === null) return;
  const change =
    move.kind === "move"
      ? { status: "waiting" as const, notBeforeMs: move.atMs }
      : { status: "dropped" as const, waitingFor: null };
  await updateJob(scope, post.jobId, change, nowMs);
}

/** Its platform is told the time: another order, and another job that has it. */
async function retell(
  scope: StoreScope,
  post: SocialPost,
  atMs: number,
  { newId, clock }: ChangeServices,
): Promise<void> {
  const nowMs = clock.nowMs();
  await refuseUnderWay(scope, post);
  const order = { ...PostOrder.parse(post.facts["order"]), publishAtMs: atMs };
  const moved = { ...post, scheduledAtMs: atMs, facts: { ...post.facts, order } };
  await setPostFacts(scope, post.id, moved.facts);
  await updatePost(scope, post.id, { scheduledAtMs: atMs });
  if (post.jobId === null) return;
  await updateJob(scope, post.jobId, { status: "dropped", waitingFor: null }, nowMs);
  await enqueuePost(scope, moved, { newId, nowMs });
}

async function goOn(scope: StoreScope, post: SocialPost, { newId, clock }: ChangeServices): Promise<void> {
  if (post.status !== "paused") throw notPaused(post);
  await enqueuePost(scope, post, { newId, nowMs: clock.nowMs() });
}

/** Gives a post without a job one, for its time. */
export async function enqueuePost(
  scope: StoreScope,
  post: SocialPost,
  tools: { newId: NewId; nowMs: number },
): Promise<void> {
  const video = await getVideo(scope, post.videoId);
  if (!video) throw unknown(post.id);
  const [jobId = ""] = await insertJobs(scope, [postJob(post, video)], tools);
  await updatePost(scope, post.id, { status: "waiting", jobId });
}

/** Whoever runs it has it now: it may be out by the time this is written. */
async function refuseUnderWay(scope: StoreScope, post: SocialPost): Promise<void> {
  const job = post.jobId === null ? undefined : await getJob(scope, post.jobId);
  if (NOT_OUT.has(post.status) && job?.status !== "running") return;
  throw new AppError({
    kind: "usage",
    code: "post-under-way",
    message: `Post ${post.id} is ${job?.status === "running" ? "being sent" : post.status}: it cannot be changed any more.`,
    hint:
      post.jobId === null
        ? "`viral queue` lists what can."
        : `\`viral jobs ${post.jobId}\` says how it stands.`,
  });
}

const unknown = (postId: string): AppError =>
  new AppError({
    kind: "usage",
    code: "post-unknown",
    message: `There is no post ${postId}.`,
    hint: "`viral queue` lists them.",
  });

const notPaused = ({ id, status }: SocialPost): AppError =>
  new AppError({
    kind: "usage",
    code: "post-not-paused",
    message: `Post ${id} is ${status}, not paused.`,
    hint: status === "held" ? "`viral approve` lets it go." : "`viral queue` lists what can go on.",
  });
