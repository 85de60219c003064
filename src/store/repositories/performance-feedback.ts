import type { StoreScope } from "../scope.ts";
import type { PerformanceFeedbackTable } from "../tables/learning-tables.ts";
import { type Facts, newRowWithFacts, type WithFacts, withFacts } from "./documents.ts";

export type Feedback = WithFacts<PerformanceFeedbackTable>;

export type NewFeedback = Pick<Feedback, "id" | "videoId" | "postId" | "measure" | "value"> & {
  facts: Facts;
};

/** How a video did by one measure. */
export async function insertFeedback(scope: StoreScope, row: NewFeedback, nowMs: number): Promise<void> {
  await scope.db
    .insertInto("performanceFeedback")
    .values(newRowWithFacts(scope, row, nowMs))
    .execute();
}

/** Newest first. `before`: the id of the last one of the page before. */
export async function listFeedback(
  scope: StoreScope,
  filter: {
    limit: number;
    before?: string;
    videoId?: PerformanceFeedbackTable["videoId"];
    measure?: PerformanceFeedbackTable["measure"];
  },
): Promise<Feedback[]> {
  let query = scope.db.selectFrom("performanceFeedback").selectAll().where("tenantId", "=", scope.tenantId);
  if (filter.videoId !== undefined) query = query.where("videoId", "=", filter.videoId);
  if (filter.measure !== undefined) query = query.where("measure", "=", filter.measure);
  if (filter.before !== undefined) query = query.where("id", "<", filter.before);
  return (await query.orderBy("id", "desc").limit(filter.limit).execute()).map(withFacts);
}
