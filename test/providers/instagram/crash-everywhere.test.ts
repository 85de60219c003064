import { describe, expect, it } from "vitest";
import { type InstagramScene, instagramScene, type SceneOptions } from "../../contracts/instagram-scene.ts";
import { graphFailure } from "../../contracts/instagram-shapes.ts";
import { atMoment, Reaper } from "../../contracts/mortal-life.ts";

interface Story extends SceneOptions {
  name: string;
  /** What the platform does, besides dying of our process. */
  set?: (scene: InstagramScene) => void;
}

const STORIES: readonly Story[] = [
  { name: "all goes well" },
  { name: "by Instagram's own login", way: "instagram" },
  {
    name: "a second request for a container makes another reel",
    set: unknowns({ secondPublish: "another" }),
  },
  { name: "a second request for a container is refused", set: unknowns({ secondPublish: "refused" }) },
  { name: "nobody says how much of the file is there", set: unknowns({ hasVideoStatus: false }) },
  {
    name: "container and list show the reel late",
    set: unknowns({ containerLagMs: 200_000, listLagMs: 260_000 }),
  },
  {
    name: "the upload breaks off, and the first container fails",
    set: ({ server }) => {
      server.uploadBreaksAfter.push(1_000);
      server.world.errorsToCome.push("Error: Media upload has failed with error code 2207053");
    },
  },
  {
    name: "the reel is published, and the answer says spam",
    set: ({ server }) => void server.publishAnswers.push({ reply: graphFailure(4, 2207051), isLive: true }),
  },
  {
    name: "the first request to publish is refused as too early",
    set: ({ server }) =>
      void server.publishAnswers.push({ reply: graphFailure(9007, 2207027), isLive: false }),
  },
  {
    name: "the token dies on the way",
    set: ({ server, account }) => {
      const { current } = account;
      const known = server.world.tokens.get(current);
      if (known) known.expiresAtMs = server.world.clock.nowMs() + 60_000;
    },
  },
];

function unknowns(change: Partial<InstagramScene["server"]["world"]["unknowns"]>) {
  return ({ server }: InstagramScene) => void Object.assign(server.world.unknowns, change);
}

async function begin({ set, way, order }: Story): Promise<InstagramScene> {
  const scene = await instagramScene({ ...(way ? { way } : {}), ...(order ? { order } : {}) });
  scene.server.world.processingPolls = 1;
  set?.(scene);
  return scene;
}

describe.each(STORIES)("$name", (story) => {
  it("ends with one reel, wherever the process is killed", async () => {
    for (let killAt = 0; ; killAt += 1) {
      const scene = await begin(story);
      const reaper = new Reaper(atMoment(killAt));
      const end = await scene.toEnd(reaper);
      const where = reaper.place;
      const reels = scene.server.world.published();
      expect([where, reels.length, end]).toMatchObject([where, 1, { end: "done", news: { state: "live" } }]);
      const id = end.end === "done" && end.news.state === "live" ? end.news.platformPostId : undefined;
      expect([where, id]).toEqual([where, reels[0]?.id]);
      expect([where, reels[0]?.bytes?.equals(scene.file) ?? true]).toEqual([where, true]);
      if (!reaper.isDone) return;
    }
  }, 120_000);
});

it("ends with one reel when it is killed twice", async () => {
  const witness = new Reaper();
  await (await begin({ name: "" })).toEnd(witness);
  const { length } = witness.moments;
  const stride = Math.ceil(length / 5);
  for (let killAt = 0; ; killAt += 1) {
    for (let again = 0; again < length; again += stride) {
      const scene = await begin({ name: "" });
      const first = new Reaper(atMoment(killAt));
      const second = new Reaper(atMoment((killAt + again) % length));
      const end = await scene.toEnd(first, second);
      const where = `${first.place}, then ${second.place}`;
      expect([where, scene.server.world.published().length, end]).toMatchObject([
        where,
        1,
        { end: "done", news: { state: "live" } },
      ]);
      if (!first.isDone) return;
    }
  }
}, 240_000);
