import { mkdirSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import type { EmitEvent, PipelineEvent } from "../pipeline/events.ts";
import { hideSecrets } from "./hide-secrets.ts";

export interface RunLog {
  emit: EmitEvent;
  close: () => void;
}

/** Keeps what happened in `<logFolder>/viral.log`, NDJSON; secrets are hidden at this last place before the disk. */
export function openLog(logFolder: string, secrets: readonly string[] = []): RunLog {
  mkdirSync(logFolder, { recursive: true });
  const destination = pino.destination({ dest: join(logFolder, "viral.log"), sync: true });
  const log = pino(
    { base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => destination.write(hideSecrets(line, secrets)) },
  );
  return {
    emit: (event) => {
      if (event.type === "step-progress") return;
      log[levelOf(event)](event.type === "run-end" ? summaryOf(event.document) : event);
    },
    close: () => {
      destination.flushSync();
      destination.end();
    },
  };
}

function levelOf(event: PipelineEvent): "info" | "warn" {
  const isTrouble = event.type === "warning" || (event.type === "job-end" && event.status !== "done");
  return isTrouble ? "warn" : "info";
}

/** The document itself is the command's answer; the log keeps how it ended. */
function summaryOf(
  document: Extract<PipelineEvent, { type: "run-end" }>["document"],
): Record<string, unknown> {
  const { runId, status, spentUsd, elapsedMs, videos } = document;
  return {
    type: "run-end",
    runId,
    status,
    spentUsd,
    elapsedMs,
    videos: videos.map(({ id, status: videoStatus }) => ({ id, status: videoStatus })),
  };
}
