import { expect, it } from "vitest";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

it("writes a script for the shell, alone or in a document", async () => {
  const { stdout } = await runCli(["completion", "fish"], fakeContext());
  expect(stdout).toContain("complete -c viral");
  const document = JSON.parse((await runCli(["completion", "fish", "--json"], fakeContext())).stdout);
  expect(document).toEqual({ schema: "viral.completion/1", shell: "fish", script: stdout.trimEnd() });
});

it.each([
  ["bsh", "Did you mean bash? There is: bash, zsh, fish."],
  ["powershell", "There is: bash, zsh, fish."],
])("refuses %s and names the shells it knows", async (shell, hint) => {
  const { exitCode, stdout } = await runCli(["completion", shell, "--json"], fakeContext());
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout).error).toMatchObject({ code: "shell-unknown", hint });
});
