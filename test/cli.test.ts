import { describe, expect, it } from "vitest";
import { COMMANDS } from "../src/commands/command-table.ts";
import { AppError } from "../src/core/app-error.ts";
import { ErrorDocument, JobsDocument } from "../src/model/command-documents.ts";
import { fakeContext } from "./support/fake-context.ts";
import { runCli } from "./support/run-cli.ts";

describe("the command line", () => {
  it("answers its version", async () => {
    expect(await runCli(["--version"])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  it("keeps its command tree", () => {
    const tree = COMMANDS.map((row) => {
      const words = row.arguments.map(({ name, isRequired }) => (isRequired ? ` <${name}>` : ` [${name}]`));
      return `${row.name}${words.join("")}  ${row.options.map(({ flags }) => flags).join(", ")}`;
    });
    expect(tree.join("\n")).toMatchSnapshot();
  });

  it("keeps its help, with examples", async () => {
    for (const argv of [["--help"], ["run", "--help"], ["generations", "--help"]]) {
      const { exitCode, stdout } = await runCli(argv);
      expect(exitCode).toBe(0);
      expect(stdout).toMatchSnapshot(argv.join(" "));
    }
  });

  it.each([
    [["run", "--them", "x"], "Did you mean --theme?"],
    [["jbos"], "Did you mean jobs?"],
    [["generations", "lst"], "Did you mean list?"],
    [["show"], "`viral show --help`"],
    [["run", "--count", "many"], "whole number"],
  ])("refuses %j with exit 2 and %s", async (argv, words) => {
    const { exitCode, stdout, stderr } = await runCli(argv, fakeContext());
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(words);
  });

  it("prints one JSON document, for answers and for errors", async () => {
    const answer = await runCli(["jobs", "--json"], fakeContext());
    expect(JobsDocument.parse(JSON.parse(answer.stdout)).jobs).toEqual([]);
    const refused = await runCli(["jobs", "--jsn", "--json"], fakeContext());
    expect(refused.exitCode).toBe(2);
    expect(ErrorDocument.parse(JSON.parse(refused.stdout)).error).toMatchObject({
      kind: "usage",
      code: "unknown-option",
    });
  });

  it("says how to go on after a cancel, and closes what it opened", async () => {
    const cancelled = new AppError({
      kind: "cancelled",
      code: "cancelled",
      message: "Stopped.",
      details: { runId: "run_7" },
    });
    const context = fakeContext({ startRun: () => Promise.reject(cancelled) });
    const controller = new AbortController();
    controller.abort("SIGTERM");
    const { exitCode, stderr } = await runCli(["run"], { ...context, signal: controller.signal });
    expect(exitCode).toBe(143);
    expect(stderr).toContain("viral resume run_7");
    expect(context.closed()).toBe(1);
  });

  it("keeps the stack of a bug in a file and prints its path", async () => {
    const { exitCode, stderr } = await runCli(
      ["jobs"],
      fakeContext({ listJobs: () => Promise.reject(new Error("oops")) }),
    );
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/bug in viral: oops\n.*bugs\.log/);
  });
});
