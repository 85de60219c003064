import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { VideoServices } from "./video-services.ts";

/**
 * An empty folder for one attempt at a step; what earlier attempts left of it goes, and everything goes after delivery.
 * Its name is new each time: a tool that outlived a killed process still writes where it was told to.
 */
export async function freshWorkFolder(
  services: Pick<VideoServices, "workRoot" | "newId">,
  jobId: string,
  stepId: string,
): Promise<string> {
  const attempts = join(services.workRoot, jobId, stepId);
  await rm(attempts, { recursive: true, force: true });
  const folder = join(attempts, services.newId("lease"));
  await mkdir(folder, { recursive: true });
  return folder;
}
