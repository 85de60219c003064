import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { VideoServices } from "./video-services.ts";

/** The folder in which one job keeps what it is making; it survives a crash and goes after delivery. */
export async function workFolder(
  services: Pick<VideoServices, "workRoot">,
  jobId: string,
  ...parts: string[]
): Promise<string> {
  const folder = join(services.workRoot, jobId, ...parts);
  await mkdir(folder, { recursive: true });
  return folder;
}
