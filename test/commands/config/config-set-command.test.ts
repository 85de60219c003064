import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

it("writes a setting into the user's own file, and an empty value takes it out", async () => {
  const { cwd, stdout } = await runCli(["config", "set", "run.jobs", "2"], fakeContext());
  const file = join(cwd, "home", "viral.config.json");
  expect(stdout).toBe(`Set run.jobs to 2 in ${file}.\n`);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ run: { jobs: 2 } });
  const removed = await runCli(["config", "set", "run.jobs", ""], { ...fakeContext(), cwd });
  expect(removed.stdout).toBe(`Removed run.jobs in ${file}.\n`);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ run: {} });
});

it("answers under --json with what it changed", async () => {
  const { cwd, stdout } = await runCli(["config", "set", "theme", "neon", "--json"], fakeContext());
  expect(JSON.parse(stdout)).toEqual({
    schema: "viral.config-change/1",
    file: join(cwd, "home", "viral.config.json"),
    changes: [{ path: "theme", value: "neon" }],
  });
});

it("refuses what is no setting with the nearest, and writes nothing", async () => {
  const { cwd, exitCode, stderr } = await runCli(["config", "set", "them", "neon"], fakeContext());
  expect(exitCode).toBe(2);
  expect(stderr).toContain("Did you mean theme?");
  expect(existsSync(join(cwd, "home"))).toBe(false);
});
