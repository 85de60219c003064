import { expect, it } from "vitest";
import { type ProviderSummary, ProvidersDocument } from "../../../src/model/vendor-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const model = {
  name: "acme/now",
  title: "Now",
  kind: "video" as const,
  tier: "premium" as const,
  retiresOn: null,
  isRetired: false,
  replacedBy: null,
};
const provider: ProviderSummary = {
  id: "acme",
  title: "Acme",
  contracts: ["video", "image"],
  status: "ready",
  missingSettings: [],
  keys: ["ACME_KEY", "ACME_TOKEN"],
  isKeyOptional: false,
  isKeyFile: false,
  baseUrl: "https://acme.test",
  models: [],
};
const listing = (...changes: Partial<ProviderSummary>[]) =>
  fakeContext({
    listProviders: async () => ({
      schema: "viral.providers/1",
      providers: changes.map((change) => ({ ...provider, ...change })),
    }),
  });

it("says what a vendor does, whether it is ready, where it is and what it offers", async () => {
  const models = [
    model,
    { ...model, name: "acme/sooner", retiresOn: "2027-01-01", replacedBy: "acme/now" },
    { ...model, name: "acme/old", title: "Old", retiresOn: "2026-09-24", isRetired: true, replacedBy: "b/c" },
    { ...model, name: "acme/gone", title: "Gone", retiresOn: "2026-09-24", isRetired: true },
  ];
  expect((await runCli(["providers"], listing({ models }))).stdout).toBe(
    [
      "acme  Acme: video, image",
      "  ready",
      "  https://acme.test",
      "    acme/now     video  premium",
      "    acme/sooner  video  premium",
      "      retires on 2027-01-01, then acme/now",
      "    acme/old     video  premium",
      "      retired on 2026-09-24, now b/c",
      "    acme/gone    video  premium",
      "      retired on 2026-09-24",
      "",
      "1 of 1 ready. `viral providers test <id>` makes the cheapest real call.\n",
    ].join("\n"),
  );
});

it.each<[Partial<ProviderSummary>, string]>([
  [{ status: "missing-key" }, "missing key: set ACME_KEY or ACME_TOKEN\n"],
  [
    { status: "missing-key", isKeyOptional: true },
    "ACME_TOKEN\n    or providers.acme.baseUrl to a server of",
  ],
  [{ status: "bad-key", isKeyFile: true, keys: ["ACME_FILE"] }, "bad key: ACME_FILE names no file that can"],
  [{ status: "bad-key", keys: ["ACME_KEY"] }, "bad key: copy it again, alone and on one line, into ACME_KEY"],
])("%j says what to do", async (change, words) => {
  expect((await runCli(["providers"], listing(change))).stdout).toContain(words);
});

it("answers with a document, and does not take another word for a command of its own", async () => {
  const { stdout } = await runCli(["providers", "--json"], listing({}, { id: "two" }));
  expect(ProvidersDocument.parse(JSON.parse(stdout)).providers).toHaveLength(2);
  const { exitCode, stderr } = await runCli(["providers", "tset", "acme"], listing({}));
  expect(exitCode).toBe(2);
  expect(stderr).toContain("Unknown command 'tset'");
  expect(stderr).toContain("Did you mean test?");
});
