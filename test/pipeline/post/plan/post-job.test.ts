import { expect, it } from "vitest";
import { postJob } from "../../../../src/pipeline/post/plan/post-job.ts";
import { PostInput } from "../../../../src/pipeline/step-results.ts";
import { samplePostOrder } from "../../../support/post-order.ts";
import { socialPost } from "../../../support/sample-post.ts";

it("is a job of the video's run that starts when the post is due, with all that its account is told", () => {
  const order = samplePostOrder();
  const post = { ...socialPost("pst_1", { facts: { order }, scheduledAtMs: 77 }), createdAtMs: 1 };
  const job = postJob(post, { id: "vid_1", runId: "run_1", title: "Giants", folder: "/videos/one" });
  expect(job).toMatchObject({
    kind: "post",
    runId: "run_1",
    videoId: "vid_1",
    label: "Giants",
    notBeforeMs: 77,
  });
  expect(PostInput.parse(job.input)).toMatchObject({
    postId: "pst_1",
    account: "acc_1",
    folder: "/videos/one",
    order,
  });
});

it("starts at once when the platform itself makes it public at its time", () => {
  const order = samplePostOrder({ publishAtMs: 77 });
  const post = { ...socialPost("pst_1", { facts: { order }, scheduledAtMs: 77 }), createdAtMs: 1 };
  const job = postJob(post, { id: "vid_1", runId: "run_1", title: "Giants", folder: "/videos/one" });
  expect(job.notBeforeMs).toBe(1);
});
