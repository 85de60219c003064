import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findEvenRetired, findModel, isRetired } from "../../../src/pipeline/models/find-model.ts";
import { openTemplates } from "../../../src/templates/open-templates.ts";

const catalogue = openTemplates({
  builtIn: fileURLToPath(new URL("../../../templates", import.meta.url)),
}).models();
const now = Date.UTC(2026, 10, 29);

describe("a model", () => {
  it("is found by its whole name and by the vendor's own", () => {
    expect(findModel(catalogue, "runway/gen4.5", "video", now).title).toBe("Runway Gen-4.5");
    expect(findModel(catalogue, "gen4.5", "video", now).vendor).toBe("runway");
    expect(findModel(catalogue, "claude-sonnet-5-5", "language", now).inputUsdMicros).toBe(2_000_000);
  });

  it("that is unknown is answered with the nearest of its kind that still runs", () => {
    expect(() => findModel(catalogue, "gen4.6", "video", now)).toThrow(
      expect.objectContaining({
        kind: "usage",
        code: "model-unknown",
        hint: expect.stringMatching(/Did you mean runway\/gen4\.5\?|Did you mean gen4\.5\?/),
      }),
    );
    expect(() => findModel(catalogue, "runway/gen4.5", "language", now)).toThrow(
      expect.objectContaining({ code: "model-unknown", hint: expect.not.stringContaining("gen4.5") }),
    );
  });

  it("that two vendors offer must be named whole", () => {
    const [first] = catalogue.models.filter(({ model }) => model === "gen4.5");
    const twice = { ...catalogue, models: [...catalogue.models, { ...first, vendor: "other" } as never] };
    expect(() => findModel(twice, "gen4.5", "video", now)).toThrow(
      expect.objectContaining({ code: "model-ambiguous", hint: "Say which: runway/gen4.5, other/gen4.5." }),
    );
    expect(findModel(twice, "runway/gen4.5", "video", now).vendor).toBe("runway");
  });

  it("that was shut down refuses and names what took its place", () => {
    expect(() => findModel(catalogue, "sora-2", "video", now)).toThrow(
      expect.objectContaining({
        kind: "config",
        code: "model-retired",
        message: "Sora 2 (openai/sora-2) was shut down by its vendor on 2026-09-24.",
        hint: expect.stringContaining("gemini/gemini-omni-1.2-flash took its place"),
      }),
    );
    expect(findEvenRetired(catalogue, "sora-2", "video", now).title).toBe("Sora 2");
    const [sora] = catalogue.models.filter(({ model }) => model === "sora-2");
    expect(sora && isRetired(sora, Date.UTC(2026, 8, 23, 23, 59))).toBe(false);
    expect(sora && isRetired(sora, Date.UTC(2026, 8, 24))).toBe(true);
  });
});

describe("the catalogue", () => {
  it("names each model once, and a successor that is in it and runs", () => {
    const names = catalogue.models.map(({ vendor, model }) => `${vendor}/${model}`);
    expect(new Set(names).size).toBe(names.length);
    for (const entry of catalogue.models.filter(({ replacedBy }) => replacedBy !== undefined)) {
      const next = catalogue.models.find(({ vendor, model }) => `${vendor}/${model}` === entry.replacedBy);
      expect(next && !isRetired(next, now), entry.model).toBe(true);
    }
  });

  it("says where each figure comes from, and offers upright pictures only", () => {
    for (const entry of catalogue.models) {
      expect(entry.source.length, entry.model).toBeGreaterThan(10);
      if (entry.kind === "video")
        for (const size of entry.sizes) expect(size.height).toBeGreaterThan(size.width);
    }
  });
});
