import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

it("makes a brief of flags and settings", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "viral-run-"));
  writeFileSync(join(cwd, "t.csv"), "a,b\n1,2\n");
  const context = fakeContext();
  const argv =
    "run volcanoes --format quiz --data t.csv --label a --platform tiktok,shorts --length 20 --count 2 --jobs 3";
  const { exitCode } = await runCli(argv.split(" "), { ...context, cwd });
  expect(exitCode).toBe(0);
  expect(context.requests[0]).toMatchObject({
    composeJobs: 3,
    brief: {
      topic: "volcanoes",
      format: "quiz",
      table: { file: join(cwd, "t.csv"), label: "a" },
      platforms: ["tiktok", "shorts"],
      targetDurationMs: 20_000,
      count: 2,
      outFolder: join(cwd, "videos"),
    },
  });
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
  const { exitCode, stderr } = await runCli(line.split(" "), fakeContext());
  expect(exitCode).toBe(code);
  expect(stderr).toContain(words);
});
