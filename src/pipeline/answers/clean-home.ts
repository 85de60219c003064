import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { systemErrorCode } from "../../core/app-error.ts";
import type { CleanDocument } from "../../model/command-documents.ts";
import type { BlobStore } from "../../store/blob-store.ts";
import { blobsNeededBy, forgetBlob } from "../../store/repositories/blobs.ts";
import { listJobs } from "../../store/repositories/jobs.ts";
import type { Store } from "../../store/scope.ts";

const JOBS_LOOKED_AT = 100_000;
/** Jobs that may still go on, by themselves or when a person says so. */
const OPEN = ["queued", "running", "waiting", "parked", "failed"] as const;

/** Frees work folders and blobs that no open job needs. Delivered folders are never touched. */
export async function cleanHome(
  store: Store,
  blobs: BlobStore,
  workRoot: string,
  isDryRun: boolean,
): Promise<CleanDocument> {
  const openJobIds = await jobsThatMayGoOn(store);
  const freed = { fileCount: 0, freedBytes: 0 };
  for (const jobId of await namesIn(workRoot)) {
    if (!openJobIds.has(jobId)) await free(join(workRoot, jobId), freed, isDryRun);
  }
  const needed = await blobsNeededBy(store, openJobIds);
  for (const sha256 of await blobs.list()) {
    if (needed.has(sha256)) continue;
    await free(blobs.pathOf(sha256), freed, isDryRun);
    if (!isDryRun) await forgetBlob(store, sha256);
  }
  return { schema: "viral.clean/1", isDryRun, ...freed };
}

/** Open jobs, and the `video` jobs whose files an open `post` job delivers. */
async function jobsThatMayGoOn(store: Store): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const status of OPEN) {
    const { jobs } = await listJobs(store, { status, limit: JOBS_LOOKED_AT });
    for (const job of jobs) {
      ids.add(job.id);
      const { videoJobId } = job.input;
      if (typeof videoJobId === "string") ids.add(videoJobId);
    }
  }
  return ids;
}

async function free(
  path: string,
  freed: { fileCount: number; freedBytes: number },
  isDryRun: boolean,
): Promise<void> {
  const facts = await stat(path);
  if (facts.isDirectory())
    for (const name of await namesIn(path)) await free(join(path, name), freed, isDryRun);
  else {
    freed.fileCount += 1;
    freed.freedBytes += facts.size;
  }
  if (!isDryRun) await rm(path, { recursive: true, force: true });
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return [];
    throw error;
  }
}
