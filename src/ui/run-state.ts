import type { RunDocument } from "../model/run-document.ts";
import type { PipelineEvent } from "../pipeline/events.ts";

export interface JobState {
  id: string;
  label: string;
  kind: "plan" | "video" | "post";
  steps: readonly { name: string; status: "open" | "active" | "done" }[];
  /** When the active step began. */
  stepStartedAtMs: number;
  progress: { done: number; total: number; unit: string; startedAtMs: number; updatedAtMs: number } | null;
  hook: { text: string; why: readonly string[] } | null;
  status: "active" | "done" | "failed" | "parked" | "waiting" | "rejected";
  message: string | null;
  hint: string | null;
}

/** Everything that a watcher may show, folded from the events of a run. */
export interface RunState {
  runId: string;
  /** 0 until the run begins. */
  startedAtMs: number;
  videoCount: number;
  jobs: readonly JobState[];
  spentUsdMicros: number;
  warnings: readonly string[];
  document: RunDocument | null;
}

export const EMPTY_RUN: RunState = {
  runId: "",
  startedAtMs: 0,
  videoCount: 0,
  jobs: [],
  spentUsdMicros: 0,
  warnings: [],
  document: null,
};

/** The next state; pure. `nowMs` dates a step's progress. */
export function reduceEvents(state: RunState, event: PipelineEvent, nowMs: number): RunState {
  switch (event.type) {
    case "run-start":
      return { ...state, runId: event.runId, startedAtMs: nowMs, videoCount: event.videoCount };
    case "job-start":
      return {
        ...state,
        jobs: [...state.jobs.filter((job) => job.id !== event.jobId), startedJob(event, nowMs)],
      };
    case "step-start":
      return changeJob(state, event.jobId, (job) => ({
        ...job,
        progress: null,
        stepStartedAtMs: nowMs,
        steps: marked(job, event.step, "active"),
      }));
    case "step-progress":
      return changeJob(state, event.jobId, (job) => ({
        ...job,
        progress: {
          done: event.done,
          total: event.total,
          unit: event.unit,
          startedAtMs: job.progress?.startedAtMs ?? nowMs,
          updatedAtMs: nowMs,
        },
      }));
    case "step-end":
      return changeJob(state, event.jobId, (job) => ({
        ...job,
        progress: null,
        steps: marked(job, event.step, "done"),
      }));
    case "concept-chosen":
      return changeJob(state, event.jobId, (job) => ({
        ...job,
        label: event.title,
        hook: { text: event.hook, why: event.why },
      }));
    case "spend":
      return { ...state, spentUsdMicros: event.spentUsdMicros };
    case "warning":
      return { ...state, warnings: [...state.warnings, event.message] };
    case "job-end":
      return changeJob(state, event.jobId, (job) => ({
        ...job,
        progress: null,
        status: event.status,
        message: event.message,
        hint: event.hint,
      }));
    default:
      return { ...state, document: event.document };
  }
}

/** Time left of a step by its pace up to the last news, less what has passed since; null until there is a pace. */
export function timeLeftMs(progress: NonNullable<JobState["progress"]>, nowMs: number): number | null {
  const { done, total, startedAtMs, updatedAtMs } = progress;
  const elapsedMs = updatedAtMs - startedAtMs;
  if (done <= 0 || elapsedMs < 500) return null;
  return Math.max(0, (elapsedMs / done) * (total - done) - (nowMs - updatedAtMs));
}

function startedJob(event: Extract<PipelineEvent, { type: "job-start" }>, nowMs: number): JobState {
  const steps = event.steps.map((name) => ({ name, status: "open" as const }));
  const { jobId: id, jobKind: kind, label } = event;
  return {
    id,
    kind,
    label,
    steps,
    stepStartedAtMs: nowMs,
    progress: null,
    hook: null,
    status: "active",
    message: null,
    hint: null,
  };
}

function marked(job: JobState, name: string, status: "active" | "done"): JobState["steps"] {
  return job.steps.map((step) => (step.name === name ? { name, status } : step));
}

function changeJob(state: RunState, jobId: string, change: (job: JobState) => JobState): RunState {
  return { ...state, jobs: state.jobs.map((job) => (job.id === jobId ? change(job) : job)) };
}
