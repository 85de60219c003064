import { expect, it } from "vitest";
import { routeSituation } from "../../../../src/pipeline/shots/router/route-situation.ts";
import { library } from "../../../ideas/formats/told-ideas.ts";
import { temporaryStore } from "../../../support/store.ts";

const situationOf = async (videoModel?: string, hasBegun = false) =>
  await routeSituation(
    { tier: "economy", videoModel },
    {
      store: await temporaryStore(),
      catalogue: library.models(),
      vendors: ["runway", "fal"],
      nowMs: Date.UTC(2026, 10, 29),
      budgetUsdMicros: 7,
      hasBegun,
    },
  );

it("knows who is here, how each of them does, and what is left", async () => {
  const situation = await situationOf();
  expect(situation).toMatchObject({ tier: "economy", budgetUsdMicros: 7 });
  expect([...situation.readyVendors]).toEqual(["runway", "fal"]);
  expect([...situation.health.keys()]).toEqual(["runway", "fal"]);
  expect("onlyModel" in situation).toBe(false);
});

it("names a model with its vendor, of clips or of stills, so that nobody else's of that name is meant", async () => {
  expect((await situationOf("gen4.5")).onlyModel).toBe("runway/gen4.5");
  expect((await situationOf("fal/fal-ai/flux/dev")).onlyModel).toBe("fal/fal-ai/flux/dev");
});

it("refuses a model that is gone, or never was", async () => {
  await expect(situationOf("sora-2")).rejects.toMatchObject({ code: "model-retired" });
  await expect(situationOf("gen5")).rejects.toMatchObject({ code: "model-unknown" });
});

it("names a model that is gone where something of it has to be finished", async () => {
  expect((await situationOf("sora-2", true)).onlyModel).toBe("openai/sora-2");
  await expect(situationOf("gen5", true)).rejects.toMatchObject({ code: "model-unknown" });
});
