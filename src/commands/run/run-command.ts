import { usdToMicros } from "../../core/money.ts";
import { openReporter } from "../../ui/reporter.ts";
import { runSummary } from "../../ui/summary.ts";
import { checkNames } from "../check-names.ts";
import type { RunCommand, RunRequest } from "../command.ts";
import { within } from "../within.ts";
import { briefFromCall } from "./brief-from-call.ts";
import { checkBrand } from "./check-brand.ts";
import { planText } from "./plan-text.ts";

const SPEND_MAX_USD = 1_000_000;

export const run: RunCommand = async (call, context) => {
  const { settings } = context.config;
  const brief = briefFromCall(call, settings);
  await checkNames(brief, context);
  await checkBrand(context);
  const maxSpend = within(call.number("maxSpend"), "--max-spend", 0, SPEND_MAX_USD);
  const request: RunRequest = {
    brief,
    composeJobs: settings.run.jobs,
    priority: call.number("priority") ?? 0,
    maxSpendUsdMicros: maxSpend === undefined ? undefined : usdToMicros(maxSpend),
  };
  if (call.flag("dryRun")) {
    const document = await context.planRun(request);
    return { document, text: planText(document) };
  }
  const reporter = await openReporter({ ...call.surroundings, isJson: call.isJson, isQuiet: call.isQuiet });
  try {
    const { document, exitCode, ...left } = await context.startRun(request, reporter.emit);
    return { document, exitCode, text: runSummary(document, left) };
  } finally {
    await reporter.close();
  }
};
