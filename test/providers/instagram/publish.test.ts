import { describe, expect, it } from "vitest";
import { answersInstead, htmlInstead, resetAfterWork, resetBeforeWork } from "../../contracts/faults.ts";
import { addressOf, instagramScene } from "../../contracts/instagram-scene.ts";
import { graphFailure } from "../../contracts/instagram-shapes.ts";
import { deadOrigin } from "../../support/hostile-server.ts";

const LIVE_ONCE = { end: "done", news: { state: "live" } };

async function prepared() {
  const scene = await instagramScene();
  await scene.publisher.prepare?.(scene.request());
  return scene;
}

describe("what is answered to the request that publishes", () => {
  it("fault: it succeeds, but the socket closes: found by its container, and not sent again", async () => {
    const scene = await instagramScene();
    scene.server.meetAt("publish", resetAfterWork);
    expect(await scene.toEnd()).toMatchObject(LIVE_ONCE);
    expect([scene.server.world.published().length, scene.server.asked("publish").length]).toEqual([1, 1]);
  });

  it("fault: the line breaks before the work: sent once more, when five minutes have proven that nothing came", async () => {
    const scene = await instagramScene();
    scene.server.meetAt("publish", resetBeforeWork);
    const startedMs = scene.clock.now;
    expect(await scene.toEnd()).toMatchObject(LIVE_ONCE);
    const forms = scene.server.asked("publish").map(({ body }) => body.toString());
    expect([forms.length, new Set(forms).size, scene.server.asked("create").length]).toEqual([2, 1, 1]);
    expect(scene.clock.now - startedMs).toBeGreaterThanOrEqual(5 * 60_000);
  });

  it("fault: 4/2207051 and it is live: found, and never sent again", async () => {
    const scene = await instagramScene();
    scene.server.publishAnswers.push({ reply: graphFailure(4, 2207051), isLive: true });
    expect(await scene.toEnd()).toMatchObject(LIVE_ONCE);
    expect(scene.server.asked("publish")).toHaveLength(1);
  });

  it.each([
    ["4/2207051", graphFailure(4, 2207051)],
    ["25/2207050", graphFailure(25, 2207050)],
    ["10", graphFailure(10)],
    ["100 of something else", graphFailure(100, 2207023)],
  ])("fault: %s and it is not live: a person is asked, and nothing is sent again", async (_name, reply) => {
    const scene = await instagramScene();
    scene.server.publishAnswers.push({ reply, isLive: false });
    expect(await scene.toEnd()).toMatchObject({ end: "parked" });
    expect([scene.server.world.published().length, scene.server.asked("publish").length]).toEqual([0, 1]);
  });

  it.each([
    ["9007/2207027", graphFailure(9007, 2207027)],
    ["24/2207008", graphFailure(24, 2207008)],
    ["1", graphFailure(1, undefined, { status: 500 })],
    ["2", graphFailure(2, undefined, { status: 503, isTransient: true })],
  ])("fault: %s: the same container is published once more", async (_name, reply) => {
    const scene = await instagramScene();
    scene.server.publishAnswers.push({ reply, isLive: false });
    expect(await scene.toEnd()).toMatchObject(LIVE_ONCE);
    expect([scene.server.asked("publish").length, scene.server.asked("create").length]).toEqual([2, 1]);
  });

  it("is not sent a third time when Instagram has refused it twice", async () => {
    const scene = await instagramScene();
    const reply = graphFailure(2);
    scene.server.publishAnswers.push({ reply, isLive: false }, { reply, isLive: false });
    expect(await scene.toEnd()).toMatchObject({ end: "parked" });
    expect(scene.server.asked("publish")).toHaveLength(2);
  });

  it("fault: a page of somebody else's comes instead: nothing is concluded from it", async () => {
    const scene = await instagramScene();
    scene.server.meetAt("publish", htmlInstead(200));
    expect(await scene.toEnd()).toMatchObject(LIVE_ONCE);
    expect(scene.server.world.published()).toHaveLength(1);
  });

  it("fault: 80002 with a usage header: waits as long as it says, then publishes the same container", async () => {
    const scene = await prepared();
    const usage = JSON.stringify({ "1": [{ type: "instagram", estimated_time_to_regain_access: 90 }] });
    const headers = { "x-business-use-case-usage": usage };
    scene.server.publishAnswers.push({ reply: graphFailure(80002, undefined, { headers }), isLive: false });
    const startedMs = scene.clock.now;
    expect(await scene.toEnd()).toMatchObject(LIVE_ONCE);
    expect([scene.clock.now - startedMs >= 90 * 60_000, scene.server.asked("create").length]).toEqual([
      true,
      1,
    ]);
  });

  it("fault: 9/2207042: a day later, with a new container, when the first one has expired", async () => {
    const scene = await instagramScene();
    scene.server.publishAnswers.push({ reply: graphFailure(9, 2207042), isLive: false });
    expect(await scene.toEnd()).toMatchObject(LIVE_ONCE);
    expect([scene.server.world.published().length, scene.server.asked("create").length]).toEqual([1, 2]);
  });

  it("fault: 190: renews the token once, looks at the container and sends the same again", async () => {
    const scene = await prepared();
    scene.server.meetAt("publish", answersInstead(graphFailure(190, 463, { status: 401 })));
    const outcome = await scene.publisher.start(scene.request());
    expect([outcome.kind, scene.account.renewals, scene.server.world.published().length]).toEqual([
      "accepted",
      1,
      1,
    ]);
  });

  it("fault: 190 and it is live: it is not sent again", async () => {
    const scene = await instagramScene();
    scene.server.publishAnswers.push({ reply: graphFailure(190, 463, { status: 401 }), isLive: true });
    expect(await scene.toEnd()).toMatchObject(LIVE_ONCE);
    expect([scene.server.world.published().length, scene.server.asked("publish").length]).toEqual([1, 1]);
  });
});

it("fault: 9007 when early: what is not finished is not published at all", async () => {
  const scene = await instagramScene();
  scene.server.world.processingPolls = 3;
  await scene.publisher.prepare?.(scene.request()).catch(() => undefined);
  expect(await scene.publisher.start(scene.request())).toMatchObject({ kind: "not-sent" });
  expect(scene.server.asked("publish")).toEqual([]);
});

it("says not sent only when the line was never opened", async () => {
  const scene = await prepared();
  const dead = await deadOrigin();
  const publisher = scene.open(async (input, init) => {
    const isPublish = addressOf(input).pathname.endsWith("/media_publish");
    return await fetch(isPublish ? dead : input, init);
  });
  expect(await publisher.start(scene.request())).toMatchObject({ kind: "not-sent" });
  expect(await scene.publisher.start(scene.request())).toMatchObject({ kind: "accepted" });
  expect(scene.server.world.published()).toHaveLength(1);
});

it("sends nothing while the account's posts cannot be read", async () => {
  const scene = await prepared();
  scene.server.meetAt("list", answersInstead(graphFailure(2)));
  expect(await scene.publisher.start(scene.request())).toMatchObject({ kind: "not-sent" });
  expect(scene.server.asked("publish")).toEqual([]);
});

it("never sends again by itself what it has sent", async () => {
  const scene = await prepared();
  scene.server.meetAt("publish", resetAfterWork);
  expect((await scene.publisher.start(scene.request())).kind).toBe("unknown");
  expect((await scene.publisher.start(scene.request())).kind).toBe("unknown");
  expect(scene.server.asked("publish")).toHaveLength(1);
});
