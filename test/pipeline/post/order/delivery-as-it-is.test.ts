import { createHash } from "node:crypto";
import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliveryAsItIs } from "../../../../src/pipeline/post/order/delivery-as-it-is.ts";
import { sampleDelivery } from "../../../support/post-order.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

const DELIVERED_AT_S = 1_000;

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
  expect(await deliveryAsItIs(delivery)).toBe(delivery);
  writeFileSync(file, "a lie!!");
  utimesSync(file, DELIVERED_AT_S, DELIVERED_AT_S);
  expect(await deliveryAsItIs(delivery)).toBe(delivery);
});

test.each(["another", "another cut"])(
  "what was edited has its own hash and size, and no address: %s",
  async (cut) => {
    const { file, delivery } = delivered();
    writeFileSync(file, cut);
    utimesSync(file, 1, 1);
    const { post } = await deliveryAsItIs(delivery);
    expect(post.media).toMatchObject({ sha256: hashOf(cut), byteCount: cut.length, durationMs: 28_000 });
    expect(post.stored).toBeUndefined();
    expect(post.delivery).toEqual(delivery.post.delivery);
  },
);

test("what is not there is told with its place", async () => {
  const { delivery } = delivered();
  await expect(deliveryAsItIs({ ...delivery, folder: "/nowhere" })).rejects.toMatchObject({
    code: "delivery-missing",
    message: expect.stringContaining("/nowhere/video.mp4"),
  });
});
