import type { ScriptDocument } from "../../src/model/delivery-documents.ts";
import type { PostDocument } from "../../src/model/post.ts";
import type { PostOrder } from "../../src/model/post-order.ts";
import type { PostWishes } from "../../src/model/post-wishes.ts";
import type { GateSituation } from "../../src/pipeline/post/gate/gate-check.ts";
import { PostHistory } from "../../src/pipeline/post/gate/post-history.ts";
import type { Delivery } from "../../src/pipeline/post/order/read-delivery.ts";
import { openTemplates } from "../../src/templates/open-templates.ts";
import { headline, scriptOf } from "./small-video.ts";
import { accountFacts } from "./toy-platform.ts";

export const PLATFORMS = openTemplates({ builtIn: "templates", user: "/nowhere" }).platforms();

export const platform = (id: string) => {
  const found = PLATFORMS.find((one) => one.id === id);
  if (!found) throw new Error(`no platform ${id}`);
  return found;
};

export const samplePostOrder = (change: Partial<PostOrder> = {}): PostOrder => ({
  schema: "viral.post-order/1",
  platform: "tiktok",
  accountId: "acc_1",
  videoId: "vid_1",
  file: "/videos/one/video.mp4",
  fileSha256: "a".repeat(64),
  byteCount: 9_000_000,
  durationMs: 28_000,
  width: 1080,
  height: 1920,
  coverFile: "/videos/one/cover.png",
  coverAtMs: 400,
  publicUrl: null,
  publicCoverUrl: null,
  title: "",
  caption: "Three giants of Asia, counted #asia",
  tags: ["asia"],
  language: "en",
  isAiGenerated: false,
  isMadeForKids: false,
  commercial: "none",
  privacy: "public",
  delivery: "direct",
  allow: { comments: false, duets: false, stitches: false },
  publishAtMs: null,
  categoryId: null,
  playlistId: null,
  shareToFeed: true,
  trial: "none",
  ...change,
});

export const samplePostWishes = (change: Partial<PostWishes> = {}): PostWishes => ({
  isMadeForKids: false,
  commercial: "none",
  privacy: "public",
  delivery: null,
  allow: { comments: false, duets: false, stitches: false },
  isScheduledThere: false,
  categoryId: null,
  playlistId: null,
  shareToFeed: true,
  trial: "none",
  overrides: [],
  ...change,
});

export function sampleDelivery(
  post: Partial<PostDocument> = {},
  script: Partial<ScriptDocument> = {},
): Delivery {
  return {
    folder: "/videos/one",
    post: {
      schema: "viral.post/1",
      videoId: "vid_1",
      disclosure: { isAiGenerated: false, reasons: [] },
      credits: [],
      media: {
        sha256: "a".repeat(64),
        byteCount: 9_000_000,
        durationMs: 28_000,
        width: 1080,
        height: 1920,
        coverAtMs: 400,
      },
      platforms: [
        { platform: "tiktok", title: "", caption: "Three giants #asia", hashtags: ["#asia"] },
        { platform: "shorts", title: "Three giants", caption: "Three giants #asia", hashtags: ["#asia"] },
        { platform: "reels", title: "", caption: "Three giants #asia", hashtags: ["#asia"] },
      ],
      ...post,
    },
    script: {
      schema: "viral.script/1",
      videoId: "vid_1",
      conceptKey: "countries/population/asia/top",
      hook: { text: "Three giants", formula: "count", score: 0.4, parts: [] },
      predictedScore: 0.4,
      whyItShouldWork: [],
      script: scriptOf([headline("One"), headline("Two"), headline("Three")]),
      isUnverified: false,
      shots: [],
      sounds: [{ providerId: "viral", kind: "music", isAiGenerated: false, licence: "free to use" }],
      durationMs: 28_000,
      costUsdMicros: 0,
      ...script,
    },
  };
}

export const sampleSituation = (change: Partial<GateSituation> = {}): GateSituation => ({
  order: samplePostOrder(),
  delivery: sampleDelivery(),
  platform: platform("tiktok"),
  account: accountFacts({ isAudited: true }),
  limits: null,
  fileSha256: null,
  text: "giants of asia china india indonesia",
  others: new PostHistory(),
  forbiddenWords: [],
  ...change,
});
