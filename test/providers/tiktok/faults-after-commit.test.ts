import { describe, expect, it } from "vitest";
import { resetAfterWork } from "../../contracts/faults.ts";
import { DAY_MS, HOUR_MS } from "../../contracts/tiktok-house.ts";
import { expectOnePost, tiktokScene } from "../../contracts/tiktok-scene.ts";

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
    await expectOnePost(scene);
    const states = scene.world.said.map(({ state }) => state);
    expect(states).toEqual([...states.slice(0, -1).fill("pending"), "live"]);
    expect(states.length).toBeGreaterThan(5);
  });

  it("PUBLISH_COMPLETE that never gets an id: after a day the public does not see it, and that is what is said", async () => {
    const scene = await tiktokScene();
    scene.server.house.plan.moderationPolls = Number.POSITIVE_INFINITY;
    await expectOnePost(scene, "locked-private").catch(() => scene.pass(DAY_MS));
    await expectOnePost(scene, "locked-private");
    expect(scene.world.said.some(({ state }) => state === "live")).toBe(false);
  });

  it("int64 post id > 2^53: every digit of it is kept", async () => {
    const scene = await tiktokScene();
    const { news } = await scene.toEnd();
    const id = scene.server.house.published()[0]?.postId ?? "";
    expect(Number.isSafeInteger(Number(id))).toBe(false);
    expect(news).toMatchObject({ platformPostId: id, url: expect.stringContaining(`/video/${id}`) });
  });

  it("status stuck: it waits a day, says for how long, then a person is asked, and nothing is sent again", async () => {
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
      state: "unsure",
      message: expect.stringContaining("48 hours, and may never end"),
    });
    await publisher.prepare?.(scene.request());
    expect(await publisher.find(scene.request())).toMatchObject({ state: "made", handle });
    expect(scene.server.countOf("init")).toBe(1);
  });

  it("status forgotten: it is not taken for a failure, and a person is asked", async () => {
    const scene = await tiktokScene();
    scene.server.house.unknowns.statusRetentionMs = DAY_MS;
    scene.server.house.plan.end = "stuck";
    const publisher = scene.publisher();
    await publisher.prepare?.(scene.request());
    const outcome = await publisher.start(scene.request());
    scene.pass(2 * DAY_MS);
    const handle = outcome.kind === "accepted" ? outcome.handle : "";
    expect(await publisher.status(handle, scene.request())).toMatchObject({ state: "unsure" });
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
    await expect(scene.toEnd()).rejects.toMatchObject({ kind });
    expect((await scene.world.row())?.state).toBe("refused");
    expect(scene.world.said.at(-1)).toMatchObject({ state: "failed", kind });
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
      await expectOnePost(scene);
      // Asked about the old one again, it does not touch the new one.
      expect(await publisher.status(handle, scene.request())).toMatchObject({ state: "nothing" });
      expect(await scene.stage()).toBe("final-sent");
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
    await expectOnePost(scene);
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
    await expectOnePost(scene);
  });
});
