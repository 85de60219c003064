import { createHash } from "node:crypto";
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { PostOrder } from "../../src/model/post-order.ts";
import type { AccountAccess } from "../../src/providers/contracts/account-access.ts";
import type { PlatformLogin } from "../../src/providers/contracts/platform-login.ts";
import type { PostNews, Publisher, PublishRequest } from "../../src/providers/contracts/publisher.ts";
import type { VendorParts } from "../../src/providers/contracts/vendor.ts";
import type { VendorUsage } from "../../src/providers/http/tell.ts";
import { createVendorLine } from "../../src/providers/http/vendor-line.ts";
import { createTiktokLogin } from "../../src/providers/tiktok/tiktok-login.ts";
import { createTiktokPublisher } from "../../src/providers/tiktok/tiktok-publisher.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type Death, Reaper } from "./mortal-life.ts";
import { publishToEnd } from "./post-driver.ts";
import { type PostWorld, postWorld } from "./post-world.ts";
import { TIKTOK_APP, type TiktokPerson } from "./tiktok-house.ts";
import { type TiktokServer, tiktokServer } from "./tiktok-server.ts";

/** One chunk, two, and three with something left over. */
export const SMALL = 300_000;
export const TWO_CHUNKS = 20_000_123;
export const THREE_CHUNKS = 30_000_123;
export const ALL_SCOPES = ["user.info.basic", "video.upload", "video.publish"] as const;

export interface SceneOptions {
  videoBytes?: number;
  order?: Partial<PostOrder>;
  person?: Partial<TiktokPerson>;
  scopes?: readonly string[];
  isAudited?: boolean;
  facts?: Record<string, string>;
}

export interface TiktokScene {
  server: TiktokServer;
  person: TiktokPerson;
  order: PostOrder;
  world: PostWorld;
  usages: VendorUsage[];
  progress: [number, number][];
  nowMs: () => number;
  pass: (durationMs: number) => void;
  parts: (fetch?: typeof globalThis.fetch) => VendorParts;
  login: () => PlatformLogin;
  account: (fetch?: typeof globalThis.fetch) => AccountAccess;
  /** The tokens that the account has now. */
  held: { accessToken: string; refreshToken: string };
  publisher: (fetch?: typeof globalThis.fetch) => Publisher;
  request: (change?: Partial<PublishRequest>) => PublishRequest;
  /** Throws whatever ends it otherwise, and what a day's cap says. */
  toEnd: (death?: Death) => Promise<{ news: PostNews; reaper: Reaper }>;
  stage: () => Promise<string | undefined>;
}

/** An account on TikTok's server, a finished video, and everything that a publisher is given. */
export async function tiktokScene(options: SceneOptions = {}): Promise<TiktokScene> {
  let nowMs = Date.parse("2026-11-29T12:00:00Z");
  const clock = { nowMs: () => nowMs };
  const server = await tiktokServer(clock);
  server.house.isAudited = options.isAudited ?? true;
  const person = server.house.addPerson(options.person);
  const held = server.house.grant(person.openId, options.scopes ?? ALL_SCOPES);
  const usages: VendorUsage[] = [];
  const progress: [number, number][] = [];
  const order = { ...orderOf(madeVideo(options.videoBytes ?? SMALL)), ...options.order };

  const parts = (fetch: typeof globalThis.fetch = globalThis.fetch): VendorParts => ({
    baseUrl: server.origin,
    settings: { authBaseUrl: server.origin },
    clock,
    line: async () =>
      createVendorLine({
        providerId: "tiktok",
        key: "",
        baseUrl: server.origin,
        fetch,
        clock,
        secrets: [],
        tell: (usage) => void usages.push(usage),
      }),
  });
  const account = (fetch?: typeof globalThis.fetch): AccountAccess => ({
    accountId: "acc_1",
    userId: person.openId,
    isAudited: options.isAudited ?? true,
    login: null,
    facts: options.facts ?? {},
    async token(refused) {
      if (refused !== held.accessToken) return held.accessToken;
      const grant = { ...held, expiresAtMs: null, refreshExpiresAtMs: null, scopes: null };
      const signal = new AbortController().signal;
      const app = { ...TIKTOK_APP };
      const renewed = await createTiktokLogin(parts(fetch)).refresh(app, grant, signal);
      held.accessToken = renewed.accessToken;
      held.refreshToken = renewed.refreshToken ?? held.refreshToken;
      return held.accessToken;
    },
  });
  const publisher = (fetch?: typeof globalThis.fetch): Publisher =>
    createTiktokPublisher(parts(fetch), account(fetch));
  const pass = (durationMs: number): void => {
    nowMs += durationMs;
  };
  const world = postWorld({
    order,
    clock,
    pass,
    open: publisher,
    progress: (done, total) => void progress.push([done, total]),
  });
  return {
    server,
    person,
    order,
    world,
    usages,
    progress,
    held,
    nowMs: () => nowMs,
    pass,
    parts,
    login: () => createTiktokLogin(parts()),
    account,
    publisher,
    request: world.request,
    async toEnd(death) {
      const reaper = new Reaper(death);
      const ended = await publishToEnd(world, {
        reapers: [reaper],
        stopsAt: ({ kind }) => kind === "quota",
      });
      if (ended.end !== "done") throw ended.error;
      return { news: ended.news, reaper };
    },
    stage: async () => ((await world.memory.read()) as { stage?: string } | undefined)?.stage,
  };
}

interface MadeVideo {
  file: string;
  sha256: string;
  byteCount: number;
}

const hashes = new Map<number, string>();
const MEGABYTE = 1_000_000;

/** Each megabyte looks like no other, so that one which is sent twice or left out is seen. The rest is holes. */
function madeVideo(byteCount: number): MadeVideo {
  const file = join(temporaryFolder(), "video.mp4");
  const handle = openSync(file, "w");
  ftruncateSync(handle, byteCount);
  for (let at = 0; at < byteCount; at += MEGABYTE) writeSync(handle, `piece ${at}`, at);
  closeSync(handle);
  const sha256 = hashes.get(byteCount) ?? createHash("sha256").update(readFileSync(file)).digest("hex");
  hashes.set(byteCount, sha256);
  return { file, sha256, byteCount };
}

function orderOf({ file, sha256, byteCount }: MadeVideo): PostOrder {
  return {
    schema: "viral.post-order/1",
    platform: "tiktok",
    accountId: "acc_1",
    videoId: "vid_1",
    file,
    fileSha256: sha256,
    byteCount,
    durationMs: 30_000,
    width: 1080,
    height: 1920,
    coverFile: file,
    coverAtMs: 1_200,
    publicUrl: null,
    publicCoverUrl: null,
    title: "",
    caption: "Owls hear you. 🦉 #owls",
    tags: ["owls"],
    language: "en",
    isAiGenerated: true,
    isMadeForKids: false,
    commercial: "none",
    privacy: "public",
    delivery: "direct",
    allow: { comments: true, duets: false, stitches: true },
    publishAtMs: null,
    categoryId: null,
    playlistId: null,
    shareToFeed: true,
    trial: "none",
  };
}

/** Runs it to its end: one post of just this video, in just this state. */
export async function expectOnePost(scene: TiktokScene, state: PostNews["state"] = "live"): Promise<void> {
  const { news } = await scene.toEnd();
  expect(news.state).toBe(state);
  expect(scene.server.house.published().map(({ sha256 }) => sha256)).toEqual([scene.order.fileSha256]);
}
