import { expect, test } from "vitest";
import { RECONNECT } from "../../../../src/pipeline/accounts/account-secret.ts";
import { waitsForLogin, wakePostsOf } from "../../../../src/pipeline/post/queue/login-lost.ts";
import { getJob, updateJob } from "../../../../src/store/repositories/jobs.ts";
import { insertSocialPost } from "../../../../src/store/repositories/social-posts.ts";
import { addJobs } from "../../../support/jobs.ts";
import { socialPost } from "../../../support/sample-post.ts";
import { temporaryStore } from "../../../support/store.ts";

test("only what waits for the login of this account is woken", async () => {
  const store = await temporaryStore();
  const rows = [
    ["acc_1", RECONNECT],
    ["acc_2", RECONNECT],
    ["acc_1", "vendor-down"],
  ] as const;
  const ids = await addJobs(
    store,
    rows.map(([label]) => ({ label, kind: "post" })),
  );
  for (const [index, [accountId, code]] of rows.entries()) {
    const error = { kind: "refused" as const, code, message: "gone", hint: null };
    await updateJob(store, ids[index] ?? "", { status: "waiting", notBeforeMs: 900, error }, 1);
    await insertSocialPost(store, socialPost(`pst_${index}`, { accountId, jobId: ids[index] ?? null }), 1);
  }
  await wakePostsOf(store, "acc_1", 5);
  const jobs = await Promise.all(ids.map(async (id) => await getJob(store, id)));
  expect(jobs.map((job) => job?.notBeforeMs)).toEqual([0, 900, 900]);
  expect(jobs.map((job) => job && waitsForLogin(job))).toEqual([false, true, false]);
});
