import { expect, it } from "vitest";
import { CancelDocument, type CancelledEffect } from "../../src/model/vendor-documents.ts";
import { fakeContext } from "../support/fake-context.ts";
import { runCli } from "../support/run-cli.ts";

const effect: CancelledEffect = {
  key: "job_1/shots/b1",
  provider: "fal",
  outcome: "stopped",
  message: "fal: the request was cancelled",
  countedUsd: 0.4,
  isCostKnown: false,
};
const cancelling = (exitCode: number, ...effects: CancelledEffect[]) =>
  fakeContext({
    cancelJob: async (id) => ({
      exitCode,
      document: {
        schema: "viral.cancel/1",
        job: {
          id,
          runId: "run_1",
          kind: "video",
          label: "Rivers",
          status: "dropped",
          attemptCount: 0,
          waitingFor: null,
          notBefore: null,
          error: null,
          createdAt: "",
          updatedAt: "",
        },
        effects,
      },
    }),
  });

it("says of each effect what became of it, and what it costs", async () => {
  const context = cancelling(
    0,
    { ...effect, isCostKnown: true, countedUsd: 0.12 },
    { ...effect, key: "job_1/shots/b2", isCostKnown: true, countedUsd: 0 },
    { ...effect, key: "job_1/shots/b3", outcome: "cannot-stop", message: "vertex cannot be asked to stop" },
  );
  const { stdout, exitCode } = await runCli(["cancel", "job_1"], context);
  expect(stdout).toBe(
    [
      "job_1  dropped  Rivers",
      "  shots/b1  stopped, cost $0.12",
      "    fal: the request was cancelled",
      "  shots/b2  stopped, costs nothing",
      "    fal: the request was cancelled",
      "  shots/b3  goes on, may cost $0.40, which stays counted",
      "    vertex cannot be asked to stop\n",
    ].join("\n"),
  );
  expect(exitCode).toBe(0);
});

it.each(["not-reached", "stopping"] as const)(
  "%s can be asked again, and the exit code says so",
  async (outcome) => {
    const { stdout, exitCode } = await runCli(["cancel", "job_1"], cancelling(9, { ...effect, outcome }));
    expect(exitCode).toBe(9);
    expect(stdout).toContain("`viral cancel job_1` asks again.");
  },
);

it("says that a job has nothing to stop", async () => {
  expect((await runCli(["cancel", "job_1"], cancelling(0))).stdout).toBe(
    "job_1  dropped  Rivers\n  Nothing of it is under way at a vendor.\n",
  );
});

it("answers with a document", async () => {
  const { stdout } = await runCli(["cancel", "job_1", "--json"], cancelling(0, effect));
  expect(CancelDocument.parse(JSON.parse(stdout)).effects).toEqual([effect]);
});
