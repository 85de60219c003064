import { describe, expect, it } from "vitest";
import { handleOf } from "../../../src/providers/instagram/publisher.ts";
import { answersInstead } from "../../contracts/faults.ts";
import { instagramScene } from "../../contracts/instagram-scene.ts";
import { graphFailure } from "../../contracts/instagram-shapes.ts";

describe.each(["facebook", "instagram"] as const)("by the %s login", (way) => {
  it("publishes one reel, and says where it is", async () => {
    const scene = await instagramScene({ way });
    scene.server.world.processingPolls = 2;
    const end = await scene.toEnd();
    const [reel, ...others] = scene.server.world.published();
    expect(others).toEqual([]);
    expect(end).toEqual({
      end: "done",
      news: { state: "live", url: `https://www.instagram.com/reel/${reel?.id}/`, platformPostId: reel?.id },
      notices: [],
      handle: expect.stringContaining(reel?.id ?? "no reel"),
    });
    expect(reel?.bytes?.equals(scene.file) ?? way === "instagram").toBe(true);
    expect(reel?.isAiGenerated).toBe(true);
  });

  it("says who it is and what may be posted yet", async () => {
    const { publisher } = await instagramScene({ way });
    expect(await publisher.limits?.(new AbortController().signal)).toEqual({
      displayName: "@fox.facts",
      durationMsMax: null,
      privacies: ["public"],
      disallows: [],
      postsLeft: 50,
      resumesAtMs: null,
    });
  });
});

it("is shown with the cover that the object store serves", async () => {
  const publicCoverUrl = "https://cdn.example/covers/0123abcd.jpg";
  const scene = await instagramScene({ order: { publicCoverUrl } });
  expect(await scene.toEnd()).toMatchObject({ end: "done" });
  const [container] = scene.server.world.containers.values();
  expect(container?.form).toMatchObject({ cover_url: publicCoverUrl });
  expect(container?.form).not.toHaveProperty("thumb_offset");
});

it("says until when the account may not post", async () => {
  const { publisher, server, clock } = await instagramScene();
  server.world.unknowns.quotaTotal = 0;
  await expect(publisher.limits?.(new AbortController().signal)).rejects.toMatchObject({
    kind: "quota",
    details: { untilMs: clock.now + 3_600_000 },
  });
});

it("publishes with a person's token as with a Page's", async () => {
  const scene = await instagramScene();
  scene.account.current = scene.server.world.issue("person", scene.account.userId);
  expect(await scene.toEnd()).toMatchObject({ end: "done", news: { state: "live" } });
});

describe("fault: 190", () => {
  it.each(["limit", "create", "container", "list", "media"] as const)(
    "at %s: one new token, the same request, and no second container",
    async (route) => {
      const scene = await instagramScene();
      scene.server.meetAt(route, answersInstead(graphFailure(190, 463, { status: 401 })));
      expect(await scene.toEnd()).toMatchObject({ end: "done", news: { state: "live" } });
      expect([scene.account.renewals, scene.server.world.containers.size]).toEqual([1, 1]);
      expect(scene.server.world.published()).toHaveLength(1);
    },
  );

  it("and the grant is gone: the account has to be connected again, and nothing was posted", async () => {
    const scene = await instagramScene();
    scene.server.world.kill(scene.account.current);
    scene.account.isGone = true;
    expect(await scene.toEnd()).toMatchObject({
      end: "stopped",
      error: { kind: "refused", code: "account-reconnect-needed" },
    });
    expect(scene.server.world.containers.size).toBe(0);
  });

  it("again with the new token: the same", async () => {
    const scene = await instagramScene();
    scene.server.meetAt("limit", answersInstead(graphFailure(190, 463, { status: 401 })), 2);
    expect(await scene.toEnd()).toMatchObject({ error: { code: "account-reconnect-needed" } });
    expect(scene.account.renewals).toBe(1);
  });

  it("before it is published, and the grant comes back: goes on where it was", async () => {
    const scene = await instagramScene();
    await scene.publisher.prepare?.(scene.request());
    scene.server.world.kill(scene.account.current);
    scene.account.isGone = true;
    expect(await scene.toEnd()).toMatchObject({ error: { code: "account-reconnect-needed" } });
    scene.account.isGone = false;
    expect(await scene.toEnd()).toMatchObject({ end: "done", news: { state: "live" } });
    expect([scene.server.world.containers.size, scene.server.world.published().length]).toEqual([1, 1]);
  });
});

it("asks a person about a memory that it cannot read, and touches nothing", async () => {
  const scene = await instagramScene();
  await scene.memory.write({ schema: "viral.instagram-memory/9" });
  expect(await scene.toEnd()).toMatchObject({ end: "parked" });
  expect(scene.server.http.requests).toEqual([]);
});

it("never shows a token: in no usage, error or memory", async () => {
  const scene = await instagramScene();
  scene.server.meetAt(
    "container",
    answersInstead(graphFailure(1, 99, { message: `bad ${scene.account.current}` })),
  );
  const said = await scene.publisher.prepare?.(scene.request()).then(
    () => "",
    (error: unknown) => JSON.stringify([String(error), error]),
  );
  expect(said).toContain("REDACTED");
  await scene.toEnd();
  const told = JSON.stringify([scene.usages, await scene.memory.read(), await scene.row(), said]);
  expect(told).not.toContain("canary");
  expect([...new Set(scene.usages.map(({ operation }) => operation))]).toEqual(
    expect.arrayContaining(["POST /ig-api-upload", expect.stringMatching(/^GET .*\/v26\.0\/\*\/media$/)]),
  );
});

it.each([
  ["fox.facts", "fox.facts"],
  ["fox\u001b[31m\nfacts", "fox [31m facts"],
])("shows a name as one line: %j", (username, shown) => {
  expect(handleOf(username)).toBe(shown);
});
