import { createHash } from "node:crypto";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRandom } from "../../src/core/random.ts";
import type { VideoServices } from "../../src/pipeline/video-services.ts";
import { insertConcepts, setComparableText } from "../../src/store/repositories/concepts.ts";
import { insertVideos, updateVideo } from "../../src/store/repositories/videos.ts";
import { plannedVideo, sampleConcept } from "./planned-video.ts";
import { sampleDelivery } from "./post-order.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Finished videos of one run in one outbox, no two of which say the same. Their ids, the oldest first. */
export async function deliverMany(services: VideoServices, count: number): Promise<string[]> {
  const { store, newId, clock } = services;
  const { runId, generationId } = await plannedVideo(services);
  const outFolder = temporaryFolder();
  const random = createRandom("many videos");
  const words = (): string => Array.from({ length: 60 }, () => `word${random.integer(4_000)}`).join(" ");
  const made = Array.from({ length: count }, () => ({
    videoId: newId("video"),
    conceptId: newId("concept"),
  }));
  await store.transaction(async (scope) => {
    for (const { videoId, conceptId } of made) {
      const concept = sampleConcept({ key: conceptId });
      await insertConcepts(scope, generationId, [{ id: conceptId, concept }], clock.nowMs());
      await setComparableText(scope, conceptId, words());
      const video = { id: videoId, runId, conceptId, title: concept.title, status: "posted" as const };
      await insertVideos(scope, [video], clock.nowMs());
      await updateVideo(scope, videoId, { folder: deliver(join(outFolder, videoId), videoId) });
    }
  });
  return made.map(({ videoId }) => videoId);
}

function deliver(folder: string, videoId: string): string {
  const bytes = `the bytes of ${videoId}`;
  mkdirSync(folder);
  const file = join(folder, "video.mp4");
  writeFileSync(file, bytes);
  const fileMtimeMs = Math.floor(statSync(file).mtimeMs);
  const { post, script } = sampleDelivery({
    videoId,
    media: {
      sha256: createHash("sha256").update(bytes).digest("hex"),
      byteCount: bytes.length,
      durationMs: 28_000,
      width: 1080,
      height: 1920,
      coverAtMs: 400,
    },
    delivery: { effectKey: `${videoId}/publish/1`, deliveredAt: "2026-11-29T12:00:00.000Z", fileMtimeMs },
  });
  writeFileSync(join(folder, "post.json"), JSON.stringify(post));
  writeFileSync(join(folder, "script.json"), JSON.stringify(script));
  return folder;
}
