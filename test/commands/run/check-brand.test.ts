import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

it("names file and line of every file of the brand that cannot be used, and starts nothing", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "viral-brand-"));
  const file = join(cwd, "viral.config.json");
  writeFileSync(file, '{\n  "brand": {\n    "logo": "a.png",\n    "music": "b.mp3"\n  }\n}\n');
  const problems = [
    { path: "brand.logo", message: "there is no file a.png" },
    { path: "brand.music", message: "b.mp3 has no sound" },
  ];
  const context = fakeContext({ brandProblems: async () => problems });
  const { exitCode, stderr } = await runCli(["run"], { ...context, cwd });
  expect(exitCode).toBe(3);
  expect(stderr).toContain(`${file}:3  brand.logo: there is no file a.png`);
  expect(stderr).toContain(`${file}:4  brand.music: b.mp3 has no sound`);
  expect(context.requests).toEqual([]);
});

it("does not look for media tools when there is no brand", async () => {
  const context = fakeContext({ brandProblems: () => Promise.reject(new Error("not wanted")) });
  expect((await runCli(["run"], context)).exitCode).toBe(0);
});
