import { expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { ProviderTestDocument } from "../../../src/model/vendor-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const answering = (costUsd: number | null) =>
  fakeContext({
    testProvider: async (id) => ({
      schema: "viral.provider-test/1",
      id,
      baseUrl: "https://acme.test",
      message: "the key is good",
      costUsd,
      elapsedMs: 12,
    }),
  });

it("says what the vendor answered and what that cost", async () => {
  const { stdout } = await runCli(["providers", "test", "acme"], answering(0.000_02));
  expect(stdout).toBe("acme: the key is good\n  https://acme.test, 12 ms, it cost $0.000020\n");
  expect((await runCli(["providers", "test", "acme"], answering(0))).stdout).toContain("it cost nothing");
  const unknown = (await runCli(["providers", "test", "acme"], answering(null))).stdout;
  expect(unknown).toContain("12 ms, at a price that is not known here");
});

it("answers with a document of its own, not that of its group", async () => {
  const { stdout } = await runCli(["providers", "test", "acme", "--json"], answering(0.5));
  expect(ProviderTestDocument.parse(JSON.parse(stdout))).toMatchObject({ id: "acme", costUsd: 0.5 });
});

it("ends as the vendor's error says", async () => {
  const error = new AppError({ kind: "config", code: "vendor-key-missing", message: "ACME_KEY is not set." });
  const context = fakeContext({ testProvider: () => Promise.reject(error) });
  const { exitCode, stderr } = await runCli(["providers", "test", "acme"], context);
  expect([exitCode, stderr]).toEqual([3, expect.stringContaining("ACME_KEY is not set.")]);
});
