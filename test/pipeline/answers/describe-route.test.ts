import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { isShotEntry } from "../../../src/model/model-catalogue.ts";
import { describeRoute } from "../../../src/pipeline/answers/describe-route.ts";
import { openTemplates } from "../../../src/templates/open-templates.ts";

const catalogue = openTemplates({
  builtIn: fileURLToPath(new URL("../../../templates", import.meta.url)),
}).models();
const describe = (budgetUsdMicros: number | undefined, readyVendors: string[]) =>
  describeRoute(
    { durationMs: 5000, needsReference: false, isDraft: false },
    {
      catalogue,
      readyVendors: new Set(readyVendors),
      tier: "standard",
      budgetUsdMicros,
      health: new Map(),
      nowMs: Date.UTC(2026, 10, 29),
    },
  );

it("lists every model of clips and stills, the chosen one first with what would be ordered, the others with why not", () => {
  const document = describe(5_000_000, ["gemini"]);
  expect(document).toMatchObject({ seconds: 5, tier: "standard", budgetUsd: 5 });
  const [first, ...others] = document.candidates;
  expect(first).toMatchObject({
    name: document.chosen,
    verdict: "possible",
    offer: { makes: "video", seconds: 5, width: 720, height: 1280, priceUsd: expect.any(Number) },
  });
  expect(first?.name).toMatch(/^gemini\//);
  expect(document.candidates).toHaveLength(catalogue.models.filter(isShotEntry).length);
  expect(others.find(({ name }) => name === "gemini/gemini-nano-banana-2.1")).toMatchObject({
    verdict: "possible",
    offer: { makes: "image", seconds: 0, width: 1536, height: 2752 },
  });
  expect(others.find(({ name }) => name === "openai/sora-2")).toMatchObject({
    verdict: "out",
    reason: "retired on 2026-09-24",
    offer: null,
  });
});

it("chooses nobody when nobody can", () => {
  expect(describe(undefined, ["gemini"])).toMatchObject({ budgetUsd: null, chosen: null, tier: "local" });
  expect(describe(5_000_000, [])).toMatchObject({ budgetUsd: 5, chosen: null, tier: "local" });
  expect(describe(0, ["gemini"])).toMatchObject({ budgetUsd: 0, chosen: null, tier: "standard" });
});
