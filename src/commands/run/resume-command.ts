import { usdToMicros } from "../../core/money.ts";
import { openReporter } from "../../ui/reporter.ts";
import { runSummary } from "../../ui/summary.ts";
import type { RunCommand } from "../command.ts";
import { within } from "../within.ts";

const SPEND_MAX_USD = 1_000_000;

export const run: RunCommand = async (call, context) => {
  const [runId] = call.arguments;
  const maxSpend = within(call.number("maxSpend"), "--max-spend", 0, SPEND_MAX_USD);
  const reporter = await openReporter({ ...call.surroundings, isJson: call.isJson, isQuiet: call.isQuiet });
  try {
    const { document, exitCode, ...left } = await context.resumeRuns(
      {
        composeJobs: context.config.settings.run.jobs,
        maxSpendUsdMicros: maxSpend === undefined ? undefined : usdToMicros(maxSpend),
        ...(runId ? { runId } : {}),
      },
      reporter.emit,
    );
    return { document, exitCode, text: runSummary(document, left) };
  } finally {
    await reporter.close();
  }
};
