import { expect, it } from "vitest";
import {
  askCreator,
  cleanUsername,
  limitsOf,
  obeyCreator,
} from "../../../src/providers/tiktok/creator-info.ts";
import { createTiktokApi } from "../../../src/providers/tiktok/tiktok-api.ts";
import { answersInstead } from "../../contracts/faults.ts";
import { type SceneOptions, tiktokScene } from "../../contracts/tiktok-scene.ts";
import { tiktokSays } from "../../contracts/tiktok-server.ts";

const signal = AbortSignal.timeout(20_000);
async function scene(options: SceneOptions = {}) {
  const made = await tiktokScene(options);
  return { ...made, api: createTiktokApi(made.parts(), made.account()) };
}

it("reads what the account may do", async () => {
  const { api } = await scene({
    person: { commentDisabled: true, stitchDisabled: true, maxDurationSec: 180 },
  });
  expect(await askCreator(api, signal)).toEqual({
    username: "owl.facts_1",
    privacies: ["public", "friends", "private"],
    disallows: ["comments", "stitches"],
    durationMsMax: 180_000,
  });
});

it("leaves an audience alone that it does not know", async () => {
  const { api, server } = await scene();
  const data = {
    creator_username: "../evil\u001b[31m",
    privacy_level_options: ["SELF_ONLY", "SUBSCRIBERS"],
    comment_disabled: false,
    duet_disabled: false,
    stitch_disabled: false,
    max_video_post_duration_sec: 60,
  };
  server.faultAt("creator-info", answersInstead(tiktokSays(200, "ok", "", data)));
  expect(await askCreator(api, signal)).toMatchObject({ username: null, privacies: ["private"] });
});

it.each([
  [
    { privacy: "followers" },
    "privacy-not-offered",
    "The account offers public, friends, private, not followers.",
  ],
  [{ durationMs: 180_001 }, "video-too-long", "The video lasts 181 s; the account may post 180 s."],
] as const)("refuses %j, which the account does not offer", async (change, code, message) => {
  const { api, order } = await scene({ person: { maxDurationSec: 180 } });
  const creator = await askCreator(api, signal);
  expect(() => obeyCreator({ ...order, ...change }, creator)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  );
  expect(() => obeyCreator({ ...order, durationMs: 180_000 }, creator)).not.toThrow();
});

it("plans with what the account may do", async () => {
  const { api } = await scene({ person: { isPrivate: true, maxDurationSec: 60 } });
  expect(await limitsOf(api, signal)).toEqual({
    displayName: "@owl.facts_1",
    durationMsMax: 60_000,
    privacies: ["friends", "followers", "private"],
    disallows: ["duets", "stitches"],
    postsLeft: null,
    resumesAtMs: null,
  });
});

it("plans nothing but private posts for an app that was not audited", async () => {
  const { api } = await scene({ isAudited: false });
  expect(await limitsOf(api, signal)).toMatchObject({ privacies: ["private"] });
});

it("a draft-only profile cannot be asked, which is no failure", async () => {
  const { api } = await scene({ scopes: ["video.upload"] });
  expect(await limitsOf(api, signal)).toMatchObject({
    displayName: null,
    privacies: null,
    durationMsMax: null,
  });
});

it("plans nothing where the account may not post", async () => {
  const { api, server } = await scene();
  server.faultAt("creator-info", answersInstead(tiktokSays(200, "reached_active_user_cap")));
  await expect(limitsOf(api, signal)).rejects.toMatchObject({ kind: "quota", code: "app-daily-cap" });
});

it.each([
  ["owl.facts_1", "owl.facts_1"],
  ["owl/../x", null],
  ["", null],
  [null, null],
  [undefined, null],
])("takes %j for the name %j", (name, clean) => {
  expect(cleanUsername(name)).toBe(clean);
});
