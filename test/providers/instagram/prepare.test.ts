import { describe, expect, it } from "vitest";
import { answersInstead } from "../../contracts/faults.ts";
import { type InstagramScene, instagramScene } from "../../contracts/instagram-scene.ts";
import { ACCOUNT } from "../../contracts/instagram-server.ts";
import { graphFailure } from "../../contracts/instagram-shapes.ts";

const DAY_MS = 86_400_000;
const prepare = async ({ publisher, request }: InstagramScene) => await publisher.prepare?.(request());
const failed = (subcode: number) => `Error: Media upload has failed with error code ${subcode}`;

describe("fault: IN_PROGRESS n times", () => {
  it("is asked about once a minute, and after five minutes less often", async () => {
    const scene = await instagramScene();
    scene.server.world.processingPolls = 8;
    const waitsMs: number[] = [];
    for (;;) {
      const error = await prepare(scene).then(
        () => undefined,
        (thrown: unknown) => thrown as { kind: string; code: string; details: { untilMs: number } },
      );
      if (!error) break;
      expect([error.kind, error.code]).toEqual(["waiting", "platform-at-work"]);
      waitsMs.push(error.details.untilMs - scene.clock.now);
      scene.clock.now = error.details.untilMs;
    }
    expect(waitsMs).toEqual([...Array(5).fill(60_000), ...Array(3).fill(300_000)]);
    expect([scene.server.asked("create").length, scene.server.asked("upload").length]).toEqual([1, 1]);
  });
});

describe("fault: ERROR with a subcode in its status", () => {
  it.each([2207053, 2207076, 2207082, 2207085, 2207003])("%s: another container, once", async (subcode) => {
    const scene = await instagramScene();
    scene.server.world.errorsToCome.push(failed(subcode));
    await prepare(scene);
    expect(scene.server.asked("create")).toHaveLength(2);
  });

  it("twice: it is refused, and a later try begins anew", async () => {
    const scene = await instagramScene();
    scene.server.world.errorsToCome.push(failed(2207076), failed(2207076));
    await expect(prepare(scene)).rejects.toMatchObject({
      kind: "refused",
      code: "post-refused",
      message: expect.stringContaining("2207076"),
    });
    await prepare(scene);
    expect(scene.server.asked("create")).toHaveLength(3);
  });

  it("that will not change: refused at once", async () => {
    const scene = await instagramScene();
    scene.server.world.errorsToCome.push(failed(2207026));
    await expect(prepare(scene)).rejects.toMatchObject({ kind: "refused", code: "post-refused" });
    expect(scene.server.asked("create")).toHaveLength(1);
  });

  it("or without one: another container, once", async () => {
    const scene = await instagramScene();
    scene.server.world.errorsToCome.push("Error: it went\u001b[31m wrong");
    await prepare(scene);
    expect(scene.server.asked("create")).toHaveLength(2);
  });
});

describe("fault: EXPIRED", () => {
  it("what was finished a day ago is prepared anew, and published once", async () => {
    const scene = await instagramScene();
    await prepare(scene);
    scene.clock.now += DAY_MS;
    expect(await scene.toEnd()).toMatchObject({ end: "done", news: { state: "live" } });
    expect([scene.server.asked("create").length, scene.server.world.published().length]).toEqual([2, 1]);
  });
});

describe("fault: the publishing limit", () => {
  it.each([50, 100])("is %s, as it is read: the account waits for room", async (quotaTotal) => {
    const scene = await instagramScene();
    scene.server.world.unknowns.quotaTotal = quotaTotal;
    for (let post = 0; post < quotaTotal; post += 1)
      scene.server.world.publish(scene.server.world.makeContainer(ACCOUNT.userId, { video_url: "x" }));
    await expect(prepare(scene)).rejects.toMatchObject({
      kind: "quota",
      code: "post-limit-reached",
      message: expect.stringContaining(` ${quotaTotal} posts`),
      details: { untilMs: scene.clock.now + 3_600_000 },
    });
    expect(scene.server.asked("create")).toEqual([]);
    scene.clock.now += DAY_MS;
    await prepare(scene);
  });

  it("that was reached while it was processed is seen before it is published", async () => {
    const scene = await instagramScene();
    await prepare(scene);
    scene.server.world.unknowns.quotaTotal = 0;
    await expect(prepare(scene)).rejects.toMatchObject({ kind: "quota" });
  });

  it("that is not told is no limit", async () => {
    const scene = await instagramScene();
    scene.server.meetAt("limit", answersInstead({ status: 200, json: { data: [] } }));
    await prepare(scene);
  });
});

it("fault: 80002 with a usage header: until when it says", async () => {
  const scene = await instagramScene();
  const usage = JSON.stringify({ "178": [{ type: "instagram", estimated_time_to_regain_access: 17 }] });
  const headers = { "x-business-use-case-usage": usage };
  scene.server.meetAt("create", answersInstead(graphFailure(80002, undefined, { headers })));
  await expect(prepare(scene)).rejects.toMatchObject({
    kind: "quota",
    code: "platform-throttled",
    details: { untilMs: scene.clock.now + 17 * 60_000 },
  });
});

it.each([
  ["25/2207050", graphFailure(25, 2207050), "refused", "account-restricted"],
  ["4/2207051", graphFailure(4, 2207051), "refused", "account-restricted"],
  ["10", graphFailure(10, undefined, { status: 403 }), "config", "platform-permission-missing"],
  ["200", graphFailure(200, undefined, { status: 403 }), "config", "platform-permission-missing"],
  ["36004/2207010", graphFailure(36004, 2207010), "refused", "post-refused"],
  ["-1/2207001", graphFailure(-1, 2207001), "transient", "platform-trouble"],
  ["2", graphFailure(2, undefined, { status: 500, isTransient: true }), "transient", "platform-trouble"],
])("fault: %s instead of a container", async (_name, reply, kind, code) => {
  const scene = await instagramScene();
  scene.server.meetAt("create", answersInstead(reply));
  await expect(prepare(scene)).rejects.toMatchObject({ kind, code });
  // And nothing of it stays in the way.
  await prepare(scene);
});

it("returns at once when it may have been published", async () => {
  const scene = await instagramScene();
  await scene.toEnd();
  const { length } = scene.server.http.requests;
  await prepare(scene);
  expect(scene.server.http.requests).toHaveLength(length);
});

it("does not publish again what its container says is published, whatever it remembers", async () => {
  const scene = await instagramScene();
  await prepare(scene);
  const kept = await scene.memory.read();
  expect((await scene.publisher.start(scene.request())).kind).toBe("accepted");
  await scene.memory.write(kept ?? null);
  expect(await scene.toEnd()).toMatchObject({ end: "done", news: { state: "live" } });
  expect([scene.server.world.published().length, scene.server.asked("publish").length]).toEqual([1, 1]);
});

it("asks nobody for what Instagram cannot do", async () => {
  const scene = await instagramScene({ order: { delivery: "draft" } });
  await expect(prepare(scene)).rejects.toMatchObject({ kind: "refused", code: "post-not-possible" });
  expect(scene.server.http.requests).toEqual([]);
});
