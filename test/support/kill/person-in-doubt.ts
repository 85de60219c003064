import { systemClock } from "../../../src/core/clock.ts";
import { Script } from "../../../src/model/script.ts";
import { type Resolution, resolveJob } from "../../../src/pipeline/resolve.ts";
import { type EffectRow, effectsOfJob } from "../../../src/store/repositories/effects.ts";
import { finishedSteps } from "../../../src/store/repositories/job-steps.ts";
import { listJobs } from "../../../src/store/repositories/jobs.ts";
import type { Store } from "../../../src/store/scope.ts";
import type { VendorJob } from "../../contracts/clip-vendor-server.ts";

/**
 * Does what `viral resolve` asks of a person, after each life: looks at the vendor's page for what is in doubt. A clip
 * that is there is taken; one that is not was never made. Words and speech show nowhere: they are asked for again, and
 * `retries` counts how often by the effect's key.
 */
export async function settleInDoubt(
  store: Store,
  clips: readonly VendorJob[],
  retries: Map<string, number>,
): Promise<void> {
  const { jobs } = await listJobs(store, { status: "parked", limit: 100 });
  for (const job of jobs) {
    const inDoubt = (await effectsOfJob(store, job.id)).filter(({ state }) => state === "parked");
    const [first] = inDoubt;
    if (!first) throw new Error(`${job.id} is parked, and nothing of it is in doubt`);
    const verdict = await verdictOn(store, first, clips);
    await resolveJob(store, job.id, verdict, systemClock);
    if (verdict.kind !== "retry") continue;
    for (const { key } of inDoubt) retries.set(key, (retries.get(key) ?? 0) + 1);
  }
}

async function verdictOn(store: Store, effect: EffectRow, clips: readonly VendorJob[]): Promise<Resolution> {
  const [, step, part = ""] = effect.key.split("/");
  if (step !== "shots") return { kind: "retry" };
  const finished = await finishedSteps(store, effect.jobId);
  const written = finished.find((one) => one.step === "script")?.result as { script: unknown };
  const { beats } = Script.parse(written.script);
  const shot = beats.find(({ id }) => part.startsWith(`${id}.`))?.shotPrompt ?? "";
  const made = clips.find(({ prompt }) => prompt.includes(shot));
  return made ? { kind: "done", handle: made.id, part } : { kind: "not-posted", part };
}
