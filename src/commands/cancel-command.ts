import { formatUsd, usdToMicros } from "../core/money.ts";
import type { CancelDocument, CancelledEffect } from "../model/vendor-documents.ts";
import type { RunCommand } from "./command.ts";

export const run: RunCommand = async (call, context) => {
  const { document, exitCode } = await context.cancelJob(call.arguments[0] ?? "");
  return { document, exitCode, text: cancelText(document) };
};

function cancelText({ job, effects }: CancelDocument): string {
  const left = effects.filter(({ outcome }) => outcome === "not-reached" || outcome === "stopping");
  return [
    `${job.id}  ${job.status}  ${job.label}`,
    ...(effects.length === 0 ? ["  Nothing of it is under way at a vendor."] : []),
    ...effects.flatMap((effect) => effectLines(effect, job.id)),
    ...(left.length === 0 ? [] : [`\`viral cancel ${job.id}\` asks again.`]),
  ].join("\n");
}

function effectLines({ key, outcome, message, ...cost }: CancelledEffect, jobId: string): string[] {
  const part = key.startsWith(`${jobId}/`) ? key.slice(jobId.length + 1) : key;
  return [`  ${part}  ${WORDS[outcome]}, ${costText(cost)}`, `    ${message}`];
}

function costText({ countedUsd, isCostKnown }: Pick<CancelledEffect, "countedUsd" | "isCostKnown">): string {
  const price = formatUsd(usdToMicros(countedUsd));
  if (countedUsd === 0) return "costs nothing";
  return isCostKnown ? `cost ${price}` : `may cost ${price}, which stays counted`;
}

const WORDS: Readonly<Record<CancelledEffect["outcome"], string>> = {
  stopped: "stopped",
  ended: "had ended",
  stopping: "is stopping",
  "cannot-stop": "goes on",
  "not-reached": "not stopped",
  "in-doubt": "in doubt",
};
