import { describe, expect, it } from "vitest";
import { answersInstead, resetAfterWork, resetBeforeWork } from "../../contracts/faults.ts";
import { CAPTION, instagramScene, type SceneOptions } from "../../contracts/instagram-scene.ts";
import { ACCOUNT } from "../../contracts/instagram-server.ts";
import { graphFailure } from "../../contracts/instagram-shapes.ts";
import { oneLife } from "../../contracts/post-driver.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The request that publishes was sent; its answer was lost, after the work or before it. */
async function lost(isLive: boolean, options: SceneOptions = {}) {
  const scene = await instagramScene(options);
  await scene.publisher.prepare?.(scene.request());
  scene.server.meetAt("publish", isLive ? resetAfterWork : resetBeforeWork);
  expect((await scene.publisher.start(scene.request())).kind).toBe("unknown");
  const find = async () => await scene.publisher.find(scene.request());
  return { ...scene, find };
}

describe("fault: another fresh post of the phone app", () => {
  it.each([
    ["with another caption", "My dinner"],
    ["without a caption", ""],
  ])("%s is not adopted, and does not hide that nothing came", async (_name, caption) => {
    const scene = await instagramScene();
    scene.server.meetAt("publish", resetBeforeWork);
    expect(await oneLife(scene)).toMatchObject({ end: "failed", error: { kind: "waiting" } });
    const phone = scene.server.world.postFromPhone(ACCOUNT.userId, caption);
    expect((await scene.row())?.state).toBe("intent");
    const end = await scene.toEnd();
    const [reel] = scene.server.world.published();
    expect(end).toMatchObject({ end: "done", news: { state: "live", platformPostId: reel?.id } });
    expect(reel?.id).not.toBe(phone.id);
  });

  it("that is newer than ours is not taken for it", async () => {
    const { server, find } = await lost(true);
    server.world.postFromPhone(ACCOUNT.userId, "My dinner");
    const [reel] = server.world.published();
    expect(await find()).toEqual({ state: "made", handle: `media:${reel?.id}` });
  });

  it("with the same caption: it is live, and which one it is stays open", async () => {
    const { server, find, clock, publisher, request } = await lost(true);
    server.world.postFromPhone(ACCOUNT.userId, CAPTION);
    const found = await find();
    expect(found).toMatchObject({ state: "made", handle: expect.stringMatching(/^container:/) });
    clock.now += 6 * MINUTE_MS;
    const handle = found.state === "made" ? found.handle : "";
    expect(await publisher.status(handle, request())).toMatchObject({
      state: "live",
      url: null,
      platformPostId: null,
    });
  });

  it("with the same caption as one that was there before is no second candidate", async () => {
    const scene = await instagramScene();
    scene.server.world.postFromPhone(ACCOUNT.userId, CAPTION);
    scene.server.meetAt("publish", resetAfterWork);
    const end = await scene.toEnd();
    const [reel] = scene.server.world.published();
    expect(end).toMatchObject({ end: "done", news: { platformPostId: reel?.id } });
  });

  it("twice with the same caption, and none of ours: nobody can tell", async () => {
    const { server, find, clock } = await lost(false);
    server.world.postFromPhone(ACCOUNT.userId, CAPTION);
    server.world.postFromPhone(ACCOUNT.userId, CAPTION);
    clock.now += 6 * MINUTE_MS;
    expect(await find()).toMatchObject({ state: "unknown" });
  });

  it("is never taken for a post that has no words to know it by", async () => {
    const { server, find, clock } = await lost(false, { order: { caption: "🦊🦊" } });
    server.world.postFromPhone(ACCOUNT.userId, "");
    clock.now += 6 * MINUTE_MS;
    expect(await find()).toMatchObject({ state: "unknown" });
  });
});

it("names no post of the phone app as ours while ours is not listed yet and has no words", async () => {
  const { server, find } = await lost(true, { order: { caption: "" } });
  server.world.unknowns.listLagMs = 10 * MINUTE_MS;
  server.world.postFromPhone(ACCOUNT.userId, "");
  expect(await find()).toMatchObject({ state: "made", handle: expect.stringMatching(/^container:/) });
});

it("finds it by its caption while the container still reads FINISHED", async () => {
  const { server, find } = await lost(true);
  server.world.unknowns.containerLagMs = 10 * MINUTE_MS;
  server.world.unknowns.captionIs = (caption) => caption;
  expect(await find()).toMatchObject({ state: "made", handle: `media:${server.world.published()[0]?.id}` });
});

it("knows a caption again in which Instagram has changed spaces and signs", async () => {
  const scene = await instagramScene();
  scene.server.world.unknowns.captionIs = (caption) => ` ${caption.replaceAll(" ", "\n").replace("🦊", "")}`;
  scene.server.meetAt("publish", resetAfterWork);
  const [reel, end] = [scene.server.world.published(), await scene.toEnd()];
  expect(reel).toEqual([]);
  expect(end).toMatchObject({ news: { platformPostId: scene.server.world.published()[0]?.id } });
});

it("proves nothing in the first five minutes, and something after them", async () => {
  const { find, clock } = await lost(false);
  expect(await find()).toMatchObject({ state: "unknown" });
  clock.now += 4 * MINUTE_MS;
  expect(await find()).toMatchObject({ state: "unknown" });
  clock.now += 2 * MINUTE_MS;
  expect(await find()).toEqual({ state: "nothing" });
});

describe("a clock of ours that is wrong or jumps", () => {
  it("does not make those minutes shorter", async () => {
    const { find, clock, ahead } = await lost(false);
    ahead.ms = 60 * MINUTE_MS;
    expect(await find()).toMatchObject({ state: "unknown" });
    ahead.ms = -60 * MINUTE_MS;
    clock.now += 6 * MINUTE_MS;
    expect(await find()).toEqual({ state: "nothing" });
  });

  it.each([-3, 3])("by %s hours does not hide our post from us", async (hours) => {
    const scene = await instagramScene();
    scene.ahead.ms = hours * 60 * MINUTE_MS;
    scene.server.world.unknowns.containerLagMs = DAY_MS;
    await scene.publisher.prepare?.(scene.request());
    scene.server.meetAt("publish", resetAfterWork);
    await scene.publisher.start(scene.request());
    const [reel] = scene.server.world.published();
    expect(await scene.publisher.find(scene.request())).toEqual({
      state: "made",
      handle: `media:${reel?.id}`,
    });
  });
});

describe("a container that reads EXPIRED", () => {
  it("and no post: nothing came of it, and it is prepared anew", async () => {
    const { server, find, clock, publisher, request } = await lost(false);
    clock.now += DAY_MS;
    expect(await find()).toEqual({ state: "nothing" });
    expect(await publisher.start(request())).toMatchObject({ kind: "not-sent" });
    await publisher.prepare?.(request());
    expect(server.asked("create")).toHaveLength(2);
  });

  it("though it was published, as nobody documents: the post itself tells", async () => {
    const { server, find, clock } = await lost(true);
    server.world.unknowns.publishedReadsLater = "EXPIRED";
    clock.now += DAY_MS;
    expect(await find()).toEqual({ state: "made", handle: `media:${server.world.published()[0]?.id}` });
  });

  it("and a list that does not reach back: nobody can tell", async () => {
    const { server, find, clock } = await lost(true);
    server.world.unknowns.publishedReadsLater = "EXPIRED";
    clock.now += 30 * MINUTE_MS;
    for (let post = 0; post < 60; post += 1) server.world.postFromPhone(ACCOUNT.userId, `Dinner ${post}`);
    clock.now += DAY_MS;
    expect(await find()).toMatchObject({ state: "unknown" });
  });
});

it("proves nothing by a list on which trial reels may not be", async () => {
  const { find, clock } = await lost(false, { order: { trial: "manual" } });
  clock.now += 6 * MINUTE_MS;
  expect(await find()).toMatchObject({ state: "unknown" });
});

it("takes a container that is said not to exist for no answer", async () => {
  const { server, find, clock } = await lost(false);
  clock.now += 6 * MINUTE_MS;
  server.meetAt("container", answersInstead(graphFailure(100, 33)));
  expect(await find()).toMatchObject({ state: "unknown" });
  expect(await find()).toEqual({ state: "nothing" });
});

it.each(["ERROR", "IN_PROGRESS", "RESTING"])(
  "is not sure of a container that reads %s",
  async (status_code) => {
    const { server, find, clock } = await lost(false);
    clock.now += 6 * MINUTE_MS;
    server.meetAt("container", answersInstead({ status: 200, json: { status_code, status: "as it is" } }));
    expect(await find()).toMatchObject({ state: "unknown", message: expect.stringContaining("as it is") });
  },
);

it("does not send again what appears at the last moment", async () => {
  const { server, find, clock, publisher, request } = await lost(true);
  Object.assign(server.world.unknowns, { containerLagMs: 10 * MINUTE_MS, listLagMs: 10 * MINUTE_MS });
  clock.now += 6 * MINUTE_MS;
  expect(await find()).toEqual({ state: "nothing" });
  clock.now += 5 * MINUTE_MS;
  expect((await publisher.start(request())).kind).toBe("unknown");
  expect(await find()).toEqual({ state: "made", handle: `media:${server.world.published()[0]?.id}` });
  expect(server.asked("publish")).toHaveLength(1);
});

it("remembers the first request when it has sent another", async () => {
  const { server, find, clock, publisher, request } = await lost(true);
  Object.assign(server.world.unknowns, {
    secondPublish: "same",
    containerLagMs: 20 * MINUTE_MS,
    listLagMs: 20 * MINUTE_MS,
  });
  clock.now += 17 * MINUTE_MS;
  expect(await find()).toEqual({ state: "nothing" });
  server.meetAt("publish", resetAfterWork);
  expect((await publisher.start(request())).kind).toBe("unknown");
  clock.now += 4 * MINUTE_MS;
  expect(await find()).toEqual({ state: "made", handle: `media:${server.world.published()[0]?.id}` });
});

it("is prepared anew when the proof was there, and the container has expired since", async () => {
  const { server, find, clock, publisher, request } = await lost(false);
  clock.now += 6 * MINUTE_MS;
  expect(await find()).toEqual({ state: "nothing" });
  clock.now += DAY_MS;
  await publisher.prepare?.(request());
  expect(server.asked("create")).toHaveLength(2);
});

it("says live without its address when the account's posts cannot be read", async () => {
  const { server, find } = await lost(true);
  server.meetAt("list", answersInstead(graphFailure(2)));
  expect(await find()).toMatchObject({ state: "made", handle: expect.stringMatching(/^container:/) });
});

it("takes back that it may be sent again when that is no longer proven", async () => {
  const { server, find, clock, publisher, request } = await lost(false);
  clock.now += 6 * MINUTE_MS;
  expect(await find()).toEqual({ state: "nothing" });
  server.world.postFromPhone(ACCOUNT.userId, CAPTION);
  server.world.postFromPhone(ACCOUNT.userId, CAPTION);
  expect(await find()).toMatchObject({ state: "unknown" });
  expect((await publisher.start(request())).kind).toBe("unknown");
  expect(server.asked("publish")).toHaveLength(1);
});

it("says nothing when nothing was sent", async () => {
  const scene = await instagramScene();
  expect(await scene.publisher.find(scene.request())).toEqual({ state: "nothing" });
  await scene.publisher.prepare?.(scene.request());
  expect(await scene.publisher.find(scene.request())).toEqual({ state: "nothing" });
});
