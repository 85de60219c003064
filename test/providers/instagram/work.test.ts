import { expect, it } from "vitest";
import { addressOf, instagramScene } from "../../contracts/instagram-scene.ts";

it("wants to know what to post", async () => {
  const { publisher, request } = await instagramScene();
  await expect(publisher.prepare?.(request({ order: null }))).rejects.toMatchObject({ kind: "bug" });
});

it("writes before everything that changes something, and right after its answer", async () => {
  const scene = await instagramScene();
  const log: string[] = [];
  const { memory } = scene;
  const request = scene.request({
    memory: {
      ...memory,
      write: async (state: Parameters<typeof memory.write>[0]) => {
        log.push(`wrote ${(state as { stage: string }).stage}`);
        await memory.write(state);
      },
    },
  });
  const publisher = scene.open(async (input, init) => {
    const path = addressOf(input)
      .pathname.replaceAll(/\d{6,}/g, "*")
      .replace(/.*v26.0/, "");
    log.push(`${init?.method} ${path}`);
    return await fetch(input, init);
  });
  await publisher.prepare?.(request);
  await publisher.start(request);
  expect(log).toEqual([
    "GET /*/content_publishing_limit",
    "wrote container-sent",
    "POST /*/media",
    "wrote container-made",
    "wrote upload-sent",
    "POST /*",
    "wrote processing",
    "GET /*",
    "wrote finished",
    "GET /*/media",
    "wrote publish-sent",
    "POST /*/media_publish",
    "wrote published",
  ]);
});
