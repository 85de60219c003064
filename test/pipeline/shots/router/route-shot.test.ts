import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { CatalogueEntry, VideoEntry } from "../../../../src/model/model-catalogue.ts";
import { type RouteSituation, routeShot } from "../../../../src/pipeline/shots/router/route-shot.ts";
import { openTemplates } from "../../../../src/templates/open-templates.ts";

const catalogue = openTemplates({
  builtIn: fileURLToPath(new URL("../../../../templates", import.meta.url)),
}).models();
const situation = (change: Partial<RouteSituation> = {}): RouteSituation => ({
  catalogue,
  readyVendors: new Set(["gemini", "runway", "fal", "runware", "vertex"]),
  tier: "standard",
  budgetUsdMicros: 5_000_000,
  health: new Map(),
  nowMs: Date.UTC(2026, 10, 29),
  ...change,
});
const shot = { durationMs: 5000, needsReference: false, isDraft: false };
const possible = (change: Partial<RouteSituation> = {}, request = shot) =>
  routeShot(request, situation(change))
    .filter((one) => one.verdict === "possible")
    .map(({ name }) => name);
const isVideo = (entry: CatalogueEntry): entry is VideoEntry => entry.kind === "video";
const isStill = (name: string): boolean => /banana|flux|gpt-image/.test(name);
const clips = (...facts: Parameters<typeof possible>) => possible(...facts).filter((name) => !isStill(name));
const stills = (...facts: Parameters<typeof possible>) => possible(...facts).filter(isStill);
const reasonFor = (name: string, change: Partial<RouteSituation> = {}, request = shot) =>
  routeShot(request, situation(change)).find((one) => one.name === name)?.reason;

describe("who makes a shot", () => {
  it("is the cheapest of the tier, then cheaper tiers, never a dearer one", () => {
    const [first, ...rest] = clips();
    expect(first).toBe("gemini/gemini-omni-1.2-flash");
    expect(rest.at(-1)).toBe("runway/seedance2_mini");
    expect(clips({ tier: "economy" })).toEqual([
      "runware/klingai:kling-video@3-standard",
      "runway/seedance2_mini",
    ]);
    expect(reasonFor("fal/fal-ai/veo3.1")).toBe("premium costs more than standard");
    expect(possible({ tier: "premium" })[0]).not.toBe("gemini/gemini-omni-1.2-flash");
  });

  it("has a key, is not retired, can make the length, follows the reference", () => {
    expect(possible({ readyVendors: new Set(["runway"]) }).every((name) => name.startsWith("runway/"))).toBe(
      true,
    );
    expect(reasonFor("gemini/gemini-omni-1.2-flash", { readyVendors: new Set() })).toBe("no key for gemini");
    expect(reasonFor("openai/sora-2", { readyVendors: new Set(["openai"]) })).toBe("retired on 2026-09-24");
    expect(reasonFor("runway/gen4.5", {}, { ...shot, durationMs: 12_000 })).toBe("makes no clip of 12 s");
    expect(reasonFor("runway/gen4.5", {}, { ...shot, needsReference: true })).toBe(
      "takes no reference picture",
    );
  });

  it("fits the budget, and nobody does without one", () => {
    expect(possible({ budgetUsdMicros: undefined })).toEqual([]);
    expect(reasonFor("runway/gen4.5", { budgetUsdMicros: 590_000 })).toBe(
      "costs $0.60, of the budget $0.59 is left",
    );
    expect(clips({ budgetUsdMicros: 350_000 })).toEqual(["gemini/gemini-omni-1.2-flash"]);
  });

  it("is the model that was asked for, whatever its tier", () => {
    expect(possible({ onlyModel: "fal/fal-ai/veo3.1", tier: "economy" })).toEqual(["fal/fal-ai/veo3.1"]);
    expect(possible({ onlyModel: "gen4.5" })).toEqual(["runway/gen4.5"]);
  });

  it("answers: a vendor that fails is asked last, and a shaky one pays for it", () => {
    const failing = { orderCount: 9, failureCount: 9, medianShotMs: undefined };
    expect(clips({ health: new Map([["gemini", failing]]) }).slice(-2)).toEqual([
      "gemini/gemini-omni-1.2-flash",
      "gemini/gemini-omni-1.1-flash",
    ]);
    const shaky = { orderCount: 20, failureCount: 9, medianShotMs: 61_900 };
    expect(possible({ health: new Map([["gemini", shaky]]) })[0]).toBe("gemini/gemini-omni-1.2-flash");
    expect(reasonFor("gemini/gemini-omni-1.2-flash", { health: new Map([["gemini", shaky]]) })).toBe(
      "standard, 5 s at 720p for $0.35, with sound that is not used; 55 % of 20 orders went well, 62 s each",
    );
  });

  it("draws a still only where no clip can be had, by tier and price", () => {
    const names = possible();
    expect(names.findIndex(isStill)).toBe(clips().length);
    expect(stills()).toEqual(["gemini/gemini-nano-banana-2.1", "fal/fal-ai/flux/dev"]);
    const withOpenAi = { readyVendors: new Set(["openai", "fal"]), budgetUsdMicros: 100_000 };
    expect(possible(withOpenAi)).toEqual(["openai/gpt-image-2.6-flare", "fal/fal-ai/flux/dev"]);
    expect(possible({ ...withOpenAi, budgetUsdMicros: 130_000 })[0]).toBe("openai/gpt-image-2.6-sunburst");
    expect(stills({ tier: "economy" })).toEqual(["fal/fal-ai/flux/dev"]);
    expect(possible({ onlyModel: "gemini-nano-banana-2.1", tier: "economy" })).toHaveLength(1);
    expect(stills({}, { ...shot, needsReference: true })).toEqual([]);
    expect(stills({}, { ...shot, durationMs: 40_000 })).toHaveLength(2);
    expect(reasonFor("gemini/gemini-nano-banana-2.1")).toBe(
      "standard, a still at 2K for $0.06; not used lately",
    );
    expect(reasonFor("openai/gpt-image-1", { readyVendors: new Set(["openai"]) })).toBe(
      "retired on 2026-10-23",
    );
  });

  it("draws a still before it asks a vendor of clips that fails", () => {
    const failing = { orderCount: 9, failureCount: 9, medianShotMs: undefined };
    const readyVendors = new Set(["runway", "fal"]);
    const onlyStills = possible({ readyVendors, health: new Map([["runway", failing]]) });
    expect(onlyStills.slice(0, 3).some(isStill)).toBe(true);
    expect(onlyStills.at(-1)).toMatch(/^runway/);
  });

  it("makes no sound that nobody hears, where that costs the same", () => {
    const clip = catalogue.models.find(isVideo);
    if (!clip) throw new Error("there is no clip in the catalogue");
    const named = (model: string, sound: "never" | "always" | "optional", usdMicrosPerSecond = 100_000) => ({
      ...clip,
      vendor: "fal",
      model,
      tier: "standard" as const,
      seconds: { min: 2, max: 10 },
      sizes: [{ name: "720p", width: 720, height: 1280, usdMicrosPerSecond }],
      sound,
    });
    const three = [
      named("a", "always"),
      named("b", "optional"),
      named("c", "never"),
      named("d", "always", 90_000),
    ];
    const change = { catalogue: { ...catalogue, models: three } };
    expect(possible(change)).toEqual(["fal/d", "fal/b", "fal/c", "fal/a"]);
    expect(reasonFor("fal/a", change)).toContain("for $0.50, with sound that is not used; not used lately");
    expect(reasonFor("fal/b", change)).toContain("for $0.50; not used lately");
  });

  it("is decided at once", () => {
    const startedMs = performance.now();
    for (let index = 0; index < 100; index += 1) routeShot(shot, situation());
    expect((performance.now() - startedMs) / 100).toBeLessThan(5);
  });

  it("goes on with what was begun, whatever it costs by now", () => {
    const isBegun = (name: string) => name === "fal/fal-ai/veo3.1";
    const [first, ...rest] = routeShot(
      { ...shot, isBegun },
      situation({ budgetUsdMicros: 0, readyVendors: new Set() }),
    );
    expect(first).toMatchObject({ name: "fal/fal-ai/veo3.1", verdict: "possible" });
    expect(rest.every(({ verdict }) => verdict === "out")).toBe(true);
  });
});
