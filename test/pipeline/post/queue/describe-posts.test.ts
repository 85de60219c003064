import { expect, test } from "vitest";
import { PostsDocument } from "../../../../src/model/post-documents.ts";
import { describePosts, describeQueue } from "../../../../src/pipeline/post/queue/describe-posts.ts";
import { updateJob } from "../../../../src/store/repositories/jobs.ts";
import { setPostFacts, updatePost } from "../../../../src/store/repositories/social-posts.ts";
import { openChannel } from "../../../support/delivered-video.ts";

async function setUp() {
  const { services, deliver, connect, plan } = await openChannel();
  await connect("acc_1", "youtube");
  const { videoId } = await deliver();
  const [planned] = await plan(videoId);
  if (!planned) throw new Error("nothing was planned");
  return { store: services.store, videoId, post: planned.post };
}

test("a queue says what goes out when, where and why it waits", async () => {
  const { store, post } = await setUp();
  await updateJob(store, post.jobId ?? (await jobOf(store)), { waitingFor: "the next time it may post" }, 1);
  const document = PostsDocument.parse(await describeQueue(store));
  expect(document.posts).toMatchObject([
    {
      id: post.id,
      title: "Most people in Asia",
      platform: "youtube",
      account: "acc_1",
      status: "waiting",
      scheduledAt: "2026-11-29T12:00:00.000Z",
      postedAt: null,
      because: "the next time it may post",
      hash: post.orderHash,
    },
  ]);
});

const jobOf = async (store: Awaited<ReturnType<typeof setUp>>["store"]): Promise<string> =>
  (await store.db.selectFrom("socialPosts").select("jobId").executeTakeFirstOrThrow()).jobId ?? "";

test("what is out is in no queue, and is told with its address or why there is none", async () => {
  const { store, post, videoId } = await setUp();
  await setPostFacts(store, post.id, { ...post.facts, because: "the app is not audited" });
  await updatePost(store, post.id, {
    status: "locked-private",
    postedAtMs: 0,
    platformPostId: "7431234567890123456",
  });
  expect((await describeQueue(store)).posts).toEqual([]);
  const { posts } = await describePosts(store, { videoId, limit: 5 });
  expect(posts).toMatchObject([
    {
      status: "locked-private",
      url: null,
      postedAt: "1970-01-01T00:00:00.000Z",
      platformPostId: "7431234567890123456",
      because: "the app is not audited",
    },
  ]);
});
