import type { StoreScope } from "../scope.ts";

export interface BlobFacts {
  sha256: string;
  sizeBytes: number;
  mediaType: string;
}

/** Remembers a blob and that a job needs it; the same content may come twice. */
export async function recordBlob(
  scope: StoreScope,
  blob: BlobFacts,
  jobId: string,
  nowMs: number,
): Promise<void> {
  const { tenantId } = scope;
  await scope.db
    .insertInto("blobs")
    .values({ tenantId, ...blob, createdAtMs: nowMs })
    .onConflict((conflict) => conflict.columns(["tenantId", "sha256"]).doNothing())
    .execute();
  await scope.db
    .insertInto("blobUses")
    .values({ tenantId, sha256: blob.sha256, jobId })
    .onConflict((conflict) => conflict.columns(["tenantId", "sha256", "jobId"]).doNothing())
    .execute();
}

export async function getBlob(scope: StoreScope, sha256: string): Promise<BlobFacts | undefined> {
  return await scope.db
    .selectFrom("blobs")
    .select(["sha256", "sizeBytes", "mediaType"])
    .where("tenantId", "=", scope.tenantId)
    .where("sha256", "=", sha256)
    .executeTakeFirst();
}

/** Hashes of the blobs that this job needs and no other. */
export async function blobsOnlyOf(scope: StoreScope, jobId: string): Promise<string[]> {
  const rows = await scope.db
    .selectFrom("blobUses as mine")
    .select("mine.sha256")
    .where("mine.tenantId", "=", scope.tenantId)
    .where("mine.jobId", "=", jobId)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("blobUses as other")
            .select("other.jobId")
            .whereRef("other.tenantId", "=", "mine.tenantId")
            .whereRef("other.sha256", "=", "mine.sha256")
            .where("other.jobId", "!=", jobId),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.sha256);
}

/** Every blob that one of these jobs needs. */
export async function blobsNeededBy(scope: StoreScope, jobIds: ReadonlySet<string>): Promise<Set<string>> {
  const rows = await scope.db
    .selectFrom("blobUses")
    .select(["sha256", "jobId"])
    .where("tenantId", "=", scope.tenantId)
    .execute();
  return new Set(rows.filter((row) => jobIds.has(row.jobId)).map((row) => row.sha256));
}

/** A job needs its blobs no more. */
export async function releaseBlobs(scope: StoreScope, jobId: string): Promise<void> {
  await scope.db
    .deleteFrom("blobUses")
    .where("tenantId", "=", scope.tenantId)
    .where("jobId", "=", jobId)
    .execute();
}

/** The blob's file is gone. */
export async function forgetBlob(scope: StoreScope, sha256: string): Promise<void> {
  for (const table of ["blobUses", "blobs"] as const) {
    await scope.db
      .deleteFrom(table)
      .where("tenantId", "=", scope.tenantId)
      .where("sha256", "=", sha256)
      .execute();
  }
}
