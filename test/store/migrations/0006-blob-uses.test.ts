import { sql } from "kysely";
import { expect, test } from "vitest";
import { temporaryStore } from "../../support/store.ts";

test("a job's use of a blob is one row, however often it is told", async () => {
  const { db } = await temporaryStore();
  const use = { tenantId: "local", sha256: "a", jobId: "job_1" };
  await db.insertInto("blobUses").values(use).execute();
  await expect(db.insertInto("blobUses").values(use).execute()).rejects.toThrow("UNIQUE");
  await db
    .insertInto("blobUses")
    .values({ ...use, jobId: "job_2" })
    .execute();
  const plan = await sql<{ detail: string }>`
    explain query plan select sha256 from blob_uses where tenant_id = 'local' and job_id = 'job_1'`.execute(
    db,
  );
  expect(plan.rows[0]?.detail).toContain("(tenant_id=? AND job_id=?)");
});
