import { formatUsd, usdToMicros } from "../core/money.ts";
import type { RunDocument } from "../model/run-document.ts";
import { checksLine } from "./checks-line.ts";

/** Jobs besides those of this run, and those that a person has to settle. */
export interface LeftJobs {
  waitingJobCount: number;
  parkedJobCount: number;
}

/** The end of a run for a person: where each video is, what was measured, what to type next. */
export function runSummary(document: RunDocument, left: LeftJobs): string {
  const videos = document.videos.map((video) => {
    const length = video.durationMs === null ? "" : ` · ${(video.durationMs / 1000).toFixed(1)} s`;
    return `${video.title}  (${video.status}${length})\n  ${video.file ?? "no file"}\n  ${checksLine(video.checks)}${shotsLine(video)}`;
  });
  const count = document.videos.length;
  const total = `${count} ${count === 1 ? "video" : "videos"} in ${(document.elapsedMs / 1000).toFixed(0)} s, ${spentText(document)}.`;
  return [...videos, total, ...nextLines(document, left)].join("\n");
}

function shotsLine({ id, warnings }: RunDocument["videos"][number]): string {
  const count = warnings.length;
  if (count === 0) return "";
  return `\n  ${count} ${count === 1 ? "warning" : "warnings"} about its shots: viral show ${id}`;
}

function spentText({ spentUsd, estimatedUsd }: Pick<RunDocument, "spentUsd" | "estimatedUsd">): string {
  const spent = `${formatUsd(usdToMicros(spentUsd))} spent`;
  return estimatedUsd === 0 ? spent : `${spent} (estimated ${formatUsd(usdToMicros(estimatedUsd))})`;
}

function nextLines(document: RunDocument, { waitingJobCount, parkedJobCount }: LeftJobs): string[] {
  const first = document.videos.find((video) => video.file !== null);
  const failed = document.videos.some((video) => video.status === "failed");
  const older = `${waitingJobCount} older ${waitingJobCount === 1 ? "job waits" : "jobs wait"}: viral resume`;
  const parked = `${parkedJobCount} ${parkedJobCount === 1 ? "job needs" : "jobs need"} your word:  viral jobs --status parked`;
  return [
    ...(first ? [`Next:  viral show ${first.id} --why   viral sheet ${first.id}`] : []),
    ...(failed ? ["What stopped:  viral jobs      Mended?  viral resume"] : []),
    ...(document.status === "waiting" ? ["Go on later:  viral resume"] : []),
    ...(parkedJobCount > 0 ? [parked] : []),
    ...(waitingJobCount > 0 ? [older] : []),
  ];
}
