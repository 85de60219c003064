import { expect, it } from "vitest";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

it("starts one run with its brief, its places, its priority and its money", async () => {
  const context = fakeContext();
  const argv = "run volcanoes --count 2 --jobs 3 --priority 5 --max-spend 0.5".split(" ");
  const { exitCode, stdout } = await runCli(argv, context);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("0 videos in 1 s, $0.00 spent.");
  expect(context.requests).toEqual([
    {
      brief: expect.objectContaining({ topic: "volcanoes", count: 2 }),
      composeJobs: 3,
      priority: 5,
      maxSpendUsdMicros: 500_000,
    },
  ]);
});

it("asks for no money and no priority of its own", async () => {
  const context = fakeContext();
  await runCli(["run", "--quiet"], context);
  expect(context.requests[0]).toMatchObject({ priority: 0, maxSpendUsdMicros: undefined });
});

it("says with --dry-run what it would make, and starts nothing", async () => {
  const context = fakeContext({
    planRun: async ({ brief }) => ({
      schema: "viral.plan/1",
      videos: [{ title: "T", hook: "Which?", format: "quiz", conceptKey: "a" }],
      accounts: ["outbox"],
      outFolder: brief.outFolder,
      estimatedUsd: 0.25,
    }),
  });
  const { cwd, stdout } = await runCli(["run", "--dry-run"], context);
  expect(stdout).toBe(
    `quiz        Which?\nWould go to ${cwd}/videos and outbox, for $0.25. Nothing was made.\n`,
  );
  expect(context.requests).toEqual([]);
});

it("refuses a name that nothing has, before any work", async () => {
  const context = fakeContext();
  const { exitCode, stderr } = await runCli(["run", "--format", "quizz"], context);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("Did you mean quiz?");
  expect(context.requests).toEqual([]);
});
