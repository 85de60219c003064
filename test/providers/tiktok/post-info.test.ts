import { expect, it } from "vitest";
import type { Creator } from "../../../src/providers/tiktok/creator-info.ts";
import { postInfo } from "../../../src/providers/tiktok/post-info.ts";
import { tiktokScene } from "../../contracts/tiktok-scene.ts";

const free: Creator = { username: "owl", privacies: ["public"], disallows: [], durationMsMax: 600_000 };
const infoOf = async (change: object, creator: Partial<Creator> = {}) =>
  postInfo({ ...(await tiktokScene()).order, ...change }, { ...free, ...creator });

it("tells TikTok everything that was settled", async () => {
  expect(await infoOf({})).toEqual({
    title: "Owls hear you. 🦉 #owls",
    privacy_level: "PUBLIC_TO_EVERYONE",
    disable_comment: false,
    disable_duet: true,
    disable_stitch: false,
    video_cover_timestamp_ms: 1_200,
    brand_content_toggle: false,
    brand_organic_toggle: false,
    is_aigc: true,
  });
});

it.each([
  ["public", "PUBLIC_TO_EVERYONE"],
  ["friends", "MUTUAL_FOLLOW_FRIENDS"],
  ["followers", "FOLLOWER_OF_CREATOR"],
  ["private", "SELF_ONLY"],
] as const)("%s is %s", async (privacy, level) => {
  expect(await infoOf({ privacy })).toMatchObject({ privacy_level: level });
});

it.each([
  ["none", false, false],
  ["own", false, true],
  ["third-party", true, false],
] as const)("commercial %s sets the toggles", async (commercial, content, organic) => {
  expect(await infoOf({ commercial })).toMatchObject({
    brand_content_toggle: content,
    brand_organic_toggle: organic,
  });
});

it("switches off what the account has switched off, and nothing on", async () => {
  const allow = { comments: true, duets: true, stitches: false };
  expect(await infoOf({ allow }, { disallows: ["comments"] })).toMatchObject({
    disable_comment: true,
    disable_duet: false,
    disable_stitch: true,
  });
});

it("names no cover beyond the end", async () => {
  expect(await infoOf({ coverAtMs: 30_000 })).not.toHaveProperty("video_cover_timestamp_ms");
  expect(await infoOf({ isAiGenerated: false })).toMatchObject({ is_aigc: false });
});
