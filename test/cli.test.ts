import { writeFileSync } from "node:fs";
import { join } from "node:path";
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
    for (const argv of [["--help"], ["run", "--help"], ["generations", "--help"], ["providers", "--help"]]) {
      const { exitCode, stdout } = await runCli(argv);
      expect(exitCode).toBe(0);
      expect(stdout).toMatchSnapshot(argv.join(" "));
    }
  });

  it.each([
    [["run", "--them", "x"], "Did you mean --theme?"],
    [["jbos"], "Did you mean jobs?"],
    [["generations", "lst"], "Did you mean list?"],
    [["providers", "tst"], "Did you mean test?"],
    [["providers", "test", "a", "b"], "Put several words in quotes"],
    [["providers", "--jsn"], "Did you mean --json?"],
    [["show"], "`viral show --help`"],
    [["run", "--count", "many"], "whole number"],
    [["run", "--count", "0"], "--count is 0; it must be from 1"],
    [["run", "--count", "-1"], "--count is -1"],
    [["run", "--length", "4"], "--length is 4; it must be from 5"],
    [["run", "--jobs", "0"], "--jobs does not fit"],
    [["run", "--max-spend", "-1"], "--max-spend is -1"],
    [["run", "big", "cities"], 'Put several words in quotes: "two words".'],
    [["run", "--format", "quizz"], "Did you mean quiz?"],
    [["run", "--theme", "neo"], "Did you mean neon?"],
    [["run", "--pack", "countres"], "Did you mean countries?"],
    [["run", "--platform", "tiktk"], "Did you mean tiktok?"],
    [["run", "--version"], "Unknown option '--version'"],
    [["jobs", "--status", "parkd"], "Allowed choices are queued, running, waiting, parked"],
    [["jobs", "--limit", "0"], "--limit is 0"],
    [["config", "set", "theme", "neonn"], "Did you mean neon?"],
    [["config", "set", "platforms", "tiktok,shrots"], "Did you mean shorts?"],
    [["init", "--theme", "papr"], "Did you mean paper?"],
    [["completion", "bsh"], "Did you mean bash?"],
  ])("refuses %j with exit 2 and %s", async (argv, words) => {
    const { exitCode, stdout, stderr } = await runCli(argv, fakeContext());
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(words);
  });

  it("takes the version and help however they are asked for", async () => {
    const { stdout: version } = await runCli(["--version"]);
    for (const word of ["-V", "-v", "version"]) expect((await runCli([word])).stdout).toBe(version);
    const { stdout: help } = await runCli(["run", "--help"]);
    expect(help).toContain("viral run --from notes.md");
    expect((await runCli(["help", "run"])).stdout).toBe(help);
    expect((await runCli(["help"])).stdout).toBe((await runCli(["--help"])).stdout);
  });

  it("gives every command examples in its help", async () => {
    for (const row of COMMANDS) {
      const { stdout } = await runCli([...row.name.split(" "), "--help"]);
      expect(stdout, row.name).toContain(
        `Examples:\n  viral ${row.name.split(" ")[0]}`.replace(
          "viral completion",
          'eval "$(viral completion',
        ),
      );
    }
  });

  it("names the file whose setting names nothing", async () => {
    const { cwd } = await runCli(["config", "set", "voice", "none"], fakeContext());
    writeFileSync(join(cwd, "viral.config.json"), '{\n  "theme": "papr"\n}');
    const { exitCode, stderr } = await runCli(["run"], { ...fakeContext(), cwd });
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`${join(cwd, "viral.config.json")}:2 asks for`);
    expect(stderr).toContain("Did you mean paper?");
  });

  it("lets a run's many listeners share one signal", async () => {
    const { signal } = new AbortController();
    await runCli(["jobs"], { ...fakeContext(), signal });
    const warnings: string[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning.name);
    process.on("warning", onWarning);
    for (let count = 0; count < 40; count += 1) signal.addEventListener("abort", () => warnings.push(""));
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("warning", onWarning);
    expect(warnings).toEqual([]);
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
