import { expect, it } from "vitest";
import type { ModelCatalogue } from "../../../src/model/model-catalogue.ts";
import { describeProviders } from "../../../src/pipeline/answers/describe-providers.ts";
import type { VendorDefinition } from "../../../src/providers/contracts/vendor.ts";

const definition: VendorDefinition = {
  id: "acme",
  title: "Acme",
  contracts: ["writer"],
  baseUrl: "https://acme.test",
  keys: ["ACME_KEY"],
  open: () => {
    throw new Error("nobody is asked");
  },
};
const common = { title: "M", tier: "economy" as const, source: "test" };
const language = {
  ...common,
  kind: "language" as const,
  inputUsdMicros: 1,
  outputUsdMicros: 1,
  canSee: false,
  outputTokensMax: 1,
};
const image = {
  ...common,
  kind: "image" as const,
  sizes: [{ name: "s", width: 1, height: 1, usdMicros: 1 }],
};
const catalogue: ModelCatalogue = {
  note: "",
  models: [
    { ...language, vendor: "acme", model: "now" },
    { ...language, vendor: "acme", model: "soon", retiresOn: "2026-11-30" },
    { ...language, vendor: "another", model: "theirs" },
    { ...image, vendor: "acme", model: "picture" },
    { ...image, vendor: "acme", model: "old", retiresOn: "2026-11-29", replacedBy: "acme/now" },
  ],
};

it("lists a vendor's models of the kinds it serves, and those that were shut down", () => {
  const vendor = { definition, status: "missing-key" as const, baseUrl: "http://127.0.0.1:1" };
  const { providers } = describeProviders([vendor], catalogue, Date.UTC(2026, 10, 29));
  expect(providers).toEqual([
    expect.objectContaining({
      id: "acme",
      contracts: ["writer"],
      status: "missing-key",
      keys: ["ACME_KEY"],
      isKeyOptional: false,
      baseUrl: "http://127.0.0.1:1",
    }),
  ]);
  expect(
    providers[0]?.models.map(({ name, isRetired, replacedBy }) => [name, isRetired, replacedBy]),
  ).toEqual([
    ["acme/now", false, null],
    ["acme/soon", false, null],
    ["acme/old", true, "acme/now"],
  ]);
});
