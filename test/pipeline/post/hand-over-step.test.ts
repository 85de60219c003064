import { expect, test } from "vitest";
import { handOverStep } from "../../../src/pipeline/post/hand-over-step.ts";
import { listPosts } from "../../../src/store/repositories/social-posts.ts";
import { openChannel } from "../../support/delivered-video.ts";
import { addJob, stepContext } from "../../support/planned-video.ts";

async function handOver(isPosted: boolean, platform: string | undefined, isReviewed = false) {
  const { services, deliver, connect } = await openChannel();
  if (platform !== undefined) await connect("acc_1", platform);
  const { videoId, folder } = await deliver();
  const input = {
    platform: "outbox",
    account: "outbox",
    folder,
    outFolder: folder,
    videoJobId: "job_1",
    isPosted,
    isReviewed,
  };
  const job = await addJob(services, { runId: "run_1", kind: "post", label: "a post", videoId, input });
  const context = stepContext(job);
  const done = await handOverStep(services).run(context);
  const write = async () => await services.store.transaction(async (scope) => await done.rows?.(scope));
  await write();
  return {
    write,
    done,
    warnings: context.warnings,
    posts: await listPosts(services.store, { videoId, limit: 9 }),
  };
}

test("a delivered video is planned on connected accounts when its run was started so", async () => {
  const { done, posts } = await handOver(true, "youtube");
  expect(posts).toMatchObject([{ accountId: "acc_1", status: "waiting" }]);
  expect(done.result).toEqual({ postIds: [posts[0]?.id] });
});

test("what its run was to hold is held, whatever is set where it goes on", async () => {
  const { posts } = await handOver(true, "youtube", true);
  expect(posts).toMatchObject([{ accountId: "acc_1", status: "held", jobId: null }]);
});

test("what is planned already, by another process in the same moment, is left to it", async () => {
  const { write, posts } = await handOver(true, "youtube");
  await write();
  expect(posts).toHaveLength(1);
});

test("otherwise it stays in the outbox", async () => {
  const { done, posts } = await handOver(false, "youtube");
  expect([done.result, posts]).toEqual([{ postIds: [] }, []]);
});

test("that no account can have it is told, and takes nothing back", async () => {
  const { posts, warnings, done } = await handOver(true, undefined);
  expect(posts).toEqual([]);
  expect(done.result).toEqual({ postIds: [] });
  expect(warnings).toEqual([expect.stringContaining("No account is connected")]);
});
