import type { RunDocument } from "../model/run-document.ts";

/** What a run tells whoever watches it. Views and reporters know nothing else of the pipeline. */
export type PipelineEvent =
  | { type: "run-start"; runId: string; videoCount: number }
  | {
      type: "job-start";
      jobId: string;
      jobKind: "plan" | "video" | "post";
      label: string;
      steps: readonly string[];
    }
  | { type: "step-start"; jobId: string; step: string }
  | { type: "step-progress"; jobId: string; step: string; done: number; total: number; unit: string }
  | { type: "step-end"; jobId: string; step: string; elapsedMs: number }
  | {
      type: "concept-chosen";
      jobId: string;
      title: string;
      hook: string;
      /** Short reasons, strongest first. */
      why: readonly string[];
    }
  | { type: "spend"; spentUsdMicros: number }
  | { type: "warning"; jobId: string | null; message: string }
  | {
      type: "job-end";
      jobId: string;
      status: "done" | "failed" | "parked" | "waiting" | "rejected";
      message: string | null;
      /** What to do about it. */
      hint: string | null;
    }
  | { type: "run-end"; document: RunDocument };

export type EmitEvent = (event: PipelineEvent) => void;
