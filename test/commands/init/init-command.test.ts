import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

it("saves the answers that its flags give, and no others", async () => {
  const argv = ["init", "--name", "Atlas", "--theme", "paper", "--platform", "tiktok,shorts"];
  const { cwd, exitCode, stdout } = await runCli(argv, fakeContext());
  const file = join(cwd, "home", "viral.config.json");
  expect([exitCode, stdout]).toEqual([0, `Saved in ${file}.\nNext:  viral run\n`]);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
    brand: { name: "Atlas" },
    theme: "paper",
    platforms: ["tiktok", "shorts"],
  });
});

it("names every flag when nobody can be asked", async () => {
  const { exitCode, stdout } = await runCli(["init", "--json"], fakeContext());
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout).error).toMatchObject({
    code: "answers-missing",
    hint: "Give the answers as flags: --name, --handle, --theme, --voice, --out, --platform.",
  });
});

it.each([
  [["--theme", "papper"], "theme-unknown", "paper"],
  [["--platform", "tiktok, shrots"], "platform-unknown", "shorts"],
])(
  "refuses %j, which every later run would stumble over, and saves nothing",
  async (flags, code, nearest) => {
    const { cwd, exitCode, stdout } = await runCli(
      ["init", "--name", "A", ...flags, "--json"],
      fakeContext(),
    );
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout).error).toMatchObject({
      code,
      hint: expect.stringContaining(`Did you mean ${nearest}?`),
    });
    expect(existsSync(join(cwd, "home"))).toBe(false);
  },
);
