import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { fakeContext } from "../support/fake-context.ts";
import { runCli } from "../support/run-cli.ts";

it.each(["formats", "themes", "packs"])("%s lists what there is", async (name) => {
  const { stdout } = await runCli([name, "--json"], fakeContext());
  expect(JSON.parse(stdout)).toMatchObject({ schema: `viral.${name}/1` });
});

it("sets and shows a setting with its origin", async () => {
  const { cwd } = await runCli(["config", "set", "theme", "neon"], fakeContext());
  const { stdout } = await runCli(["config", "show", "theme", "--json"], { ...fakeContext(), cwd });
  expect(JSON.parse(stdout).settings[0]).toMatchObject({
    value: "neon",
    origin: expect.stringMatching(/config\.json:2$/),
  });
});

it("names init's flags when nobody can be asked, and takes them", async () => {
  expect((await runCli(["init"], fakeContext())).stderr).toContain("--name, --handle, --theme");
  const { exitCode } = await runCli(["init", "--platform", "tiktok,shorts"], fakeContext());
  expect(exitCode).toBe(0);
});

it("ends doctor with 3 when something is missing", async () => {
  const missing = { id: "ffmpeg", status: "missing", found: "none", remedy: "install it" } as const;
  const { exitCode, stdout } = await runCli(["doctor"], fakeContext({ diagnose: async () => [missing] }));
  expect(exitCode).toBe(3);
  expect(stdout).toContain("install it");
});

it("wants exactly one resolution", async () => {
  expect(await runCli(["resolve", "job_1"], fakeContext())).toMatchObject({ exitCode: 2 });
  expect(await runCli(["resolve", "job_1", "--retry", "--drop"], fakeContext())).toMatchObject({
    exitCode: 2,
  });
});

it("writes completion that bash accepts", async () => {
  const { stdout } = await runCli(["completion", "bash"], fakeContext());
  expect(stdout).toContain("--caption-style");
  if (process.platform !== "win32") execFileSync("bash", ["-n"], { input: stdout });
});
