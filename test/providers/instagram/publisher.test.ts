import { expect, it } from "vitest";
import { publishToEnd } from "../../contracts/instagram-driver.ts";
import { instagramScene } from "../../contracts/instagram-scene.ts";

it.each(["facebook", "instagram"] as const)("publishes by the %s login", async (way) => {
  const scene = await instagramScene({ way });
  scene.server.world.processingPolls = 2;
  const end = await publishToEnd(scene);
  const [reel, ...others] = scene.server.world.published();
  expect(others).toEqual([]);
  expect(end).toEqual({
    end: "done",
    news: { state: "live", url: `https://www.instagram.com/reel/${reel?.id}/`, platformPostId: reel?.id },
    notices: [],
  });
  expect(reel?.bytes?.equals(scene.file) ?? way === "instagram").toBe(true);
});
