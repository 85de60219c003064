import { expect, it } from "vitest";
import { DoctorDocument, type Finding } from "../../../src/model/command-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const examine = async (findings: Finding[], ...flags: string[]) =>
  await runCli(["doctor", ...flags], fakeContext({ diagnose: async () => findings }));
const missing: Finding = { id: "ffmpeg", status: "missing", found: "none", remedy: "install it" };
const degraded: Finding = { id: "fonts", status: "degraded", found: "one is old", remedy: "reinstall" };

it("is ready when nothing is missing, though something could be better", async () => {
  const { exitCode, stdout } = await examine([degraded]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^ok {4}node {8}Node \d+\./);
  expect(stdout).toContain("note  fonts       one is old\n                  reinstall\n");
  expect(stdout).toMatch(/\n\nReady: `viral run` makes a video\.\n$/);
});

it("ends with 3 when something is missing, and says how to get it", async () => {
  const { exitCode, stdout } = await examine([missing]);
  expect(exitCode).toBe(3);
  expect(stdout).toContain("MISS  ffmpeg      none\n                  install it\n");
  expect(stdout).not.toContain("Ready");
});

it("answers with the machine's findings and the product's under --json, whatever it found", async () => {
  const { exitCode, stdout } = await examine([missing], "--json");
  expect(exitCode).toBe(3);
  const { findings } = DoctorDocument.parse(JSON.parse(stdout));
  expect(findings.map(({ id }) => id)).toEqual(["node", "home", "disk", "ffmpeg"]);
});
