import type { StoreScope } from "../scope.ts";

export interface BlobFacts {
  sha256: string;
  sizeBytes: number;
  mediaType: string;
}

/** Remembers a blob; the same content may come twice. */
export async function recordBlob(scope: StoreScope, blob: BlobFacts, nowMs: number): Promise<void> {
  await scope.db
    .insertInto("blobs")
    .values({ tenantId: scope.tenantId, ...blob, createdAtMs: nowMs })
    .onConflict((conflict) => conflict.columns(["tenantId", "sha256"]).doNothing())
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

export async function forgetBlob(scope: StoreScope, sha256: string): Promise<void> {
  await scope.db
    .deleteFrom("blobs")
    .where("tenantId", "=", scope.tenantId)
    .where("sha256", "=", sha256)
    .execute();
}
