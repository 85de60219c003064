import { describe, expect, it } from "vitest";
import { answersInstead, htmlInstead, resetAfterWork, resetBeforeWork } from "../../contracts/faults.ts";
import { atNth } from "../../contracts/mortal-life.ts";
import { DAY_MS, HOUR_MS } from "../../contracts/tiktok-house.ts";
import {
  expectOnePost,
  type SceneOptions,
  THREE_CHUNKS,
  TWO_CHUNKS,
  tiktokScene,
} from "../../contracts/tiktok-scene.ts";
import { tiktokSays } from "../../contracts/tiktok-server.ts";

const DRAFT: SceneOptions = { order: { delivery: "draft" }, scopes: ["video.upload"] };
describe("before the commit point", () => {
  it("drop reply after init: another upload is begun, and the first one stays empty", async () => {
    const scene = await tiktokScene({ videoBytes: TWO_CHUNKS });
    scene.server.faultAt("init", resetAfterWork);
    await expectOnePost(scene);
    expect(scene.server.house.uploads.map(({ receivedBytes }) => receivedBytes)).toEqual([0, TWO_CHUNKS]);
  });

  it.each([false, true])(
    "drop reply after init of the fifth draft, which counts or not (%s)",
    async (counts) => {
      const scene = await tiktokScene(DRAFT);
      const { house } = scene.server;
      house.unknowns.unusedInitsCount = counts;
      for (let number = 0; number < 4; number += 1) {
        const whole = { videoSize: 1, chunkSize: 1, chunkCount: 1 };
        house.take(
          house.begin({ openId: scene.person.openId, mode: "draft", info: undefined, ...whole }),
          Buffer.from("x"),
        );
      }
      scene.server.faultAt("init", resetAfterWork);
      const ended = await scene.toEnd().catch((error: unknown) => ({ error }));
      if (counts) {
        expect(ended).toMatchObject({ error: { kind: "quota", code: "account-draft-cap" } });
        scene.pass(DAY_MS);
      } else {
        expect(ended).toMatchObject({ news: { state: "draft" } });
      }
      await scene.toEnd();
      expect(house.published().filter(({ sha256 }) => sha256 === scene.order.fileSha256)).toHaveLength(1);
    },
  );

  it.each([
    ["count", true],
    ["last", true],
    ["count", false],
  ] as const)("416 with real offset (as %s, told: %s): it goes on from there", async (rangeEnds, isTold) => {
    const scene = await tiktokScene({ videoBytes: THREE_CHUNKS });
    Object.assign(scene.server.house.unknowns, { rangeEnds, tellsRangeOn416: isTold });
    scene.server.faultAt("chunk", resetAfterWork);
    await expectOnePost(scene);
    // Whoever is not told how far it came begins anew: the last chunk was never sent.
    expect(scene.server.house.uploads).toHaveLength(isTold ? 1 : 2);
  });

  it("206 then crash: what is there is not sent again", async () => {
    const scene = await tiktokScene({ videoBytes: THREE_CHUNKS });
    await scene.toEnd(atNth({ act: "write", when: "before", at: 3 }));
    expect(scene.server.countOf("chunk")).toBe(2);
    expect(scene.server.countOf("init")).toBe(1);
    expect(scene.server.house.published()).toHaveLength(1);
  });

  it("403 upload_url expired: another one is asked for", async () => {
    const scene = await tiktokScene({ videoBytes: TWO_CHUNKS });
    scene.server.faultAt("chunk", answersInstead({ status: 403 }));
    await expectOnePost(scene);
    expect(scene.server.countOf("init")).toBe(2);
  });

  it("an hour asleep between two chunks: another one is asked for, with no chunk wasted on the first", async () => {
    const scene = await tiktokScene({ videoBytes: TWO_CHUNKS });
    await scene.publisher().prepare?.(scene.request());
    scene.pass(HOUR_MS);
    await expectOnePost(scene);
    expect(scene.server.house.uploads.map(({ receivedBytes }) => receivedBytes)).toEqual([
      10_000_000,
      TWO_CHUNKS,
    ]);
  });

  it("a clock that is set back a day: another one is asked for", async () => {
    const scene = await tiktokScene({ videoBytes: TWO_CHUNKS });
    await scene.publisher().prepare?.(scene.request());
    scene.pass(-DAY_MS);
    await expectOnePost(scene);
  });

  it("addresses that end as soon as they begin: it gives up for now, with nothing published", async () => {
    const scene = await tiktokScene({ videoBytes: TWO_CHUNKS });
    scene.server.faultAt("chunk", answersInstead({ status: 404 }), 99);
    const attempt = scene.publisher().prepare?.(scene.request());
    await expect(attempt).rejects.toMatchObject({ kind: "transient", code: "upload-address-gone" });
    expect(scene.server.house.published()).toEqual([]);
  });

  it.each([
    ["5xx", answersInstead({ status: 503 })],
    ["a reset", resetBeforeWork],
  ])("%s of a chunk, now and then: the same is sent once more", async (_what, fault) => {
    const scene = await tiktokScene({ videoBytes: THREE_CHUNKS });
    scene.server.faultAt("chunk", fault, 2);
    await scene.publisher().prepare?.(scene.request());
    expect(scene.server.house.uploads.map(({ receivedBytes }) => receivedBytes)).toEqual([20_000_000]);
    await expectOnePost(scene);
  });

  it("spam_risk_* at HTTP 200 on creator_info: quota with its time, a ban is for good, and nothing is begun", async () => {
    const tired = await tiktokScene();
    tired.server.faultAt("creator-info", answersInstead(tiktokSays(200, "spam_risk_too_many_posts")));
    await expect(tired.toEnd()).rejects.toMatchObject({
      kind: "quota",
      code: "account-daily-cap",
      details: { untilMs: tired.nowMs() + DAY_MS },
    });
    const banned = await tiktokScene({ person: { isBanned: true } });
    await expect(banned.toEnd()).rejects.toMatchObject({ kind: "refused", code: "account-banned" });
    expect([tired, banned].map(({ server }) => server.countOf("init"))).toEqual([0, 0]);
  });

  it.each(["creator-info", "init", "status"] as const)(
    "429 on %s: it waits for its minute",
    async (stage) => {
      const scene = await tiktokScene();
      const throttled = answersInstead(tiktokSays(429, "rate_limit_exceeded", "slow down"));
      scene.server.faultAt(stage, throttled);
      if (stage !== "status") {
        const attempt = scene.publisher().prepare?.(scene.request());
        await expect(attempt).rejects.toMatchObject({ kind: "transient", details: { retryAfterMs: 60_000 } });
      }
      await expectOnePost(scene);
    },
  );

  it("privacy mismatch: what the account does not offer is not sent, and what it takes back meanwhile is refused", async () => {
    const closed = await tiktokScene({ person: { isPrivate: true } });
    await expect(closed.toEnd()).rejects.toMatchObject({
      kind: "config",
      code: "privacy-not-offered",
      message: expect.stringContaining("friends, followers, private"),
    });
    expect(closed.server.countOf("init")).toBe(0);

    const changed = await tiktokScene();
    changed.server.faultAt("init", answersInstead(tiktokSays(403, "privacy_level_option_mismatch")));
    await expect(changed.toEnd()).rejects.toMatchObject({ kind: "config", code: "privacy-not-offered" });
  });

  it("a page of a hotel's network instead of an answer: it is tried again", async () => {
    const scene = await tiktokScene();
    scene.server.faultAt("init", htmlInstead(200));
    await expectOnePost(scene);
  });
});
