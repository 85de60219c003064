import { expect, it } from "vitest";
import { findUpload } from "../../../src/providers/tiktok/find-upload.ts";
import { createTiktokApi } from "../../../src/providers/tiktok/tiktok-api.ts";
import { answersInstead, resetBeforeWork } from "../../contracts/faults.ts";
import { SMALL, type TiktokScene, tiktokScene } from "../../contracts/tiktok-scene.ts";
import { tiktokSays } from "../../contracts/tiktok-server.ts";

const FINAL = {
  stage: "final-sent",
  publishId: "p1",
  uploadUrl: "https://upload.tiktokapis.com/video/",
  issuedAtMs: 0,
  fingerprint: "f",
  username: null,
  sentBytes: 0,
  isDoubtful: true,
  isAddressGone: false,
} as const;
const find = async (scene: TiktokScene) =>
  await findUpload(createTiktokApi(scene.parts(), scene.account()), scene.request());

async function found(data: object, change: object = {}) {
  const scene = await tiktokScene();
  await scene.world.memory.write({ ...FINAL, sentAtMs: scene.nowMs() - 3_600_000, ...change });
  scene.server.faultAt("status", answersInstead(tiktokSays(200, "ok", "", data)));
  return { answer: await find(scene), scene };
}

const MADE = { state: "made", handle: "p1" };
const NOTHING = { state: "nothing" };
const UNKNOWN = { state: "unknown" };
const GONE = { isAddressGone: true };
const REFUSED = { isAddressGone: true, isDoubtful: false };
const JUST_NOW = { ...REFUSED, sentAtMs: Date.parse("2026-11-29T12:00:00Z") };
const processing = (uploaded?: number) => ({ status: "PROCESSING_UPLOAD", uploaded_bytes: uploaded });

it.each([
  ["posted", { status: "PUBLISH_COMPLETE" }, {}, MADE],
  ["in the inbox", { status: "SEND_TO_USER_INBOX" }, {}, MADE],
  ["all there", processing(SMALL), {}, MADE],
  ["all there, though it was refused", processing(SMALL), REFUSED, MADE],
  ["not there: the same address gets it again", processing(0), {}, NOTHING],
  ["nobody knows where: the same address gets it again", processing(), {}, NOTHING],
  ["not there, and the address has ended", processing(0), GONE, UNKNOWN],
  ["nobody knows where, and the address has ended", processing(), GONE, UNKNOWN],
  ["not there, and was refused each time", processing(0), REFUSED, NOTHING],
  ["nobody knows where, and was refused each time", processing(), REFUSED, UNKNOWN],
  ["not there yet, and was refused just now", processing(0), JUST_NOW, UNKNOWN],
  ["given up by a fault of TikTok's", { status: "FAILED", fail_reason: "internal" }, {}, NOTHING],
  ["given up for today", { status: "FAILED", fail_reason: "spam_risk_too_many_posts" }, {}, NOTHING],
  ["given up for good", { status: "FAILED", fail_reason: "spam_risk" }, {}, MADE],
  ["in a state of tomorrow", { status: "TELEPORTING" }, {}, UNKNOWN],
])("the end of the video is %s", async (_what, data, change, expected) => {
  const { answer, scene } = await found(data, change);
  expect(answer).toMatchObject(expected);
  const isOver = expected === NOTHING && (change === REFUSED || "fail_reason" in data);
  expect(await scene.stage()).toBe(isOver ? "came-to-nothing" : "final-sent");
});

it.each([undefined, { stage: "init-sent" }])(
  "nothing was sent where the memory has %j, and nobody is asked",
  async (memory) => {
    const scene = await tiktokScene();
    if (memory) await scene.world.memory.write(memory);
    expect(await find(scene)).toEqual({ state: "nothing" });
    expect(scene.server.requests).toEqual([]);
  },
);

it("is not sure of what TikTok does not answer, or does not know", async () => {
  for (const fault of [
    resetBeforeWork,
    answersInstead(tiktokSays(500, "internal_error")),
    answersInstead(tiktokSays(429, "rate_limit_exceeded")),
    answersInstead(tiktokSays(400, "invalid_publish_id")),
    answersInstead(tiktokSays(400, "token_not_authorized_for_specified_publish_id")),
  ]) {
    const scene = await tiktokScene();
    await scene.world.memory.write({ ...FINAL, sentAtMs: 0 });
    scene.server.faultAt("status", fault);
    expect(await find(scene)).toMatchObject({ state: "unknown", message: expect.stringMatching(/\w/) });
  }
});

it("tells that the account must be mended", async () => {
  const scene = await tiktokScene();
  await scene.world.memory.write({ ...FINAL, sentAtMs: 0 });
  scene.server.faultAt("status", answersInstead(tiktokSays(401, "scope_not_authorized")));
  await expect(find(scene)).rejects.toMatchObject({ code: "account-scope-missing" });
});
