import { createHash } from "node:crypto";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { PostOverride } from "../../../../src/model/post-overrides.ts";
import type { PlanRequest } from "../../../../src/pipeline/post/plan/plan-posts.ts";
import { approvePost } from "../../../../src/pipeline/post/queue/approve-post.ts";
import { describeQueue } from "../../../../src/pipeline/post/queue/describe-posts.ts";
import { getJob } from "../../../../src/store/repositories/jobs.ts";
import { openChannel } from "../../../support/delivered-video.ts";
import { madeClip } from "../../../support/made-clips.ts";

const { signal } = new AbortController();

async function held(change: Partial<PlanRequest> = { isReviewed: true }) {
  const rules = { gapMs: 0, isReviewed: true, forbiddenWords: change.forbiddenWords ?? [] };
  const { services, deliver, connect, plan } = await openChannel({
    posting: () => ({ ...rules, wishes: () => Promise.reject(new Error("not asked")) as never }),
  });
  await connect("acc_1", "youtube");
  const { videoId, folder } = await deliver();
  const [planned] = await plan(videoId, change);
  const { id = "", orderHash = "" } = planned?.post ?? {};
  const approve = async (hash = orderHash, overrides: PostOverride[] = []) =>
    await approvePost({ postId: id, hash, overrides }, services, signal);
  return { services, folder, id, orderHash, approve };
}

test("what a person looked at goes out at its time, and the approval is kept with it", async () => {
  const { approve, services, orderHash } = await held();
  const post = await approve();
  expect(post).toMatchObject({
    status: "waiting",
    facts: { approvedHash: orderHash, approvedAt: "2026-11-29T12:00:00.000Z" },
  });
  expect(await getJob(services.store, post.jobId ?? "")).toMatchObject({ kind: "post" });
  await expect(approve()).rejects.toMatchObject({ code: "post-not-held" });
});

test("an approval of something else, or of what was edited since, is refused", async () => {
  const { approve, folder, id } = await held();
  await expect(approve("0000000000000000")).rejects.toMatchObject({
    kind: "usage",
    code: "approval-stale",
    message: expect.stringContaining(id),
  });
  copyFileSync(await madeClip("sharp"), join(folder, "video.mp4"));
  await expect(approve()).rejects.toThrow("was changed since its hash was shown");
});

test("what was edited has another hash from then on, and is approved by that one", async () => {
  const { approve, folder, services, id, orderHash } = await held();
  copyFileSync(await madeClip("sharp"), join(folder, "video.mp4"));
  await expect(approve()).rejects.toMatchObject({ code: "approval-stale" });
  const [seen] = (await describeQueue(services.store)).posts;
  expect(seen?.hash).not.toBe(orderHash);
  await expect(approve(orderHash)).rejects.toMatchObject({ code: "approval-stale" });
  const bytes = readFileSync(join(folder, "video.mp4"));
  expect(await approve(seen?.hash)).toMatchObject({
    id,
    status: "waiting",
    mediaSha256: createHash("sha256").update(bytes).digest("hex"),
    facts: { approvedHash: seen?.hash, order: { byteCount: bytes.length, durationMs: 10_000, width: 720 } },
  });
});

test("what was edited is judged by what it is now: lying on its side it needs a flag", async () => {
  const { approve, folder, services } = await held();
  copyFileSync(await madeClip("lying"), join(folder, "video.mp4"));
  await expect(approve()).rejects.toMatchObject({ code: "approval-stale" });
  const [seen] = (await describeQueue(services.store)).posts;
  await expect(approve(seen?.hash)).rejects.toThrow("it is 256×144, which is not upright");
});

test("what the gate holds back needs its flag by name, which is recorded", async () => {
  const { approve } = await held({ forbiddenWords: ["giants"] });
  await expect(approve()).rejects.toMatchObject({ kind: "gated", code: "post-held" });
  const post = await approve(undefined, ["allow-forbidden-words"]);
  expect(post).toMatchObject({ status: "waiting", facts: { overrides: ["allow-forbidden-words"] } });
});
