import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PostOrder } from "../../src/model/post-order.ts";
import type { AccountAccess } from "../../src/providers/contracts/account-access.ts";
import type { Publisher, PublishRequest } from "../../src/providers/contracts/publisher.ts";
import type { VendorParts } from "../../src/providers/contracts/vendor.ts";
import type { VendorUsage } from "../../src/providers/http/tell.ts";
import { createVendorLine } from "../../src/providers/http/vendor-line.ts";
import { createYoutubePublisher } from "../../src/providers/youtube/youtube-publisher.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { Reaper } from "./mortal-life.ts";
import { type PostEnd, publishToEnd } from "./post-driver.ts";
import { type PostWorld, postWorld } from "./post-world.ts";
import { type YoutubeServer, youtubeServer } from "./youtube-server.ts";

export const QUANTUM = 262_144;
/** Two pieces and a bit, when a piece is one quantum. */
export const BYTE_COUNT = 2 * QUANTUM + 12_345;
export const START_MS = Date.UTC(2026, 10, 29, 12);

export interface YoutubeBench {
  server: YoutubeServer;
  order: PostOrder;
  account: AccountAccess & { renewals: number; current: string };
  clock: { nowMs(): number; pass(ms: number): void };
  /** What was told of every request. */
  usages: VendorUsage[];
  world: PostWorld;
  partsWith: (fetch?: typeof globalThis.fetch) => VendorParts;
  publisher: (fetch?: typeof globalThis.fetch) => Publisher;
  /** For one call; what it keeps is the world's. */
  request: () => PublishRequest;
  settle: (...reapers: Reaper[]) => Promise<PostEnd>;
  /** Settles it, and throws when that is not how it ends. */
  post: (...reapers: Reaper[]) => Promise<Extract<PostEnd, { end: "done" }>>;
}

export interface BenchOptions {
  order?: Partial<PostOrder>;
  byteCount?: number;
  isAudited?: boolean;
}

/** One channel, one finished video, one post of it. */
export async function youtubeBench(options: BenchOptions = {}): Promise<YoutubeBench> {
  let nowMs = START_MS;
  const clock = { nowMs: () => nowMs, pass: (ms: number) => void (nowMs += ms) };
  const server = await youtubeServer(clock.nowMs);
  server.plan.isAudited = options.isAudited ?? true;
  const order = { ...orderOf(temporaryFolder(), options.byteCount ?? BYTE_COUNT), ...options.order };
  const account = {
    accountId: "acc_1",
    userId: server.channelId,
    isAudited: options.isAudited ?? true,
    login: null,
    facts: {},
    renewals: 0,
    current: server.tokens.issue(),
    async token(refused?: string) {
      if (refused === account.current) {
        account.renewals += 1;
        account.current = server.tokens.issue();
      }
      return account.current;
    },
  };
  const usages: VendorUsage[] = [];
  const partsWith = (fetch: typeof globalThis.fetch = globalThis.fetch): VendorParts => ({
    baseUrl: server.origin,
    settings: {},
    clock,
    line: async () =>
      createVendorLine({
        providerId: "youtube",
        key: "",
        baseUrl: server.origin,
        extraOrigins: [server.tokens.origin],
        fetch,
        clock,
        secrets: [],
        tell: (usage) => void usages.push(usage),
      }),
  });
  const publisher = (fetch?: typeof globalThis.fetch): Publisher =>
    createYoutubePublisher(partsWith(fetch), account, { chunkBytes: QUANTUM });
  const world = postWorld({ order, clock, pass: clock.pass, open: publisher });
  const settle = async (...reapers: Reaper[]): Promise<PostEnd> => await publishToEnd(world, { reapers });
  return {
    server,
    order,
    request: world.request,
    account,
    clock,
    usages,
    world,
    partsWith,
    publisher,
    settle,
    async post(...reapers) {
      const ended = await settle(...reapers);
      if (ended.end !== "done") throw ended.error;
      return ended;
    },
  };
}

/** No piece of it is like another. */
function bytesOf(byteCount: number): Buffer {
  const bytes = Buffer.alloc(byteCount);
  for (let at = 0; at < byteCount; at += 1) bytes[at] = (at * 31 + (at >> 8)) % 251;
  return bytes;
}

function orderOf(folder: string, byteCount: number): PostOrder {
  const bytes = bytesOf(byteCount);
  const file = join(folder, "video.mp4");
  const coverFile = join(folder, "cover.png");
  writeFileSync(file, bytes);
  writeFileSync(coverFile, "a picture");
  return {
    schema: "viral.post-order/1",
    platform: "youtube",
    accountId: "acc_1",
    videoId: "vid_1",
    file,
    fileSha256: createHash("sha256").update(bytes).digest("hex"),
    byteCount,
    durationMs: 30_000,
    width: 1080,
    height: 1920,
    coverFile,
    coverAtMs: 1_000,
    publicUrl: null,
    publicCoverUrl: null,
    title: "Seven lakes that vanish",
    caption: "Seven lakes that vanish every summer. #lakes",
    tags: ["lakes"],
    language: "en",
    isAiGenerated: true,
    isMadeForKids: false,
    commercial: "none",
    privacy: "public",
    delivery: "direct",
    allow: { comments: true, duets: true, stitches: true },
    publishAtMs: null,
    categoryId: "27",
    playlistId: null,
    shareToFeed: true,
    trial: "none",
  };
}
