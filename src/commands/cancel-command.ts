import { EXIT_CODES } from "../core/exit-codes.ts";
import { formatUsd, usdToMicros } from "../core/money.ts";
import type { CancelledEffect } from "../model/command-documents.ts";
import type { RunCommand } from "./command.ts";

export const run: RunCommand = async (call, context) => {
  const document = await context.cancelJob(call.arguments[0] ?? "");
  const { job, effects } = document;
  const unreached = effects.filter(({ outcome }) => outcome === "not-reached");
  const again = unreached.length === 0 ? [] : [`\`viral cancel ${job.id}\` asks again.`];
  return {
    document,
    text: [`${job.id}  ${job.status}  ${job.label}`, ...effects.map(effectLine), ...again].join("\n"),
    ...(unreached.length === 0 ? {} : { exitCode: EXIT_CODES.partial }),
  };
};

function effectLine({ key, outcome, message, countedUsd }: CancelledEffect): string {
  const cost = formatUsd(usdToMicros(countedUsd));
  return `  ${key}  ${WORDS[outcome]}: ${message}; ${countedUsd === 0 ? "it costs nothing" : `it may cost ${cost}, which stays counted`}`;
}

const WORDS: Readonly<Record<CancelledEffect["outcome"], string>> = {
  stopped: "stopped",
  "cannot-stop": "goes on",
  "not-reached": "not stopped",
  "in-doubt": "in doubt",
};
