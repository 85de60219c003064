import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../src/core/app-error.ts";
import type { PostOrder } from "../../src/model/post-order.ts";
import type { AccountAccess } from "../../src/providers/contracts/account-access.ts";
import type { PlatformLogin } from "../../src/providers/contracts/platform-login.ts";
import type { Publisher } from "../../src/providers/contracts/publisher.ts";
import type { VendorParts } from "../../src/providers/contracts/vendor.ts";
import type { VendorUsage } from "../../src/providers/http/tell.ts";
import { createVendorLine } from "../../src/providers/http/vendor-line.ts";
import { instagram } from "../../src/providers/instagram/definition.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { ACCOUNT, type InstagramServer, instagramServer } from "./instagram-server.ts";
import type { Reaper } from "./mortal-life.ts";
import { type PostEnd, publishToEnd } from "./post-driver.ts";
import { type PostWorld, postWorld } from "./post-world.ts";

export const CAPTION = "Why foxes hear mice under snow 🦊 #foxes #nature";

export interface SceneOptions {
  way?: "facebook" | "instagram";
  order?: Partial<PostOrder>;
}

export interface InstagramScene extends PostWorld {
  clock: { now: number; nowMs: () => number };
  server: InstagramServer;
  file: Buffer;
  account: AccountAccess & { current: string; renewals: number; isGone: boolean };
  login: PlatformLogin;
  /** How far the adapter's clock is ahead of Instagram's. */
  ahead: { ms: number };
  usages: readonly VendorUsage[];
  publisher: Publisher;
  toEnd: (...reapers: Reaper[]) => Promise<PostEnd>;
}

/** One account at a server of its own, one video, and a publisher for it. */
export async function instagramScene({
  way = "facebook",
  order = {},
}: SceneOptions = {}): Promise<InstagramScene> {
  const clock = { now: Date.UTC(2026, 10, 29, 10), nowMs: () => clock.now };
  const server = await instagramServer(clock);
  const file = Buffer.from("the bytes of a reel, ".repeat(200));
  const path = join(temporaryFolder(), "video.mp4");
  writeFileSync(path, file);

  const kind = way === "facebook" ? "page" : "instagram";
  const account: InstagramScene["account"] = {
    accountId: "acc_1",
    userId: ACCOUNT.userId,
    isAudited: false,
    login: way,
    facts: {},
    current: server.world.issue(kind, ACCOUNT.userId),
    renewals: 0,
    isGone: false,
    token: async (refused) => {
      if (refused !== account.current) return account.current;
      if (account.isGone)
        throw new AppError({ kind: "refused", code: "account-reconnect-needed", message: "It is gone." });
      account.renewals += 1;
      account.current = server.world.issue(kind, ACCOUNT.userId);
      return account.current;
    },
  };

  const usages: VendorUsage[] = [];
  const ahead = { ms: 0 };
  const ourClock = { nowMs: () => clock.now + ahead.ms };
  const partsWith = (fetch: typeof globalThis.fetch): VendorParts => ({
    baseUrl: server.baseUrl,
    settings: server.settings,
    clock: ourClock,
    line: async () =>
      createVendorLine({
        providerId: instagram.id,
        key: "",
        baseUrl: server.baseUrl,
        extraOrigins: Object.values(server.settings),
        fetch,
        clock: ourClock,
        secrets: [],
        tell: (usage) => usages.push(usage),
        ...(instagram.operationOf ? { operationOf: instagram.operationOf } : {}),
      }),
  });
  const open = (fetch: typeof globalThis.fetch): Publisher => {
    const publisher = instagram.open(partsWith(fetch)).publisherOf?.(account);
    if (!publisher) throw new Error("Instagram publishes nothing.");
    return publisher;
  };
  const { login } = instagram.open(partsWith(globalThis.fetch));
  if (!login) throw new Error("Instagram has no login.");
  const world = postWorld({
    clock,
    pass: (durationMs) => void (clock.now += durationMs),
    open,
    order: { ...orderOf(path, file), ...order },
  });
  return {
    ...world,
    clock,
    server,
    file,
    account,
    login,
    ahead,
    usages,
    publisher: open(globalThis.fetch),
    toEnd: async (...reapers) => await publishToEnd(world, { reapers }),
  };
}

/** Of whatever a `fetch` may be given. */
export const addressOf = (asked: string | URL | Request): URL =>
  new URL(asked instanceof Request ? asked.url : asked);

export function orderOf(file: string, bytes: Buffer): PostOrder {
  return {
    schema: "viral.post-order/1",
    platform: "instagram",
    accountId: "acc_1",
    videoId: "vid_1",
    file,
    fileSha256: "0".repeat(64),
    byteCount: bytes.byteLength,
    durationMs: 30_000,
    width: 1080,
    height: 1920,
    coverFile: `${file}.png`,
    coverAtMs: 4_200,
    publicUrl: "https://cdn.example/v/fox.mp4",
    publicCoverUrl: null,
    title: "",
    caption: CAPTION,
    tags: ["foxes", "nature"],
    language: "en",
    isAiGenerated: true,
    isMadeForKids: false,
    commercial: "none",
    privacy: "public",
    delivery: "direct",
    allow: { comments: true, duets: true, stitches: true },
    publishAtMs: null,
    categoryId: null,
    playlistId: null,
    shareToFeed: true,
    trial: "none",
  };
}
