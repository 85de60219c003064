import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliveryAsItIs } from "../../../../src/pipeline/post/order/delivery-as-it-is.ts";
import { madeClip, tools } from "../../../support/made-clips.ts";
import { sampleDelivery } from "../../../support/post-order.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const hashOf = (text: string | Buffer): string => createHash("sha256").update(text).digest("hex");

const DELIVERED_AT_S = 1_000;
const ffmpeg = async () => tools;

function delivered() {
  const folder = temporaryFolder();
  const file = join(folder, "video.mp4");
  writeFileSync(file, "the cut");
  utimesSync(file, DELIVERED_AT_S, DELIVERED_AT_S);
  const { media } = sampleDelivery().post;
  if (!media) throw new Error("the sample was not measured");
  const address = { key: "k", url: "https://cdn/v" };
  const delivery = sampleDelivery({
    media: { ...media, sha256: hashOf("the cut"), byteCount: 7 },
    delivery: { effectKey: "e", deliveredAt: "", fileMtimeMs: DELIVERED_AT_S * 1000 },
    stored: { store: "s3", video: address, cover: address },
  });
  return { file, delivery: { ...delivery, folder } };
}

test("what nobody touched is as it was delivered, and is not read again", async () => {
  const { file, delivery } = delivered();
  expect(await deliveryAsItIs(delivery, ffmpeg)).toBe(delivery);
  writeFileSync(file, "a lie!!");
  utimesSync(file, DELIVERED_AT_S, DELIVERED_AT_S);
  expect(await deliveryAsItIs(delivery, ffmpeg)).toBe(delivery);
});

test.each(["good", "lying"] as const)(
  "what was edited has its own hash, size, length and shape, and no address: %s",
  async (cut) => {
    const { file, delivery } = delivered();
    copyFileSync(await madeClip(cut), file);
    const bytes = readFileSync(file);
    utimesSync(file, 1, 1);
    const { post } = await deliveryAsItIs(delivery, ffmpeg);
    expect(post.media).toMatchObject({
      sha256: hashOf(bytes),
      byteCount: bytes.length,
      durationMs: 4_000,
      width: cut === "lying" ? 256 : 144,
    });
    expect(post.stored).toBeUndefined();
    expect(post.delivery).toEqual(delivery.post.delivery);
  },
);

test("what is not there is told with its place", async () => {
  const { delivery } = delivered();
  await expect(deliveryAsItIs({ ...delivery, folder: "/nowhere" }, ffmpeg)).rejects.toMatchObject({
    code: "delivery-missing",
    message: expect.stringContaining("/nowhere/video.mp4"),
  });
});

test("what was edited and is no video any more is refused by its name", async () => {
  const { file, delivery } = delivered();
  writeFileSync(file, "no film");
  utimesSync(file, 1, 1);
  await expect(deliveryAsItIs(delivery, ffmpeg)).rejects.toMatchObject({
    kind: "usage",
    code: "media-unreadable",
    message: expect.stringContaining(file),
  });
});
