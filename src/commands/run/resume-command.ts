import { usdToMicros } from "../../core/money.ts";
import { openReporter } from "../../ui/reporter.ts";
import { runSummary } from "../../ui/summary.ts";
import type { RunCommand } from "../command.ts";

export const run: RunCommand = async (call, context) => {
  const [runId] = call.arguments;
  const maxSpend = call.number("maxSpend");
  const reporter = await openReporter({ ...call.surroundings, isJson: call.isJson, isQuiet: call.isQuiet });
  try {
    const { document, exitCode, waitingJobCount } = await context.resumeRuns(
      {
        composeJobs: context.config.settings.run.jobs,
        maxSpendUsdMicros: maxSpend === undefined ? undefined : usdToMicros(maxSpend),
        ...(runId ? { runId } : {}),
      },
      reporter.emit,
    );
    return { document, exitCode, text: runSummary(document, waitingJobCount) };
  } finally {
    await reporter.close();
  }
};
