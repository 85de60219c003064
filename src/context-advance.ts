import { join } from "node:path";
import type { AppPaths } from "./config/paths.ts";
import type { Settings } from "./config/settings-schema.ts";
import { jobsAtOnceOf, type OpenedServices } from "./context-services.ts";
import { systemClock } from "./core/clock.ts";
import { limitsFrom } from "./pipeline/budget.ts";
import type { EmitEvent } from "./pipeline/events.ts";
import type { FaultPoints } from "./pipeline/faults.ts";
import { jobTable } from "./pipeline/job-table.ts";
import { isOwnerDead } from "./pipeline/lease-owner.ts";
import type { PassingTime } from "./pipeline/runner-options.ts";
import type { AdvanceOptions } from "./pipeline/runs/advance-runs.ts";
import { sealKeyOf } from "./pipeline/seal-key.ts";
import type { JobTable } from "./pipeline/step-table.ts";
import type { VideoServices } from "./pipeline/video-services.ts";
import type { SecretStore } from "./providers/contracts/secret-store.ts";
import { removeDeadParts } from "./store/blob-store.ts";
import { takeRunLock } from "./store/run-lock.ts";
import type { TemplateLibrary } from "./templates/open-templates.ts";
import { openLog } from "./ui/log.ts";
import { writeBugReport } from "./ui/write-bug-report.ts";

export interface AdvanceParts {
  settings: Settings;
  paths: AppPaths;
  library: TemplateLibrary;
  secrets: () => Promise<SecretStore>;
  signal: AbortSignal;
  services: (emit: EmitEvent) => Promise<OpenedServices>;
  /** What a test adds to the product. */
  faults?: FaultPoints;
  jobs?: (services: VideoServices) => JobTable;
  time?: PassingTime;
}

/** Work on jobs needs the lock of this home; it is freed whatever happens. */
export async function advanceJobs<T>(
  parts: AdvanceParts,
  emit: EmitEvent,
  { composeJobs, spendUsdMicros }: { composeJobs: number; spendUsdMicros: number | undefined },
  work: (options: AdvanceOptions) => Promise<T>,
): Promise<T> {
  const { settings, paths, library, secrets, signal } = parts;
  const lock = takeRunLock(paths.home, {
    pid: process.pid,
    startedAtMs: systemClock.nowMs(),
    command: `viral ${process.argv.slice(2, 3).join(" ")}`,
  });
  const log = openLog(paths.logFolder);
  const tell: EmitEvent = (event) => {
    log.emit(event);
    emit(event);
  };
  try {
    await removeDeadParts(join(paths.home, "blobs"), isOwnerDead);
    const opened = await parts.services(tell);
    const { usage } = opened;
    const { time } = parts;
    const services = time === undefined ? opened.services : { ...opened.services, clock: time.clock };
    try {
      return await work({
        services,
        jobs: (parts.jobs ?? jobTable)(services),
        ...(parts.faults === undefined ? {} : { faults: parts.faults }),
        ...(time === undefined ? {} : { wait: time.wait }),
        lock,
        composeJobs,
        jobsAtOnce: (vendor) => jobsAtOnceOf(vendor, { settings, library }),
        limits: limitsFrom(settings.budget, spendUsdMicros),
        sealKey: async () => await sealKeyOf(await secrets()),
        reportBug: (error, jobId) =>
          tell({ type: "warning", jobId, message: writeBugReport(error, paths.logFolder).trim() }),
        signal,
      });
    } finally {
      await usage.settled();
    }
  } finally {
    log.close();
    lock.release();
  }
}
