import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../../src/core/clock.ts";
import { newRandomId } from "../../../src/core/ids.ts";
import { fileHash } from "../../../src/pipeline/file-hash.ts";
import { keepPosts } from "../../../src/pipeline/post/plan/keep-posts.ts";
import { planPosts } from "../../../src/pipeline/post/plan/plan-posts.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { updateVideo } from "../../../src/store/repositories/videos.ts";
import type { Store } from "../../../src/store/scope.ts";
import { plannedVideo } from "../planned-video.ts";
import { PLATFORMS, sampleDelivery, samplePostWishes } from "../post-order.ts";
import { library } from "../studio.ts";
import type { ThreePlatforms } from "../three-platforms.ts";

interface DeliveredVideo {
  outFolder: string;
  name: string;
  byteCount: number;
  isHollow?: boolean;
  clock: Clock;
}

/**
 * A delivered video as `viral run` leaves it, with words of its own. Its bytes are noise, or nothing that takes place on the
 * disk: nobody on the way looks into them.
 */
export async function deliverVideo(
  store: Store,
  { outFolder, name, byteCount, isHollow = false, clock }: DeliveredVideo,
): Promise<string> {
  const { videoId } = await plannedVideo({ store, newId: newRandomId, clock });
  const folder = join(outFolder, videoId);
  const file = join(folder, "video.mp4");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, isHollow ? "" : randomBytes(byteCount));
  truncateSync(file, byteCount);
  const sha256 = await fileHash(file, new AbortController().signal);
  const caption = `Giants of ${name}, counted #asia`;
  const text = { title: "", caption, hashtags: ["#asia"] };
  const sample = sampleDelivery();
  const media = { ...sample.post.media, sha256, byteCount };
  const deliveredAt = new Date(clock.nowMs()).toISOString();
  const post = {
    ...sample.post,
    videoId,
    media,
    delivery: { effectKey: videoId, deliveredAt, fileMtimeMs: Math.floor(statSync(file).mtimeMs) },
    platforms: [
      { ...text, platform: "tiktok" },
      { ...text, platform: "shorts", title: `Giants of ${name}` },
      { ...text, platform: "reels" },
    ],
  };
  writeFileSync(join(folder, "cover.png"), "a cover");
  writeFileSync(join(folder, "post.json"), JSON.stringify(post));
  writeFileSync(join(folder, "script.json"), JSON.stringify({ ...sample.script, videoId }));
  await updateVideo(store, videoId, { status: "posted", folder });
  return videoId;
}

/** Plans a delivered video as `viral post` does, on one account of each platform or on these accounts. */
export async function planVideo(
  store: Store,
  videoId: string,
  clock: Clock,
  { accountIds, gapMs = 0 }: { accountIds?: readonly string[] | undefined; gapMs?: number } = {},
): Promise<number> {
  const services = {
    store,
    clock,
    newId: newRandomId,
    library: { ...library, platforms: () => PLATFORMS },
    tools: () => Promise.reject(new Error("nobody edits these videos")),
  };
  const plan = await planPosts(
    {
      videoId,
      accountIds,
      whenThere: accountIds === undefined ? "skip" : "judge",
      atMs: undefined,
      wishes: samplePostWishes(),
      isReviewed: false,
      forbiddenWords: [],
      gapMs,
    },
    services,
  );
  await store.transaction(async (scope) => await keepPosts(scope, [plan], services));
  return plan.planned.length;
}

export async function withStore<T>(home: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ homeFolder: home });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** One video as the public of one account has it. */
export interface PublishedVideo {
  platform: string;
  /** The user at the platform. */
  userId: string;
  sha256: string;
  url: string;
}

/** All that came to be at the servers; what is newer on a platform comes later. */
export function publishedAt({ tiktok, youtube, instagram }: ThreePlatforms): PublishedVideo[] {
  return [
    ...tiktok.house.published().map(({ openId, sha256 = "", postId }) => ({
      platform: "tiktok",
      userId: openId,
      sha256,
      url: `https://www.tiktok.com/@owl.facts_1/video/${postId}`,
    })),
    ...youtube.uploads.videos.toReversed().map(({ id, sha256 }) => ({
      platform: "youtube",
      userId: youtube.channelId,
      sha256,
      url: `https://www.youtube.com/shorts/${id}`,
    })),
    ...instagram.world.published().map(({ id, accountId, bytes }) => ({
      platform: "instagram",
      userId: accountId,
      sha256: createHash("sha256")
        .update(bytes ?? "")
        .digest("hex"),
      url: `https://www.instagram.com/reel/${id}/`,
    })),
  ];
}
