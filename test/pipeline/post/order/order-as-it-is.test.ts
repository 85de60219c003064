import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { orderAsItIs, reorder } from "../../../../src/pipeline/post/order/order-as-it-is.ts";
import { orderHash } from "../../../../src/pipeline/post/order/order-hash.ts";
import { getPost, insertSocialPost } from "../../../../src/store/repositories/social-posts.ts";
import { madeClip, tools } from "../../../support/made-clips.ts";
import { samplePostOrder } from "../../../support/post-order.ts";
import { socialPost } from "../../../support/sample-post.ts";
import { temporaryStore } from "../../../support/store.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const hashOf = (text: string | Buffer): string => createHash("sha256").update(text).digest("hex");
const { signal } = new AbortController();

const ffmpeg = async () => tools;

function ordered() {
  const file = join(temporaryFolder(), "video.mp4");
  writeFileSync(file, "the cut");
  return samplePostOrder({ file, fileSha256: hashOf("the cut"), byteCount: 7, publicUrl: "https://cdn/v" });
}

async function edited() {
  const order = ordered();
  copyFileSync(await madeClip("lying"), order.file);
  return order;
}

test("an order is the same while its file is, and else has the file as it is", async () => {
  const order = ordered();
  expect(await orderAsItIs(order, ffmpeg, signal)).toBe(order);
  const bytes = readFileSync(await madeClip("lying"));
  expect(await orderAsItIs(await edited(), ffmpeg, signal)).toMatchObject({
    fileSha256: hashOf(bytes),
    byteCount: bytes.length,
    durationMs: 4_000,
    width: 256,
    height: 144,
    publicUrl: null,
  });
});

test("a post with another order has another hash, and is approved no more", async () => {
  const store = await temporaryStore();
  const facts = {
    order: ordered(),
    approvedHash: "h",
    approvedAt: "t",
    overrides: ["allow-repost"],
  };
  await insertSocialPost(store, socialPost("pst_1", { facts }), 1);
  const post = await getPost(store, "pst_1");
  if (!post) throw new Error("no post");
  const order = await orderAsItIs(await edited(), ffmpeg, signal);
  await store.transaction(async (scope) => await reorder(scope, post, order));
  const after = await getPost(store, "pst_1");
  expect(after).toMatchObject({ orderHash: orderHash(order), mediaSha256: order.fileSha256 });
  expect(after?.facts).toEqual({ order, overrides: ["allow-repost"] });
});
