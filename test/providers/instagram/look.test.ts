import { describe, expect, it } from "vitest";
import { answersInstead, resetBeforeWork } from "../../contracts/faults.ts";
import { instagramScene, type SceneOptions } from "../../contracts/instagram-scene.ts";
import { graphFailure } from "../../contracts/instagram-shapes.ts";
import { changeMemory } from "../../contracts/post-world.ts";

/** Published, its handle known. */
async function live(options: SceneOptions = {}) {
  const scene = await instagramScene(options);
  await scene.publisher.prepare?.(scene.request());
  const outcome = await scene.publisher.start(scene.request());
  const handle = outcome.kind === "accepted" ? outcome.handle : "";
  const status = async () => await scene.publisher.status(handle, scene.request());
  const dress = async () => await scene.publisher.dress?.(handle, scene.request());
  const id = scene.server.world.published()[0]?.id;
  return { ...scene, status, dress, id };
}

describe("the address of what is live", () => {
  it("fault: 100/33 on the permalink: asked again, and never taken for not published", async () => {
    const { server, status, clock, id } = await live();
    server.meetAt("media", answersInstead(graphFailure(100, 33)), 9);
    expect(await status()).toMatchObject({ state: "pending" });
    clock.now += 6 * 60_000;
    expect(await status()).toEqual({
      state: "live",
      url: null,
      platformPostId: id,
      because: expect.stringContaining("Instagram has published it"),
    });
  });

  it("fault: 100/33 three times, then the address", async () => {
    const scene = await instagramScene();
    scene.server.meetAt("media", answersInstead(graphFailure(100, 33)), 3);
    expect(await scene.toEnd()).toMatchObject({
      news: { url: expect.stringContaining("instagram.com/reel/") },
    });
  });

  it.each([
    ["a token that is gone", answersInstead(graphFailure(190, 463, { status: 401 }))],
    ["a broken line", resetBeforeWork],
    ["a throttle", answersInstead(graphFailure(80002))],
  ])("is left out for %s: the post is live all the same", async (_name, fault) => {
    const { server, status, clock, account, id } = await live();
    account.isGone = true;
    server.meetAt("media", fault, 9);
    clock.now += 6 * 60_000;
    expect(await status()).toMatchObject({ state: "live", url: null, platformPostId: id });
  });

  it.each([
    "javascript:alert(1)",
    "https://evil.example/reel/1/",
    "https://instagram.com.evil.example/reel/1/",
    "http://www.instagram.com/reel/1/",
    "https://www.instagram.com@evil.example/",
    "\u001b[31mhttps://www.instagram.com/",
    "",
  ])("is not shown when it is none of Instagram's: %j", async (permalink) => {
    const { server, status, clock } = await live();
    server.meetAt("media", answersInstead({ status: 200, json: { permalink } }));
    clock.now += 6 * 60_000;
    expect(await status()).toMatchObject({ state: "live", url: null });
  });

  it("is found late for a post that was found by its container", async () => {
    const scene = await instagramScene();
    scene.server.world.unknowns.listLagMs = 60_000;
    await scene.publisher.prepare?.(scene.request());
    await scene.publisher.start(scene.request());
    const container = [...scene.server.world.containers.values()][0];
    await changeMemory(scene, { stage: "publish-sent", mediaId: null });
    const handle = `container:${container?.id}`;
    expect(await scene.publisher.find(scene.request())).toEqual({ state: "made", handle });
    expect(await scene.publisher.status(handle, scene.request())).toMatchObject({ state: "pending" });
    scene.clock.now += 61_000;
    expect(await scene.publisher.status(handle, scene.request())).toMatchObject({
      state: "live",
      platformPostId: scene.server.world.published()[0]?.id,
    });
  });

  it("says of a trial who sees it", async () => {
    const manual = await live({ order: { trial: "manual" } });
    expect(await manual.status()).toMatchObject({
      state: "live",
      because: expect.stringContaining("you decide"),
    });
    const byItself = await live({ order: { trial: "performance" } });
    expect(await byItself.status()).toMatchObject({ because: expect.stringContaining("Instagram decides") });
  });

  it("is of no other platform's handle", async () => {
    const { publisher, request } = await live();
    await expect(publisher.status("../me", request())).rejects.toMatchObject({ kind: "transient" });
  });
});

describe("what may not have been heard", () => {
  it("nothing, when all of it was", async () => {
    const { dress } = await live();
    expect(await dress()).toEqual([]);
  });

  it("an AI label that Instagram does not show", async () => {
    const { server, dress } = await live();
    server.meetAt("media", answersInstead({ status: 200, json: { is_ai_generated: false } }));
    expect(await dress()).toEqual([expect.stringContaining("AI label")]);
    server.meetAt("media", answersInstead(graphFailure(100, 33)));
    expect(await dress()).toEqual([expect.stringContaining("could not be read back")]);
  });

  it("a paid partnership, one's own business, comments", async () => {
    const quiet = { isAiGenerated: false };
    const paid = await live({ order: { ...quiet, commercial: "third-party" } });
    expect(await paid.dress()).toEqual([expect.stringContaining("paid partnership")]);
    const own = await live({ order: { ...quiet, commercial: "own" } });
    expect(await own.dress()).toEqual([expect.stringContaining("own business")]);
    const silent = await live({
      order: { ...quiet, allow: { comments: false, duets: true, stitches: true } },
    });
    expect(await silent.dress()).toEqual([expect.stringContaining("Comments")]);
  });

  it("a version of the API that has ended and is served by the next one", async () => {
    const { server, dress } = await live();
    server.servedVersion = "v27.0";
    expect(await dress()).toEqual([expect.stringContaining("v27.0")]);
  });

  it("of a post that nobody can tell from others", async () => {
    const scene = await live();
    await changeMemory(scene, { mediaId: null });
    const request = scene.request({ order: { ...scene.order, caption: "" } });
    expect(await scene.publisher.dress?.("container:17990000000000001", request)).toEqual([
      expect.stringContaining("cannot be told"),
    ]);
  });
});
