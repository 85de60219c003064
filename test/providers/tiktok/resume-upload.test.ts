import { expect, it } from "vitest";
import { planChunks } from "../../../src/providers/tiktok/chunk-plan.ts";
import { resumeUpload } from "../../../src/providers/tiktok/resume-upload.ts";
import { createTiktokApi } from "../../../src/providers/tiktok/tiktok-api.ts";
import type { Uploading } from "../../../src/providers/tiktok/upload-memory.ts";
import { answersInstead } from "../../contracts/faults.ts";
import { THREE_CHUNKS, tiktokScene } from "../../contracts/tiktok-scene.ts";
import { tiktokSays } from "../../contracts/tiktok-server.ts";

const upload: Uploading = {
  stage: "uploading",
  publishId: "p1",
  uploadUrl: "https://upload.tiktokapis.com/video/",
  issuedAtMs: 0,
  fingerprint: "f",
  username: null,
  sentBytes: 10_000_000,
};

async function resumed(reply: Parameters<typeof tiktokSays>) {
  const scene = await tiktokScene();
  scene.server.faultAt("status", answersInstead(tiktokSays(...reply)));
  const api = createTiktokApi(scene.parts(), scene.account());
  const result = await resumeUpload(api, scene.request(), upload, planChunks(THREE_CHUNKS)).catch(
    (error: unknown) => ({ error }),
  );
  return { result, memory: await scene.world.memory.read(), nowMs: scene.nowMs() };
}
const says = (data: object) => [200, "ok", "", data] as const;

it.each([
  ["more than is known here", 20_000_000, 20_000_000],
  ["part of a chunk", 12_345_678, 12_345_678],
  ["less: it lost a chunk", 0, 0],
  ["some of the last chunk, which we never sent", 25_000_000, 20_000_000],
  ["all of it", THREE_CHUNKS, 20_000_000],
])("goes on from what TikTok has: %s", async (_what, uploadedBytes, sentBytes) => {
  const { result, memory } = await resumed([
    ...says({ status: "PROCESSING_UPLOAD", uploaded_bytes: uploadedBytes }),
  ]);
  expect(result).toMatchObject({ publishId: "p1", sentBytes });
  expect(memory).toMatchObject({ stage: "uploading", sentBytes });
});

it("goes on from what is known here when TikTok does not say", async () => {
  const { result, memory } = await resumed([...says({ status: "PROCESSING_UPLOAD" })]);
  expect([result, memory]).toEqual([upload, undefined]);
});

it("sends the end to what calls itself complete, and learns what became of it", async () => {
  const { result } = await resumed([...says({ status: "PUBLISH_COMPLETE" })]);
  expect(result).toMatchObject({ sentBytes: 20_000_000 });
});

it.each(["invalid_publish_id", "token_not_authorized_for_specified_publish_id"])(
  "needs another upload after %s",
  async (code) => {
    expect((await resumed([400, code])).result).toBeUndefined();
  },
);

it("needs another upload when TikTok's own fault ended it", async () => {
  expect((await resumed([...says({ status: "FAILED", fail_reason: "internal" })])).result).toBeUndefined();
});

it.each([
  ["spam_risk_too_many_posts", "quota"],
  ["auth_removed", "refused"],
  ["spam_risk", "moderation"],
])("stops for %s", async (reason, kind) => {
  const { result, nowMs } = await resumed([...says({ status: "FAILED", fail_reason: reason })]);
  expect(result).toMatchObject({
    error: { kind, message: expect.stringContaining("nothing was published") },
  });
  if (kind === "quota") expect(result).toMatchObject({ error: { details: { untilMs: nowMs + 86_400_000 } } });
});

it("asks another time when TikTok cannot be asked", async () => {
  expect((await resumed([500, "internal_error"])).result).toMatchObject({ error: { kind: "transient" } });
});
