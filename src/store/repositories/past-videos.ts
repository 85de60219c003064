import { z } from "zod";
import type { StoreScope } from "../scope.ts";

/** What an earlier video was about; the shape of `PastVideo` in the writer's contract. */
export interface PastVideoRow {
  conceptKey: string;
  formatId: string;
  receiptKeys: string[];
  text: string;
}

const ReceiptKeys = z.array(z.string());

/**
 * Concepts that were proposed before, newest first; without a script yet their text is empty. What was rejected in another
 * run was never seen by anybody and may be tried again; what was rejected in this one may not.
 */
export async function pastVideos(
  scope: StoreScope,
  { limit, runId }: { limit: number; runId: string },
): Promise<PastVideoRow[]> {
  const rows = await scope.db
    .selectFrom("concepts")
    .select(["conceptKey", "formatId", "receiptKeys", "comparableText"])
    .where("tenantId", "=", scope.tenantId)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("videos")
            .select("videos.id")
            .whereRef("videos.tenantId", "=", "concepts.tenantId")
            .whereRef("videos.conceptId", "=", "concepts.id")
            .where("videos.status", "=", "rejected")
            .where("videos.runId", "!=", runId),
        ),
      ),
    )
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    conceptKey: row.conceptKey,
    formatId: row.formatId,
    receiptKeys: ReceiptKeys.parse(JSON.parse(row.receiptKeys)),
    text: row.comparableText ?? "",
  }));
}
