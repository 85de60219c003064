import { expect, it } from "vitest";
import { rememberNothing } from "../../../src/providers/tiktok/remember-nothing.ts";
import { tiktokScene } from "../../contracts/tiktok-scene.ts";

const FINAL = {
  stage: "final-sent",
  publishId: "p1",
  uploadUrl: "https://upload.tiktokapis.com/video/",
  issuedAtMs: 0,
  fingerprint: "f",
  username: null,
  sentBytes: 0,
  sentAtMs: 0,
  isDoubtful: false,
  isAddressGone: true,
};
const failed = (failReason: string) => ({ status: "FAILED", failReason, publicIds: [], uploadedBytes: null });

async function remembered(
  publishId: string,
  status: Parameters<typeof rememberNothing>[2],
  kept: object = FINAL,
) {
  const { memory } = (await tiktokScene()).world;
  await memory.write({ ...kept });
  const message = await rememberNothing(memory, { publishId }, status, 1_000);
  return { message, memory: await memory.read() };
}

it("keeps why, and from when on another one may be begun", async () => {
  expect((await remembered("p1", failed("internal"))).memory).toMatchObject({
    stage: "came-to-nothing",
    message: "TikTok gave the post up: a part of TikTok was not available",
    notBeforeMs: null,
  });
  expect((await remembered("p1", failed("spam_risk_too_many_posts"))).memory).toMatchObject({
    notBeforeMs: 1_000 + 86_400_000,
  });
  const processing = { status: "PROCESSING_UPLOAD", failReason: null, publicIds: [], uploadedBytes: 0 };
  expect((await remembered("p1", processing)).message).toMatch(/address ended/);
});

it("leaves alone what was begun meanwhile", async () => {
  for (const kept of [{ ...FINAL, publishId: "p2" }, { stage: "init-sent" }])
    expect((await remembered("p1", failed("internal"), kept)).memory).toEqual(kept);
});
