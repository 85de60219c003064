import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { KeepFile } from "../providers/contracts/keep-file.ts";
import { recordBlob } from "../store/repositories/blobs.ts";
import type { VideoServices } from "./video-services.ts";

/** Keeps what a provider was sent as a blob of a job: it stays until the job's video is delivered. */
export function keepFor(
  services: Pick<VideoServices, "blobs" | "store" | "clock" | "newId">,
  jobId: string,
  workFolder: string,
): KeepFile {
  return async (content, mediaType) => {
    const file = "file" in content ? content.file : join(workFolder, services.newId("lease"));
    if ("bytes" in content) await writeFile(file, content.bytes);
    const blob = await services.blobs.put(file);
    await rm(file, { force: true });
    await recordBlob(services.store, { ...blob, mediaType }, jobId, services.clock.nowMs());
    return { sha256: blob.sha256, file: services.blobs.pathOf(blob.sha256) };
  };
}
