import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { systemErrorCode } from "../../core/app-error.ts";
import type { CleanDocument } from "../../model/command-documents.ts";
import type { BlobStore } from "../../store/blob-store.ts";
import { forgetBlob } from "../../store/repositories/blobs.ts";
import { finishedSteps } from "../../store/repositories/job-steps.ts";
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
  const needed = await neededByOpenJobs(store);
  const freed = { fileCount: 0, freedBytes: 0 };
  for (const jobId of await namesIn(workRoot)) {
    if (needed.jobIds.has(jobId)) continue;
    await free(join(workRoot, jobId), freed, isDryRun);
  }
  for (const sha256 of await blobs.list()) {
    if (needed.text.includes(sha256)) continue;
    await free(blobs.pathOf(sha256), freed, isDryRun);
    if (!isDryRun) await forgetBlob(store, sha256);
  }
  return { schema: "viral.clean/1", isDryRun, ...freed };
}

async function neededByOpenJobs(store: Store): Promise<{ jobIds: Set<string>; text: string }> {
  const jobIds = new Set<string>();
  let text = "";
  for (const status of OPEN) {
    const { jobs } = await listJobs(store, { status, limit: JOBS_LOOKED_AT });
    for (const job of jobs) {
      const { videoJobId } = job.input;
      for (const id of [job.id, ...(typeof videoJobId === "string" ? [videoJobId] : [])]) {
        jobIds.add(id);
        text += JSON.stringify(await finishedSteps(store, id));
      }
    }
  }
  return { jobIds, text };
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
