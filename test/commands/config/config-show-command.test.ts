import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { ConfigDocument } from "../../../src/model/command-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const cwd = mkdtempSync(join(tmpdir(), "viral-config-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
writeFileSync(
  join(cwd, "viral.config.json"),
  '{\n  "theme": "paper",\n  "brand": { "name": "Atlas", "handle": "@atlas" }\n}\n',
);
const show = async (...argv: string[]) =>
  await runCli(["config", "show", ...argv], {
    ...fakeContext(),
    cwd,
    env: { VIRAL_BRAND_NAME: "Globe", VIRAL_RUN_JOBS: "2" },
  });

it("shows every setting once, by name, with its value and the strongest origin", async () => {
  const { settings } = ConfigDocument.parse(JSON.parse((await show("--json")).stdout));
  const paths = settings.map(({ path }) => path);
  expect(paths).toEqual([...new Set(paths)].sort());
  const at = (path: string) => settings.find((setting) => setting.path === path);
  expect(at("theme")).toMatchObject({ value: "paper", origin: expect.stringMatching(/config\.json:2$/) });
  expect(at("brand.name")).toMatchObject({ value: "Globe", origin: "VIRAL_BRAND_NAME" });
  expect(at("run.jobs")?.value).toBe(2);
  expect(at("voice")?.origin).toBe("default");
});

it("shows one group, and not what merely begins alike", async () => {
  const lines = (await show("brand")).stdout.trimEnd().split("\n");
  expect(lines).toEqual([
    expect.stringMatching(/^brand\.handle {2}"@atlas" {2}\(.*:3\)$/),
    expect.stringMatching(/^brand\.name {4}"Globe" {2}\(VIRAL_BRAND_NAME\)$/),
  ]);
  expect((await show("the")).exitCode).toBe(2);
});

it("says that nothing is set under a name", async () => {
  const { exitCode, stdout } = await show("brand.logo", "--json");
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout).error).toMatchObject({
    code: "setting-unset",
    message: 'Nothing is set under "brand.logo".',
    hint: expect.stringContaining("viral config show"),
  });
});
