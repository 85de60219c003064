import { expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { drawnHere, withLocalTier } from "../../../src/pipeline/shots/local-tier.ts";
import type { ClipMaker } from "../../../src/providers/contracts/clip-maker.ts";
import { createMotion } from "../../../src/providers/motion/motion.ts";
import { openTemplates } from "../../../src/templates/open-templates.ts";
import { sampleBrief } from "../../support/brief.ts";
import { sampleScript } from "../../support/script.ts";

const library = openTemplates({ builtIn: "templates" });
const makers = (...ids: string[]) => ({
  library,
  clipVendors: async () => new Map(ids.map((id) => [id, { id } as ClipMaker])),
  whyNotReady: async (vendor: string) => (ids.includes(vendor) ? undefined : keyless("vendor-key-missing")),
});
const keyless = (code: string) => new AppError({ kind: "config", code, message: "no key" });
const LIMIT = { perRunUsdMicros: 1 };
const ai = sampleBrief({ shots: "ai" });

it("is that of a run whose AI shots have no key or no budget, and says which", async () => {
  expect(await withLocalTier(ai, makers(), LIMIT)).toEqual({ ...ai, localBecause: "no key" });
  expect(await withLocalTier(ai, makers("fal"), {})).toEqual({ ...ai, localBecause: "no budget" });
  expect(await withLocalTier(ai, makers("fal"), LIMIT)).toEqual(ai);
});

it("is never that of a run which names its model, or wants no AI shots", async () => {
  for (const brief of [sampleBrief({ shots: "ai", videoModel: "gen4.5" }), sampleBrief()])
    expect(await withLocalTier(brief, makers(), {})).toEqual(brief);
});

it("is not that of a run with a key that cannot be one: its owner wants to know", async () => {
  const whyNotReady = async (vendor: string) =>
    keyless(vendor === "fal" ? "vendor-key-malformed" : "vendor-key-missing");
  expect(await withLocalTier(ai, { ...makers(), whyNotReady }, LIMIT)).toEqual(ai);
});

it("draws every beat, and says in each shot and aloud why, and what helps", async () => {
  const { beats } = sampleScript();
  const request = {
    beats,
    durationMsByBeat: new Map(),
    workFolder: "/nowhere",
    seed: "s",
    signal: new AbortController().signal,
  };
  const { shots, warnings } = await drawnHere("no budget", request, createMotion());
  expect([...shots.keys()]).toEqual(beats.map(({ id }) => id));
  for (const shot of shots.values())
    expect(shot).toMatchObject({
      kind: "drawn",
      provenance: { kind: "motion", note: "tier local, no budget: drawn in place of AI video" },
    });
  expect(warnings).toEqual([
    "tier local, no budget: drawn in place of AI video; --max-spend 5 allows AI video",
  ]);
});
