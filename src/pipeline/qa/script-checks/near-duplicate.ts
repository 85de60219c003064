import type { ComparableVideo, DuplicateGuard } from "../../../ideas/near-duplicates/duplicate-guard.ts";
import { RECEIPT_JACCARD_MAX, TEXT_COSINE_MAX } from "../../../ideas/near-duplicates/duplicate-guard.ts";
import type { Check } from "../../../model/check.ts";

/** `near-duplicate`: no earlier video told mostly the same facts or words. */
export function checkNearDuplicate(video: ComparableVideo, guard: DuplicateGuard): Check {
  const found = guard.find(video);
  if (!found) {
    const { cosine } = guard.nearestText(video.text);
    const measured = Number(cosine.toFixed(3));
    return { id: "near-duplicate", status: "passed", measured, limit: TEXT_COSINE_MAX, unit: "cosine" };
  }
  const unit = { concept: "same concept", receipts: "Jaccard of facts", text: "cosine" }[found.reason];
  return {
    id: "near-duplicate",
    status: "failed",
    measured: Number(found.similarity.toFixed(3)),
    limit: found.reason === "text" ? TEXT_COSINE_MAX : RECEIPT_JACCARD_MAX,
    unit,
    message: `it repeats an earlier video, ${found.past.conceptKey}`,
  };
}
