import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
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

it("lists every video model, the chosen one first with what would be ordered, the others with why not", () => {
  const document = describe(5_000_000, ["gemini"]);
  expect(document).toMatchObject({ seconds: 5, tier: "standard", budgetUsd: 5 });
  const [first, ...others] = document.candidates;
  expect(first).toMatchObject({
    name: document.chosen,
    verdict: "possible",
    offer: { seconds: 5, width: 720, height: 1280, priceUsd: expect.any(Number) },
  });
  expect(first?.name).toMatch(/^gemini\//);
  expect(document.candidates).toHaveLength(catalogue.models.filter(({ kind }) => kind === "video").length);
  expect(others.find(({ name }) => name === "openai/sora-2")).toMatchObject({
    verdict: "out",
    reason: "retired on 2026-09-24",
    offer: null,
  });
});

it("chooses nobody when nobody can", () => {
  expect(describe(undefined, ["gemini"])).toMatchObject({ budgetUsd: null, chosen: null });
  expect(describe(5_000_000, [])).toMatchObject({ budgetUsd: 5, chosen: null });
});
