import { z } from "zod";

/** `viral cron install`. */
export const CronInstalledDocument = z.object({
  schema: z.literal("viral.cron-installed/1"),
  isDryRun: z.boolean(),
  scheduler: z.enum(["systemd", "crontab"]),
  /** Of the timer, or of the comment line that marks ours. */
  name: z.string(),
  everyMinutes: z.number().int(),
  /** What was or would be written: units by their path; of a crontab only our two lines, without a path. */
  written: z.array(z.object({ path: z.string().nullable(), text: z.string() })),
  logFile: z.string(),
});
export type CronInstalledDocument = z.infer<typeof CronInstalledDocument>;

/** `viral cron remove`. */
export const CronRemovedDocument = z.object({
  schema: z.literal("viral.cron-removed/1"),
  name: z.string(),
  /** Paths of units, `crontab` for our lines of it; empty: there was nothing. */
  removed: z.array(z.string()),
});
export type CronRemovedDocument = z.infer<typeof CronRemovedDocument>;
