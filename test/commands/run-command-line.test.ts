import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { AppError, type ErrorKind } from "../../src/core/app-error.ts";
import { ErrorDocument } from "../../src/model/command-documents.ts";
import { fakeContext } from "../support/fake-context.ts";
import { runCli } from "../support/run-cli.ts";

const failing = (error: unknown) => fakeContext({ listJobs: () => Promise.reject(error) });

it.each<[ErrorKind, number]>([
  ["bug", 1],
  ["usage", 2],
  ["config", 3],
  ["transient", 4],
  ["refused", 5],
  ["quota", 6],
  ["moderation", 7],
  ["busy", 75],
  ["cancelled", 130],
])("an error of kind %s ends with %i, in words and as JSON", async (kind, exitCode) => {
  const error = new AppError({ kind, code: "what-happened", message: "It broke.", hint: "Mend it." });
  const told = await runCli(["jobs"], failing(error));
  expect(told).toMatchObject({ exitCode, stdout: "" });
  expect(told.stderr).toContain("It broke.");
  expect(told.stderr).toContain("Mend it.");
  const asJson = await runCli(["jobs", "--json"], failing(error));
  expect(asJson.exitCode).toBe(exitCode);
  expect(ErrorDocument.parse(JSON.parse(asJson.stdout))).toEqual({
    schema: "viral.error/1",
    error: { kind, code: "what-happened", message: "It broke.", hint: "Mend it." },
  });
});

it("keeps the stack of every bug in the log, also of one that we foresaw", async () => {
  for (const error of [
    new TypeError("no such method"),
    new AppError({ kind: "bug", code: "journal-unreadable", message: "no such method" }),
  ]) {
    const { cwd, stderr } = await runCli(["jobs", "--json"], failing(error));
    const log = join(cwd, "home", "log", "bugs.log");
    expect(stderr).toContain(log);
    expect(readFileSync(log, "utf8")).toMatch(/no such method[\s\S]*run-command-line\.test\.ts/);
  }
});

it.each(["usage", "bug"] as const)("shows no secret in a %s error, wherever it stands", async (kind) => {
  const shaped = "sk-abcdefghijklmnop1234";
  const known = "0a1b2c3d4e5f6789";
  const error = new AppError({
    kind,
    code: "vendor-said-no",
    message: `401: key ${shaped} is wrong, and so is ${known}`,
    hint: `Replace ${known}.`,
  });
  for (const argv of [["jobs"], ["jobs", "--json"]]) {
    const { cwd, stdout, stderr } = await runCli(argv, {
      ...failing(error),
      env: { ELEVENLABS_API_KEY: known },
    });
    const log = kind === "bug" ? readFileSync(join(cwd, "home", "log", "bugs.log"), "utf8") : "";
    expect(stdout + stderr + log).toContain("[hidden]");
    expect(stdout + stderr + log).not.toMatch(/abcdefghijklmnop|0a1b2c3d4e5f/);
  }
});

it("closes what it opened, after an answer and after an error", async () => {
  const fine = fakeContext();
  await runCli(["jobs"], fine);
  expect(fine.closed()).toBe(1);
  const broken = failing(new Error("oops"));
  await runCli(["jobs"], broken);
  expect(broken.closed()).toBe(1);
});

it("hands flags that override settings to the context, by the setting's name", async () => {
  const context = fakeContext();
  const seen: unknown[] = [];
  await runCli(["run", "--theme", "paper", "--jobs", "2", "--platform", "tiktok,shorts", "--preview"], {
    openContext: async (options) => {
      seen.push(options.flagSettings, options.needs);
      return await context.openContext(options);
    },
  });
  expect(seen).toEqual([
    {
      theme: { value: "paper", flag: "--theme" },
      "run.jobs": { value: 2, flag: "--jobs" },
      platforms: { value: ["tiktok", "shorts"], flag: "--platform" },
    },
    ["config", "store", "templates", "providers", "media"],
  ]);
});

it("opens nothing for help and for a command line that is wrong", async () => {
  const opened: string[] = [];
  const openContext = async () => {
    opened.push("opened");
    return await Promise.reject(new Error("not wanted"));
  };
  expect(await runCli(["run", "--help"], { openContext })).toMatchObject({ exitCode: 0, stderr: "" });
  expect(await runCli(["run", "--nonsense"], { openContext })).toMatchObject({ exitCode: 2, stdout: "" });
  expect(opened).toEqual([]);
});
