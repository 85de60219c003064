import { expect, it } from "vitest";
import { CancelDocument, type CancelledEffect } from "../../src/model/command-documents.ts";
import { fakeContext } from "../support/fake-context.ts";
import { runCli } from "../support/run-cli.ts";

const effect: CancelledEffect = {
  key: "job_1/shots/b1",
  provider: "fal",
  outcome: "stopped",
  message: "fal was asked to stop",
  countedUsd: 0.4,
};
const cancelling = (...effects: CancelledEffect[]) =>
  fakeContext({
    cancelJob: async (id) => ({
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
    }),
  });

it("says of each effect whether it was stopped, and what it will cost", async () => {
  const context = cancelling(
    effect,
    {
      ...effect,
      key: "b2",
      outcome: "cannot-stop",
      message: "vertex cannot be asked to stop",
      countedUsd: 0,
    },
    { ...effect, key: "b3", outcome: "in-doubt", message: "whether fal ever began is not known" },
  );
  const { stdout, exitCode } = await runCli(["cancel", "job_1"], context);
  expect(stdout).toBe(
    [
      "job_1  dropped  Rivers",
      "  job_1/shots/b1  stopped: fal was asked to stop; it may cost $0.40, which stays counted",
      "  b2  goes on: vertex cannot be asked to stop; it costs nothing",
      "  b3  in doubt: whether fal ever began is not known; it may cost $0.40, which stays counted\n",
    ].join("\n"),
  );
  expect(exitCode).toBe(0);
});

it("who was not reached can be asked again, and the exit code says that something is left", async () => {
  const context = cancelling(effect, { ...effect, outcome: "not-reached", message: "fal is away" });
  const { stdout, exitCode } = await runCli(["cancel", "job_1"], context);
  expect(exitCode).toBe(8);
  expect(stdout).toContain("not stopped: fal is away");
  expect(stdout).toContain("`viral cancel job_1` asks again.");
});

it("answers with a document", async () => {
  const { stdout } = await runCli(["cancel", "job_1", "--json"], cancelling(effect));
  expect(CancelDocument.parse(JSON.parse(stdout)).effects).toEqual([effect]);
});
