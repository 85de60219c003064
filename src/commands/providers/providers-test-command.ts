import { formatUsd, usdToMicros } from "../../core/money.ts";
import type { RunCommand } from "../command.ts";

export const run: RunCommand = async (call, context) => {
  const document = await context.testProvider(call.arguments[0] ?? "");
  const { id, baseUrl, message, costUsd, elapsedMs } = document;
  return { document, text: `${id}: ${message}\n  ${baseUrl}, ${elapsedMs} ms, ${costText(costUsd)}` };
};

function costText(costUsd: number | null): string {
  if (costUsd === null) return "at a price that is not known here";
  return costUsd === 0 ? "it cost nothing" : `it cost ${formatUsd(usdToMicros(costUsd))}`;
}
