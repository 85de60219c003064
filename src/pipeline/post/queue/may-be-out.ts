import { type EffectRow, effectsOfJob } from "../../../store/repositories/effects.ts";
import type { StoreScope } from "../../../store/scope.ts";

/** An effect that publishes, was begun, and of which nobody has said yet what came of it. */
export const isCommitOpen = ({ kind, state }: Pick<EffectRow, "kind" | "state">): boolean =>
  kind === "publishes" && (state === "intent" || state === "submitted" || state === "parked");

/** Whether a post of this job is in doubt: it may be at the platform, and nobody knows. */
export async function isInDoubt(scope: StoreScope, jobId: string): Promise<boolean> {
  return (await effectsOfJob(scope, jobId)).some(isCommitOpen);
}

/** Whether a post of this job is at the platform, or may be: then it is never sent anew, nor called failed. */
export async function mayBeOut(scope: StoreScope, jobId: string): Promise<boolean> {
  const effects = await effectsOfJob(scope, jobId);
  return effects.some((effect) => isCommitOpen(effect) || isOut(effect));
}

const isOut = ({ kind, state }: EffectRow): boolean => kind === "publishes" && state === "done";
