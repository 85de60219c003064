import { expect, it } from "vitest";
import { chunkAfter, planChunks } from "../../../src/providers/tiktok/chunk-plan.ts";
import { CHUNK_MS, sendChunk } from "../../../src/providers/tiktok/send-chunk.ts";
import { createTiktokApi } from "../../../src/providers/tiktok/tiktok-api.ts";
import { TWO_CHUNKS, tiktokScene } from "../../contracts/tiktok-scene.ts";

const signal = AbortSignal.timeout(20_000);

it("sends a chunk with its range and no token, and tells how far the whole is", async () => {
  const scene = await tiktokScene({ videoBytes: TWO_CHUNKS });
  await scene.publisher().prepare?.(scene.request());
  const { uploadUrl } = (await scene.world.memory.read()) as { uploadUrl: string };
  const api = createTiktokApi(scene.parts(), scene.account());
  const chunk = chunkAfter(planChunks(TWO_CHUNKS), 10_000_000);
  const done: number[][] = [];
  const progress = (...told: number[]) => void done.push(told);
  const answer = await sendChunk(api, { order: scene.order, uploadUrl, chunk, signal, progress });
  expect(answer.status).toBe(201);
  expect(scene.server.requests.at(-1)?.headers).toMatchObject({
    "content-range": "bytes 10000000-20000122/20000123",
    "content-length": "10000123",
  });
  expect(done.at(-1)).toEqual([TWO_CHUNKS, TWO_CHUNKS]);
  expect(scene.usages.at(-1)?.operation).toBe("PUT last chunk");
});

it.each([
  "https://tiktokapis.com.evil.example/video/",
  "https://evil-tiktokapis.com/video/",
  "https://open-upload.tiktokapis.com@evil.example/video/",
  "http://open-upload.tiktokapis.com/video/",
])("sends nothing to %s", async (uploadUrl) => {
  const scene = await tiktokScene();
  let asked = 0;
  const api = createTiktokApi(
    scene.parts(async () => {
      asked += 1;
      return new Response();
    }),
    scene.account(),
  );
  const chunk = chunkAfter(planChunks(scene.order.byteCount), 0);
  const attempt = sendChunk(api, { order: scene.order, uploadUrl, chunk, signal, progress: () => undefined });
  await expect(attempt).rejects.toMatchObject({ kind: "refused", code: "upload-foreign-host" });
  expect(asked).toBe(0);
});

it.each([
  "https://open-upload.tiktokapis.com/video/",
  "https://upload.us.tiktokapis.com/video/?upload_token=1",
])("sends to %s", async (uploadUrl) => {
  const scene = await tiktokScene();
  const asked: unknown[] = [];
  const api = createTiktokApi(
    scene.parts(async (url) => {
      asked.push(url);
      return new Response(null, { status: 201 });
    }),
    scene.account(),
  );
  const chunk = chunkAfter(planChunks(scene.order.byteCount), 0);
  await sendChunk(api, { order: scene.order, uploadUrl, chunk, signal, progress: () => undefined });
  expect(asked).toEqual([new URL(uploadUrl)]);
});

it("gives the longest chunk the time of a slow line", () => {
  expect((20_000_000 * 8) / (CHUNK_MS / 1000)).toBeLessThan(300_000);
});
