import { expect, it } from "vitest";
import type { RunDocument } from "../../../src/model/run-document.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const document: RunDocument = {
  schema: "viral.run/1",
  runId: "run_1",
  status: "waiting",
  videos: [],
  spentUsd: 0,
  estimatedUsd: 0,
  elapsedMs: 2_000,
};

function resuming() {
  const asked: unknown[] = [];
  const { openContext } = fakeContext({
    resumeRuns: async (request, emit) => {
      asked.push(request);
      emit({ type: "run-start", runId: "run_1", videoCount: 0 });
      return { document, exitCode: 9, waitingJobCount: 1, parkedJobCount: 0 };
    },
  });
  return { openContext, asked };
}

it("goes on with everything, or with one run, within the money and the places it is given", async () => {
  const context = resuming();
  await runCli(["resume"], context);
  await runCli(["resume", "run_7", "--jobs", "3", "--max-spend", "1.5"], context);
  expect(context.asked).toEqual([
    { composeJobs: 1, maxSpendUsdMicros: undefined },
    { runId: "run_7", composeJobs: 3, maxSpendUsdMicros: 1_500_000 },
  ]);
});

it("ends with the run's own exit code and says what still waits", async () => {
  const { exitCode, stdout } = await runCli(["resume"], resuming());
  expect(exitCode).toBe(9);
  expect(stdout).toContain("Go on later:  viral resume\n1 older job waits: viral resume");
  const asJson = await runCli(["resume", "--json"], resuming());
  expect(asJson.exitCode).toBe(9);
  expect(JSON.parse(asJson.stdout)).toEqual(document);
});
