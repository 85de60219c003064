import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AccountFacts } from "../../src/model/account.ts";
import type { Brief } from "../../src/model/brief.ts";
import type { PostDocument } from "../../src/model/post.ts";
import { keepPosts } from "../../src/pipeline/post/plan/keep-posts.ts";
import { type PlanRequest, planPosts } from "../../src/pipeline/post/plan/plan-posts.ts";
import type { PlannedPost } from "../../src/pipeline/post/plan/plan-video.ts";
import type { VideoServices } from "../../src/pipeline/video-services.ts";
import type { SocialAccount } from "../../src/store/repositories/social-accounts.ts";
import { updateVideo } from "../../src/store/repositories/videos.ts";
import { plannedVideo } from "./planned-video.ts";
import { PLATFORMS, sampleDelivery, samplePostWishes } from "./post-order.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { connectedAccount } from "./toy-platform.ts";
import { temporaryServices } from "./video-services.ts";

export const NOON_MS = Date.parse("2026-11-29T12:00:00Z");
export const HOUR_MS = 3_600_000;

export interface Channel {
  services: VideoServices;
  clock: { now: number };
  /** A video that lies in its delivered folder. */
  deliver: (
    post?: Partial<PostDocument>,
    brief?: Partial<Brief>,
  ) => Promise<{ videoId: string; folder: string }>;
  connect: (id: string, platform: string, facts?: Partial<AccountFacts>) => Promise<SocialAccount>;
  plan: (videoId: string, change?: Partial<PlanRequest>) => Promise<readonly PlannedPost[]>;
}

/** A home at noon, with finished videos and accounts as they are asked for. */
export async function openChannel(change: Partial<VideoServices> = {}): Promise<Channel> {
  const made = await temporaryServices();
  const clock = { now: NOON_MS, nowMs: () => clock.now };
  const library = { ...made.library, platforms: () => PLATFORMS };
  const services: VideoServices = { ...made, clock, library, ...change };
  return {
    services,
    clock,
    async deliver(post = {}, brief = {}) {
      const { videoId } = await plannedVideo(services, brief);
      const folder = join(temporaryFolder(), videoId);
      mkdirSync(folder);
      const bytes = `the bytes of ${videoId}`;
      const { media } = sampleDelivery().post;
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const delivery = sampleDelivery({
        videoId,
        ...(media ? { media: { ...media, sha256 } } : {}),
        delivery: { effectKey: `${videoId}/publish/1`, deliveredAt: new Date(clock.now).toISOString() },
        ...post,
      });
      writeFileSync(join(folder, "video.mp4"), bytes);
      writeFileSync(join(folder, "post.json"), JSON.stringify(delivery.post));
      writeFileSync(join(folder, "script.json"), JSON.stringify(delivery.script));
      await updateVideo(services.store, videoId, { status: "posted", folder });
      return { videoId, folder };
    },
    connect: async (id, platform, facts = {}) =>
      await connectedAccount(services.store, { id, platform, name: id, facts }),
    async plan(videoId, change = {}) {
      const rules = { isReviewed: false, forbiddenWords: [], gapMs: HOUR_MS, wishes: samplePostWishes() };
      const whenThere = change.accountIds === undefined ? ("skip" as const) : ("judge" as const);
      const asked = { videoId, accountIds: undefined, atMs: undefined, whenThere, ...rules, ...change };
      const plan = await planPosts(asked, services);
      await services.store.transaction(async (scope) => await keepPosts(scope, [plan], services));
      return plan.planned;
    },
  };
}
