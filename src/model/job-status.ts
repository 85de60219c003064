/**
 * `queued`: may start now. `waiting`: for its time or for what `waitingFor` names. `parked`: a person must resolve an
 * effect. `rejected`: QA or policy said no. The last four are final until someone resolves or retries.
 */
export const JOB_STATUSES = [
  "queued",
  "running",
  "waiting",
  "parked",
  "done",
  "failed",
  "rejected",
  "dropped",
] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];
