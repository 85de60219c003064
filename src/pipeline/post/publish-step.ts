import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isAppError, withHint } from "../../core/app-error.ts";
import { PostDocument } from "../../model/post.ts";
import type { EffectStatus } from "../../providers/contracts/effect.ts";
import type { Found, PostNews, Publisher, PublishRequest } from "../../providers/contracts/publisher.ts";
import { getPost, setPostFacts, updatePost } from "../../store/repositories/social-posts.ts";
import { updateVideo } from "../../store/repositories/videos.ts";
import type { StoreScope } from "../../store/scope.ts";
import { PostInput, Published } from "../step-results.ts";
import type { StepContext, StepWork } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";

const PART = "1";
const POLL_FOR_MS = 60_000;

/** Publishes one video in the outbox or on one account, once ever: all that comes before its commit point is prepared first. */
export function publishStep(
  services: Pick<VideoServices, "clock" | "publisher" | "accountPublisher">,
): StepWork {
  return {
    async run(context) {
      const { job, effect, signal } = context;
      const input = PostInput.parse(job.input);
      const publisher =
        input.order === null
          ? services.publisher(input.platform, input.outFolder)
          : await services.accountPublisher(input.account);
      const request = await requestOf(input, context);
      await publisher.prepare?.(request);
      const done = await effect({
        part: PART,
        providerId: publisher.id,
        kind: "publishes",
        estimateUsdMicros: 0,
        timeoutMs: publisher.startTimeoutMs,
        isHandleSecret: publisher.isHandleSecret,
        whenNotFound: "park",
        graceMs: publisher.graceMs,
        submit: async (_key, stop) => await publisher.start({ ...request, signal: stop }),
        find: async () => foundOf(await publisher.find({ ...request, signal })),
        status: async (handle) => statusOf(await publisher.status(handle, request), handle, publisher),
        pollEveryMs: publisher.pollEveryMs,
        pollForMs: POLL_FOR_MS,
      });
      const published = Published.parse(done.result);
      // What a person found has its address for a handle, which no platform knows.
      const isFound = done.handle === published.url;
      if (!isFound) await dress(publisher, done.handle, request, context);
      const delivered = published.folder === null ? {} : filesIn(published.folder);
      return {
        result: published,
        async rows(scope) {
          if (input.postId !== null) await writePost(scope, input.postId, published, services.clock.nowMs());
          else if (job.videoId) await updateVideo(scope, job.videoId, { status: "posted", ...delivered });
        },
      };
    },
  };
}

/** It is out: whatever goes wrong with what is added takes nothing of that back. */
async function dress(
  publisher: Publisher,
  handle: string,
  request: PublishRequest,
  { warn, signal }: StepContext,
): Promise<void> {
  try {
    for (const what of (await publisher.dress?.(handle, request)) ?? []) warn(what);
  } catch (error) {
    signal.throwIfAborted();
    if (!isAppError(error)) throw error;
    warn(`What comes after the post was left out: ${withHint(error)}`);
  }
}

async function requestOf(
  input: PostInput,
  { job, memory, progress, signal }: StepContext,
): Promise<PublishRequest> {
  const post = PostDocument.parse(JSON.parse(await readFile(join(input.folder, "post.json"), "utf8")));
  return {
    effectKey: `${job.id}/publish/${PART}`,
    videoId: job.videoId ?? "",
    folder: input.folder,
    post,
    order: input.order,
    memory: memory(PART),
    progress: (done, total) => progress(done, total, "bytes"),
    signal,
  };
}

function foundOf(found: Found): { handle: string } | "nothing" | { because: string } {
  if (found.state === "made") return { handle: found.handle };
  return found.state === "nothing" ? "nothing" : { because: found.message };
}

function statusOf(news: PostNews, handle: string, { id }: Publisher): EffectStatus {
  switch (news.state) {
    case "pending":
    case "nothing":
    case "unsure":
    case "failed":
      return news;
    default:
      return { state: "done", result: { ...news, folder: id === "outbox" ? handle : null } };
  }
}

async function writePost(scope: StoreScope, id: string, published: Published, nowMs: number): Promise<void> {
  const { state, url, platformPostId, because } = published;
  const post = await getPost(scope, id);
  if (post) await setPostFacts(scope, id, { ...post.facts, because });
  // What its platform makes public later keeps the time at which it does.
  const postedAtMs = state === "scheduled" ? null : nowMs;
  await updatePost(scope, id, { status: state, url, platformPostId, postedAtMs });
}

function filesIn(folder: string): { folder: string; file: string; cover: string; captions: string } {
  return {
    folder,
    file: join(folder, "video.mp4"),
    cover: join(folder, "cover.png"),
    captions: join(folder, "captions.srt"),
  };
}
