import type { PipelineEvent } from "../pipeline/events.ts";

/** One line for a log that a person reads; undefined for what would only be noise there. */
export function eventLine(event: PipelineEvent): string | undefined {
  switch (event.type) {
    case "run-start":
      return `run ${event.runId}: ${event.videoCount} ${event.videoCount === 1 ? "video" : "videos"}`;
    case "job-start":
      return `${event.jobKind}: ${event.label}`;
    case "step-end":
      return `  ${event.step} ${(event.elapsedMs / 1000).toFixed(1)} s`;
    case "concept-chosen":
      return `  "${event.hook}" (${event.why.join(", ")})`;
    case "warning":
      return `warning: ${event.message}`;
    case "job-end":
      if (event.status === "done") return undefined;
      return [`${event.status}: ${event.message ?? event.jobId}`, hintOf(event)].filter(Boolean).join("\n  ");
    default:
      return undefined;
  }
}

/** Whoever waits goes on by himself. */
const hintOf = ({ status, hint }: Extract<PipelineEvent, { type: "job-end" }>): string | null =>
  status === "waiting" ? null : hint;
