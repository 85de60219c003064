import { expect, it } from "vitest";
import { planChunks } from "../../../src/providers/tiktok/chunk-plan.ts";
import { sendChunks } from "../../../src/providers/tiktok/send-chunks.ts";
import { createTiktokApi } from "../../../src/providers/tiktok/tiktok-api.ts";
import type { Uploading } from "../../../src/providers/tiktok/upload-memory.ts";
import type { ContractReply } from "../../contracts/contract-server.ts";
import { answersInstead } from "../../contracts/faults.ts";
import { THREE_CHUNKS, tiktokScene } from "../../contracts/tiktok-scene.ts";

/** An upload of three chunks that was begun, its chunks answered by these before the server is. */
async function sent(replies: readonly ContractReply[] = [], times = 1) {
  const scene = await tiktokScene({ videoBytes: THREE_CHUNKS });
  const plan = planChunks(THREE_CHUNKS);
  const made = scene.server.house.begin({
    openId: scene.person.openId,
    mode: "draft",
    info: undefined,
    videoSize: plan.videoBytes,
    chunkSize: plan.chunkBytes,
    chunkCount: plan.chunkCount,
  });
  const upload: Uploading = {
    stage: "uploading",
    publishId: made.publishId,
    uploadUrl: `${scene.server.origin}/video/?upload_id=${made.uploadId}&upload_token=${made.uploadToken}`,
    issuedAtMs: scene.nowMs(),
    fingerprint: "f",
    username: null,
    sentBytes: 0,
  };
  for (const reply of replies) scene.server.faultAt("chunk", answersInstead(reply), times);
  const api = createTiktokApi(scene.parts(), scene.account());
  const result = await sendChunks(api, scene.request(), upload, plan).catch((error: unknown) => ({ error }));
  return { result, made, ...scene };
}

it("sends all but the last, and remembers each", async () => {
  const { result, made, world, server } = await sent();
  expect(result).toBe("ready");
  expect(made.receivedBytes).toBe(20_000_000);
  expect(await world.memory.read()).toMatchObject({ stage: "uploading", sentBytes: 20_000_000 });
  expect([server.countOf("chunk"), server.countOf("last-chunk")]).toEqual([2, 0]);
});

it.each([403, 404, 416])("leaves an address that says %i", async (status) => {
  expect((await sent([{ status }])).result).toBe("gone");
});

it("leaves an address that says where it stands and takes nothing from there", async () => {
  const headers = { "content-range": `bytes 0-0/${THREE_CHUNKS}` };
  expect((await sent([{ status: 416, headers }], 9)).result).toBe("gone");
});

it.each([500, 503, 408, 429])("sends a chunk again after %i, and not for ever", async (status) => {
  expect((await sent([{ status }], 2)).result).toBe("ready");
  const { result, server } = await sent([{ status }], 99);
  expect(result).toMatchObject({ error: { kind: "transient", code: "upload-interrupted" } });
  expect(server.countOf("chunk")).toBe(3);
});

it.each([
  [400, "upload-refused"],
  [413, "upload-refused"],
  [302, "vendor-redirect"],
])("stops for %i", async (status, code) => {
  const { result } = await sent([{ status, body: "bad\u001b[31m range" }]);
  expect(result).toMatchObject({ error: { kind: "refused", code } });
  expect(String((result as { error: unknown }).error)).not.toContain("\u001b");
});
