import { formatUsd, usdToMicros } from "../core/money.ts";
import type { RunDocument } from "../model/run-document.ts";
import { checksLine } from "./checks-line.ts";

/** The end of a run for a person: where each video is, what was measured, what to type next. */
export function runSummary(document: RunDocument, waitingJobCount: number): string {
  const videos = document.videos.map((video) => {
    const length = video.durationMs === null ? "" : ` · ${(video.durationMs / 1000).toFixed(1)} s`;
    return `${video.title}  (${video.status}${length})\n  ${video.file ?? "no file"}\n  ${checksLine(video.checks)}`;
  });
  const count = document.videos.length;
  const total = `${count} ${count === 1 ? "video" : "videos"} in ${(document.elapsedMs / 1000).toFixed(0)} s, ${spentText(document)}.`;
  return [...videos, total, ...nextLines(document, waitingJobCount)].join("\n");
}

function spentText({ spentUsd, estimatedUsd }: Pick<RunDocument, "spentUsd" | "estimatedUsd">): string {
  const spent = `${formatUsd(usdToMicros(spentUsd))} spent`;
  return estimatedUsd === 0 ? spent : `${spent} (estimated ${formatUsd(usdToMicros(estimatedUsd))})`;
}

function nextLines(document: RunDocument, waitingJobCount: number): string[] {
  const first = document.videos.find((video) => video.file !== null);
  const failed = document.videos.some((video) => video.status === "failed" || video.status === "parked");
  const older = `${waitingJobCount} older ${waitingJobCount === 1 ? "job waits" : "jobs wait"}: viral resume`;
  return [
    ...(first ? [`Next:  viral show ${first.id} --why   viral sheet ${first.id}`] : []),
    ...(failed ? ["What stopped:  viral jobs      Mended?  viral resume"] : []),
    ...(document.status === "waiting" ? ["Go on later:  viral resume"] : []),
    ...(waitingJobCount > 0 ? [older] : []),
  ];
}
