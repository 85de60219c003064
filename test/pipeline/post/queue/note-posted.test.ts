import { expect, test } from "vitest";
import { notePosted } from "../../../../src/pipeline/post/queue/note-posted.ts";
import { getJob, type Job } from "../../../../src/store/repositories/jobs.ts";
import { getPost, insertSocialPost } from "../../../../src/store/repositories/social-posts.ts";
import { addJobs } from "../../../support/jobs.ts";
import { socialPost } from "../../../support/sample-post.ts";
import { temporaryStore } from "../../../support/store.ts";

async function parkedPost() {
  const store = await temporaryStore();
  const [id = ""] = await addJobs(store, [{ label: "Owls", kind: "post", input: { postId: "pst_1" } }]);
  await insertSocialPost(store, socialPost("pst_1", { status: "parked", jobId: id }), 1);
  const job = async (): Promise<Job> => (await getJob(store, id)) ?? Promise.reject(new Error("no job"));
  return { store, job };
}

test("a post that a person found is live, with the platform's id of it, and its job is done", async () => {
  const { store, job } = await parkedPost();
  const url = "https://www.tiktok.com/@owl/video/7519238471234567891";
  await notePosted(store, await job(), url, 77);
  expect(await getPost(store, "pst_1")).toMatchObject({
    status: "live",
    url,
    platformPostId: "7519238471234567891",
    postedAtMs: 77,
  });
  expect((await job()).status).toBe("done");
});

test("an address of somewhere else settles nothing", async () => {
  const { store, job } = await parkedPost();
  await expect(notePosted(store, await job(), "https://example.com/video/1", 77)).rejects.toMatchObject({
    code: "url-unfitting",
  });
  expect((await getPost(store, "pst_1"))?.status).toBe("parked");
});
