import { describe, expect, it } from "vitest";
import { atNth, type Moment, type NthMoment } from "../../contracts/mortal-life.ts";
import type { TiktokUnknowns } from "../../contracts/tiktok-house.ts";
import {
  type SceneOptions,
  SMALL,
  THREE_CHUNKS,
  TWO_CHUNKS,
  tiktokScene,
} from "../../contracts/tiktok-scene.ts";

const DRAFT = { delivery: "draft" } as const;

it.each([
  ["in one chunk", SMALL, 1],
  ["in two", TWO_CHUNKS, 2],
  ["in three, the last of which is the longest", THREE_CHUNKS, 3],
])(
  "posts a video %s, whole, once, and says live when the public sees it",
  async (_what, videoBytes, count) => {
    const { server, toEnd, order, progress, world } = await tiktokScene({ videoBytes });
    const { news } = await toEnd();
    const [post] = server.house.published();
    expect(news).toEqual({
      state: "live",
      url: `https://www.tiktok.com/@owl.facts_1/video/${post?.postId}`,
      platformPostId: post?.postId,
    });
    expect(server.house.published().map(({ sha256 }) => sha256)).toEqual([order.fileSha256]);
    expect(server.countOf("chunk") + server.countOf("last-chunk")).toBe(count);
    expect(progress.at(-1)).toEqual([videoBytes, videoBytes]);
    expect(world.said.filter(({ state }) => state === "live")).toHaveLength(1);
  },
);

it("is patient, secret and slow enough for TikTok's limits", async () => {
  const publisher = (await tiktokScene()).publisher();
  expect(publisher).toMatchObject({ id: "tiktok", isHandleSecret: true, graceMs: 86_400_000 });
  expect(60_000 / publisher.pollEveryMs).toBeLessThan(30);
  expect(await publisher.limits?.(AbortSignal.timeout(5_000))).toMatchObject({ displayName: "@owl.facts_1" });
});

/** Every answer that the documentation leaves open, as far as a crash can meet it. */
const UNKNOWNS: readonly (readonly [string, Partial<TiktokUnknowns>])[] = [
  ["as documented", {}],
  ["no word of uploaded bytes, a whole upload unknown", { tellsUploadedBytes: false, wholeSays: 404 }],
  ["no word of uploaded bytes, a whole upload whole again", { tellsUploadedBytes: false, wholeSays: 201 }],
  ["no range in 416", { tellsUploadedBytes: false, tellsRangeOn416: false }],
  ["ranges that name the last byte", { tellsUploadedBytes: false, rangeEnds: "last" }],
];

interface Way {
  what: string;
  options: SceneOptions;
  unknowns: Partial<TiktokUnknowns>;
  ends: "live" | "draft" | "private";
  steps: Record<Moment["act"], number>;
}

const PRIVATE = { privacy: "private" } as const;
const WAYS: readonly Way[] = [
  ...UNKNOWNS.map(
    ([what, unknowns]): Way => ({
      what: `a direct post, ${what}`,
      options: {},
      unknowns,
      ends: "live",
      steps: { request: 6, write: 6 },
    }),
  ),
  {
    what: "a draft of an account that allowed nothing else",
    options: { order: DRAFT, scopes: ["video.upload"] },
    unknowns: { unusedInitsCount: true },
    ends: "draft",
    steps: { request: 4, write: 6 },
  },
  {
    what: "a private post of an app that was not audited",
    options: { order: PRIVATE, person: { isPrivate: true }, isAudited: false },
    unknowns: {},
    ends: "private",
    steps: { request: 5, write: 6 },
  },
  {
    what: "two chunks",
    options: { videoBytes: TWO_CHUNKS },
    unknowns: {},
    ends: "live",
    steps: { request: 7, write: 7 },
  },
  {
    what: "two chunks, of which nothing is told",
    options: { videoBytes: TWO_CHUNKS },
    unknowns: { tellsUploadedBytes: false, tellsRangeOn416: false, wholeSays: 404 },
    ends: "live",
    steps: { request: 7, write: 7 },
  },
];

describe.each(WAYS)("killed at every step: $what", ({ options, unknowns, ends, steps }) => {
  const begun = async () => {
    const scene = await tiktokScene(options);
    Object.assign(scene.server.house.unknowns, unknowns);
    return scene;
  };

  it("has just these steps", async () => {
    const { reaper } = await (await begun()).toEnd();
    expect(reaper.count).toEqual(steps);
  });

  const deaths = (["request", "write"] as const).flatMap((act) =>
    Array.from({ length: steps[act] }, (_, index) => index + 1).flatMap((at): NthMoment[] => [
      { act, when: "before", at },
      { act, when: "after", at },
    ]),
  );
  it.each(deaths)("$when $act $at: one post, and the truth about it", async (death) => {
    const { server, world, toEnd, order } = await begun();
    const { news, reaper } = await toEnd(atNth(death));
    expect(reaper.isDone).toBe(true);
    const published = server.house.published();
    expect(published.map(({ sha256 }) => sha256)).toEqual([order.fileSha256]);
    expect(news.state).toBe(ends);
    for (const said of world.said) {
      if (said.state === "live") expect(said.platformPostId).toBe(published[0]?.postId);
      else expect(["pending", ends]).toContain(said.state);
    }
  });
});
