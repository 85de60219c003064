import { expect, it } from "vitest";
import { createTiktokApi } from "../../../src/providers/tiktok/tiktok-api.ts";
import { platformCodeOf } from "../../../src/providers/tiktok/troubles.ts";
import { askStatus, FORGOTTEN } from "../../../src/providers/tiktok/upload-status.ts";
import { answersInstead } from "../../contracts/faults.ts";
import { tiktokScene } from "../../contracts/tiktok-scene.ts";
import { tiktokSays } from "../../contracts/tiktok-server.ts";

const signal = AbortSignal.timeout(20_000);
async function said(data: object) {
  const { server, parts, account } = await tiktokScene();
  server.faultAt("status", answersInstead(tiktokSays(200, "ok", "", data)));
  return await askStatus(createTiktokApi(parts(), account()), "p1", signal);
}

it("reads what TikTok says, and what it leaves out", async () => {
  expect(await said({ status: "PROCESSING_UPLOAD" })).toEqual({
    status: "PROCESSING_UPLOAD",
    failReason: null,
    publicIds: [],
    uploadedBytes: null,
  });
  expect(
    await said({
      status: "FAILED",
      fail_reason: "internal",
      publicaly_available_post_id: [12, "7519238471234567891"],
      uploaded_bytes: 10_000,
      more: true,
    }),
  ).toEqual({
    status: "FAILED",
    failReason: "internal",
    publicIds: ["12", "7519238471234567891"],
    uploadedBytes: 10_000,
  });
});

it.each([{ status: 3 }, { status: "X", publicaly_available_post_id: ["../../x"] }, {}])(
  "takes %j for no status",
  async (data) => {
    await expect(said(data)).rejects.toMatchObject({ kind: "transient", code: "vendor-answer-odd" });
  },
);

it("tells when TikTok does not know an upload, or not as this account's", async () => {
  const { server, parts, account, person } = await tiktokScene();
  const api = createTiktokApi(parts(), account());
  const unknown: unknown = await askStatus(api, "p1", signal).catch((error: unknown) => error);
  const whole = { videoSize: 1, chunkSize: 1, chunkCount: 1, mode: "draft", info: undefined } as const;
  const { publishId } = server.house.begin({ ...whole, openId: `${person.openId}x` });
  const foreign: unknown = await askStatus(api, publishId, signal).catch((error: unknown) => error);
  expect([unknown, foreign].map(platformCodeOf)).toEqual([...FORGOTTEN]);
});
