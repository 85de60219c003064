import { expect, it } from "vitest";
import { fakeContext } from "../support/fake-context.ts";
import { runCli } from "../support/run-cli.ts";

const context = fakeContext({
  clean: async ({ isDryRun }) => ({
    schema: "viral.clean/1",
    isDryRun,
    fileCount: 3,
    freedBytes: 12_340_000,
  }),
});

it.each([
  [["clean"], "Freed 12.3 MB in 3 files.\n", false],
  [["clean", "--dry-run"], "Would free 12.3 MB in 3 files.\n", true],
])("%j says how much, and whether it is gone", async (argv, text, isDryRun) => {
  expect((await runCli(argv, context)).stdout).toBe(text);
  const { stdout } = await runCli([...argv, "--json"], context);
  expect(JSON.parse(stdout)).toEqual({
    schema: "viral.clean/1",
    isDryRun,
    fileCount: 3,
    freedBytes: 12_340_000,
  });
});
