import { describe, expect, it } from "vitest";
import type { DeathPoint } from "../../contracts/publish-driver.ts";
import type { TiktokUnknowns } from "../../contracts/tiktok-house.ts";
import {
  type SceneOptions,
  SMALL,
  THREE_CHUNKS,
  TWO_CHUNKS,
  tiktokScene,
} from "../../contracts/tiktok-scene.ts";

it("works", async () => {
  for (const videoBytes of [SMALL, TWO_CHUNKS, THREE_CHUNKS]) {
    const scene = await tiktokScene({ videoBytes });
    const { news, first } = await scene.toEnd();
    console.log(
      news,
      first.count,
      scene.world.said,
      scene.usages.map((u) => u.operation + u.status),
    );
    expect(scene.server.house.published()[0]?.sha256).toBe(scene.order.fileSha256);
  }
});
