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
      steps: [{ step: "concept", by: "anthropic", estimatedUsd: 0.25, note: null }],
      estimatedUsd: 0.25,
      budget: "enough",
    }),
  });
  const { cwd, stdout } = await runCli(["run", "--dry-run"], context);
  expect(stdout).toBe(
    [
      "quiz        Which?",
      "Estimated, before anything is spent:",
      "  concept  $0.25  anthropic",
      "  total    $0.25",
      `Would go to ${cwd}/videos and outbox. Nothing was made.\n`,
    ].join("\n"),
  );
  expect(context.requests).toEqual([]);
});

it.each([
  ["run --format quizz", 2, "Did you mean quiz?"],
  ["run --theme nein", 2, "Did you mean neon?"],
  ["run --pack contries", 2, "Did you mean countries?"],
  ["run --platform tiktik", 2, "Did you mean tiktok?"],
  ["run --from none.md", 2, "There is no file"],
  ["run --own none", 2, "There is no folder"],
  ["run --label a", 2, "Give the table with --data."],
  ["run --count 0", 2, "must be from 1"],
  ["run --seed=", 2, "--seed is empty"],
  ["run --jobs 0", 2, "--jobs does not fit"],
])("%s ends with %i", async (line, code, words) => {
  const context = fakeContext();
  const { exitCode, stderr } = await runCli(line.split(" "), context);
  expect(exitCode).toBe(code);
  expect(stderr).toContain(words);
  expect(context.requests).toEqual([]);
});
