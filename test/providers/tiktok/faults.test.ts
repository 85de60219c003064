import { describe, expect, it } from "vitest";
import type { PostNews } from "../../../src/providers/contracts/publisher.ts";
import type { Fault } from "../../contracts/contract-server.ts";
import {
  answersInstead,
  htmlInstead,
  redirectsTo,
  resetAfterWork,
  resetBeforeWork,
} from "../../contracts/faults.ts";
import { Parked } from "../../contracts/publish-driver.ts";
import { DAY_MS, HOUR_MS } from "../../contracts/tiktok-house.ts";
import {
  type SceneOptions,
  THREE_CHUNKS,
  type TiktokScene,
  TWO_CHUNKS,
  tiktokScene,
} from "../../contracts/tiktok-scene.ts";
import { tiktokSays } from "../../contracts/tiktok-server.ts";

const DRAFT: SceneOptions = { order: { delivery: "draft" }, scopes: ["video.upload"] };
/** The work is done, and a gateway says that it failed. */
const failsAfterWork = (status: number): Fault => ({
  work: "before",
  behave: ({ response }) => void response.writeHead(status).end("bad gateway"),
});

async function isPostedOnce(scene: TiktokScene, state: PostNews["state"] = "live"): Promise<void> {
  const { news } = await scene.toEnd();
  expect(news.state).toBe(state);
  expect(scene.server.house.published().map(({ sha256 }) => sha256)).toEqual([scene.order.fileSha256]);
}

describe("before the commit point", () => {
  it("drop reply after init: another upload is begun, and the first one stays empty", async () => {
    const scene = await tiktokScene({ videoBytes: TWO_CHUNKS });
    scene.server.faultAt("init", resetAfterWork);
    await isPostedOnce(scene);
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
    await isPostedOnce(scene);
    // Whoever is not told how far it came begins anew: the last chunk was never sent.
    expect(scene.server.house.uploads).toHaveLength(isTold ? 1 : 2);
  });

  it("206 then crash: what is there is not sent again", async () => {
    const scene = await tiktokScene({ videoBytes: THREE_CHUNKS });
    await scene.toEnd({ act: "write", when: "before", at: 3 });
    expect(scene.server.countOf("chunk")).toBe(2);
    expect(scene.server.countOf("init")).toBe(1);
    expect(scene.server.house.published()).toHaveLength(1);
  });

  it("403 upload_url expired: another one is asked for", async () => {
    const scene = await tiktokScene({ videoBytes: TWO_CHUNKS });
    scene.server.faultAt("chunk", answersInstead({ status: 403 }));
    await isPostedOnce(scene);
    expect(scene.server.countOf("init")).toBe(2);
  });

  it("an hour asleep between two chunks: another one is asked for, with no chunk wasted on the first", async () => {
    const scene = await tiktokScene({ videoBytes: TWO_CHUNKS });
    await scene.publisher().prepare?.(scene.request());
    scene.pass(HOUR_MS);
    await isPostedOnce(scene);
    expect(scene.server.house.uploads.map(({ receivedBytes }) => receivedBytes)).toEqual([
      10_000_000,
      TWO_CHUNKS,
    ]);
  });

  it("a clock that is set back a day: another one is asked for", async () => {
    const scene = await tiktokScene({ videoBytes: TWO_CHUNKS });
    await scene.publisher().prepare?.(scene.request());
    scene.pass(-DAY_MS);
    await isPostedOnce(scene);
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
    await isPostedOnce(scene);
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
      await isPostedOnce(scene);
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
    await isPostedOnce(scene);
  });
});

describe("at the commit point", () => {
  it.each([
    ["drop reply after last PUT", resetAfterWork],
    ["the line breaks before the last PUT is taken", resetBeforeWork],
    ["a gateway says 502, and TikTok has it", failsAfterWork(502)],
    ["a gateway says 503, and TikTok has nothing", answersInstead({ status: 503 })],
    ["a gateway says 400, and TikTok has it", failsAfterWork(400)],
    ["a gateway says 403, and TikTok has it", failsAfterWork(403)],
    ["429", answersInstead({ status: 429 })],
    ["200 of somebody else's", htmlInstead(200)],
    ["a redirect", redirectsTo(307, "https://elsewhere.example/")],
  ])("%s: one post, whether TikTok says how much it has or not", async (_what, fault) => {
    for (const tellsUploadedBytes of [true, false]) {
      const scene = await tiktokScene();
      scene.server.house.unknowns.tellsUploadedBytes = tellsUploadedBytes;
      scene.server.faultAt("last-chunk", fault);
      await isPostedOnce(scene);
    }
  });

  it.each([
    ["400 bad request", 400],
    ["403 upload_url expired", 403],
    ["404 no upload task", 404],
    ["416 without a range", 416],
  ])(
    "%s: another upload once TikTok has long said that it lacks the end, else a person",
    async (_what, status) => {
      const told = await tiktokScene();
      told.server.faultAt("last-chunk", answersInstead({ status }));
      await isPostedOnce(told);
      expect(told.server.countOf("init")).toBe(2);

      const untold = await tiktokScene();
      untold.server.house.unknowns.tellsUploadedBytes = false;
      untold.server.faultAt("last-chunk", answersInstead({ status }));
      await expect(untold.toEnd()).rejects.toThrow(Parked);
      expect([untold.server.countOf("init"), untold.world.said]).toEqual([1, []]);
    },
  );

  it.each([201, 404, 416] as const)(
    "drop reply after last PUT, and after its repetition, of which a whole upload says %i: one post",
    async (wholeSays) => {
      const scene = await tiktokScene();
      Object.assign(scene.server.house.unknowns, { wholeSays, tellsUploadedBytes: false });
      scene.server.faultAt("last-chunk", resetAfterWork, 2);
      await isPostedOnce(scene);
      expect(scene.server.countOf("init")).toBe(1);
    },
  );

  it("the address ends while nobody knows: no other is asked for, a person is", async () => {
    const scene = await tiktokScene();
    scene.server.faultAt("last-chunk", resetBeforeWork);
    const publisher = scene.publisher();
    await publisher.prepare?.(scene.request());
    expect(await publisher.start(scene.request())).toMatchObject({ kind: "unknown" });
    scene.pass(HOUR_MS);
    expect(await publisher.find(scene.request())).toEqual({ state: "nothing" });
    // The same address, which is the only one that may be tried.
    expect(await publisher.start(scene.request())).toMatchObject({ kind: "unknown" });
    expect(await publisher.find(scene.request())).toMatchObject({
      state: "unknown",
      message: expect.stringContaining("has 0 bytes"),
    });
    await publisher.prepare?.(scene.request());
    expect(await publisher.start(scene.request())).toMatchObject({ kind: "unknown" });
    expect([scene.server.countOf("init"), scene.server.countOf("last-chunk")]).toEqual([1, 2]);
  });

  it("a reply that arrives after the time-out: it is asked about, and not sent again", async () => {
    const scene = await tiktokScene();
    const publisher = scene.publisher();
    await publisher.prepare?.(scene.request());
    const cutOff = new AbortController();
    const late: Fault = { work: "before", behave: () => cutOff.abort(new Error("too slow")) };
    scene.server.faultAt("last-chunk", late);
    const attempt = publisher.start(scene.request(undefined, { signal: cutOff.signal }));
    await expect(attempt).rejects.toThrow("too slow");
    expect(await publisher.find(scene.request())).toMatchObject({ state: "made" });
    expect(scene.server.house.published()).toHaveLength(1);
  });

  it("nobody is there to take it: nothing was sent, and the next run sends it", async () => {
    const scene = await tiktokScene();
    await scene.publisher().prepare?.(scene.request());
    const refused = Object.assign(new Error("connect ECONNREFUSED"), {
      code: "ECONNREFUSED",
      syscall: "connect",
    });
    const offline = scene.parts(() => Promise.reject(new TypeError("fetch failed", { cause: refused })));
    const { createTiktokPublisher } = await import("../../../src/providers/tiktok/tiktok-publisher.ts");
    const outcome = await createTiktokPublisher(offline, scene.account()).start(scene.request());
    expect(outcome).toMatchObject({ kind: "not-sent" });
    expect(scene.stage()).toBe("uploading");
    await isPostedOnce(scene);
  });
});

describe("after the commit point", () => {
  it("token expires (2 h) while polling: it is renewed, and the same is asked again", async () => {
    const scene = await tiktokScene();
    scene.server.house.plan.processingPolls = 3;
    const publisher = scene.publisher();
    await publisher.prepare?.(scene.request());
    const outcome = await publisher.start(scene.request());
    const handle = outcome.kind === "accepted" ? outcome.handle : "";
    expect(await publisher.status(handle, scene.request())).toEqual({ state: "pending" });
    scene.pass(2 * HOUR_MS);
    expect(await publisher.status(handle, scene.request())).toMatchObject({ state: "pending" });
    const counts = (["init", "last-chunk", "token", "status"] as const).map((stage) =>
      scene.server.countOf(stage),
    );
    expect(counts).toEqual([1, 1, 1, 3]);
  });

  it("PUBLISH_COMPLETE with empty id then id later: live is said when it has one", async () => {
    const scene = await tiktokScene();
    scene.server.house.plan.moderationPolls = 5;
    await isPostedOnce(scene);
    const states = scene.world.said.map(({ state }) => state);
    expect(states).toEqual([...states.slice(0, -1).fill("pending"), "live"]);
    expect(states.length).toBeGreaterThan(5);
  });

  it("PUBLISH_COMPLETE that never gets an id: after a day the public does not see it, and that is what is said", async () => {
    const scene = await tiktokScene();
    scene.server.house.plan.moderationPolls = Number.POSITIVE_INFINITY;
    await isPostedOnce(scene, "locked-private").catch(() => scene.pass(DAY_MS));
    await isPostedOnce(scene, "locked-private");
    expect(scene.world.said.some(({ state }) => state === "live")).toBe(false);
  });

  it("int64 post id > 2^53: every digit of it is kept", async () => {
    const scene = await tiktokScene();
    const { news } = await scene.toEnd();
    const id = scene.server.house.published()[0]?.postId ?? "";
    expect(Number.isSafeInteger(Number(id))).toBe(false);
    expect(news).toMatchObject({ platformPostId: id, url: expect.stringContaining(`/video/${id}`) });
  });

  it("status stuck: it waits for ever, says for how long, and sends nothing again", async () => {
    const scene = await tiktokScene();
    scene.server.house.plan.end = "stuck";
    const publisher = scene.publisher();
    await publisher.prepare?.(scene.request());
    const outcome = await publisher.start(scene.request());
    const handle = outcome.kind === "accepted" ? outcome.handle : "";
    scene.pass(45 * 60_000);
    expect(await publisher.status(handle, scene.request())).toEqual({
      state: "pending",
      because: "TikTok has worked on it for 45 minutes",
    });
    scene.pass(2 * DAY_MS);
    expect(await publisher.status(handle, scene.request())).toMatchObject({
      state: "pending",
      because: expect.stringContaining("48 hours, and may never end"),
    });
    await publisher.prepare?.(scene.request());
    expect(await publisher.find(scene.request())).toMatchObject({ state: "made", handle });
    expect(scene.server.countOf("init")).toBe(1);
  });

  it("status forgotten: it is not taken for a failure", async () => {
    const scene = await tiktokScene();
    scene.server.house.unknowns.statusRetentionMs = DAY_MS;
    scene.server.house.plan.end = "stuck";
    const publisher = scene.publisher();
    await publisher.prepare?.(scene.request());
    const outcome = await publisher.start(scene.request());
    scene.pass(2 * DAY_MS);
    const handle = outcome.kind === "accepted" ? outcome.handle : "";
    expect(await publisher.status(handle, scene.request())).toMatchObject({ state: "pending" });
    expect(await publisher.find(scene.request())).toMatchObject({ state: "unknown" });
  });

  it.each([
    ["file_format_check_failed", "refused"],
    ["duration_check_failed", "refused"],
    ["frame_rate_check_failed", "refused"],
    ["picture_size_check_failed", "refused"],
    ["publish_cancelled", "refused"],
    ["auth_removed", "refused"],
    ["spam_risk_user_banned_from_posting", "refused"],
    ["spam_risk_text", "moderation"],
    ["spam_risk", "moderation"],
    ["a_reason_of_tomorrow", "refused"],
  ])("FAILED with each reason: %s ends it, and nothing is sent again", async (reason, kind) => {
    const scene = await tiktokScene();
    scene.server.house.plan.end = reason;
    const { news } = await scene.toEnd();
    expect(news).toMatchObject({ state: "failed", kind });
    expect(scene.server.countOf("init")).toBe(1);
  });

  it.each(["internal", "video_pull_failed", "photo_pull_failed"])(
    "FAILED with each reason: %s came to nothing, and the next one is the only post",
    async (reason) => {
      const scene = await tiktokScene();
      scene.server.house.plan.end = reason;
      scene.server.house.plan.processingPolls = 0;
      const publisher = scene.publisher();
      await publisher.prepare?.(scene.request());
      const outcome = await publisher.start(scene.request());
      const handle = outcome.kind === "accepted" ? outcome.handle : "";
      expect(await publisher.status(handle, scene.request())).toMatchObject({ state: "nothing" });
      scene.server.house.plan.end = "posted";
      await isPostedOnce(scene);
      // Asked about the old one again, it does not touch the new one.
      expect(await publisher.status(handle, scene.request())).toMatchObject({ state: "nothing" });
      expect(scene.stage()).toBe("final-sent");
    },
  );

  it("FAILED with each reason: internal, after a reply was lost", async () => {
    const scene = await tiktokScene();
    scene.server.house.plan.end = "internal";
    scene.server.house.plan.processingPolls = 0;
    scene.server.faultAt("last-chunk", resetAfterWork);
    const publisher = scene.publisher();
    await publisher.prepare?.(scene.request());
    expect(await publisher.start(scene.request())).toMatchObject({ kind: "unknown" });
    expect(await publisher.find(scene.request())).toEqual({ state: "nothing" });
    expect(await publisher.start(scene.request())).toMatchObject({ kind: "not-sent" });
    scene.server.house.plan.end = "posted";
    await isPostedOnce(scene);
  });

  it("FAILED with each reason: spam_risk_too_many_posts waits a day before anything is begun", async () => {
    const scene = await tiktokScene();
    scene.server.house.plan.end = "spam_risk_too_many_posts";
    await expect(scene.toEnd()).rejects.toMatchObject({
      kind: "quota",
      details: { untilMs: expect.any(Number) },
    });
    expect(scene.server.countOf("init")).toBe(1);
    scene.pass(DAY_MS);
    scene.server.house.plan.end = "posted";
    await isPostedOnce(scene);
  });
});
