import { expect, it } from "vitest";
import { Settings } from "../src/config/settings-schema.ts";
import { criticFor, isOnThisMachine, type ModelParts, writerFor } from "../src/context-models.ts";
import { openHouse } from "../src/context-services.ts";
import { createProviders } from "../src/providers/registry.ts";
import { openTemplates } from "../src/templates/open-templates.ts";
import { sampleBrief } from "./support/brief.ts";
import { library } from "./support/studio.ts";

function partsOf(settings: object = {}, models?: ReturnType<typeof openTemplates>["models"]): ModelParts {
  const all = Settings.parse(settings);
  const secrets = async () => ({
    get: async () => "key-0123456789",
    set: async () => "file" as const,
    delete: async () => undefined,
  });
  const own = models ? { ...library, models } : library;
  return {
    settings: all,
    library: own,
    house: openHouse({ settings: all, env: {}, secrets }, { tell: () => undefined }),
    providers: createProviders({
      library: own,
      tools: () => Promise.reject(new Error("no tool is needed")),
      clock: { nowMs: () => 0 },
      sherpa: { models: {}, packageFolders: [] },
    }),
  };
}

it("looks with nobody unless the brief wants it", () => {
  expect(criticFor(sampleBrief(), partsOf())).toBeUndefined();
});

it.each([
  [{ critic: "writer", writer: "anthropic" }, /^anthropic\//],
  [{ critic: "anthropic" }, /^anthropic\//],
  [{ critic: "openai:gpt-6-luna" }, /^openai\/gpt-6-luna$/],
  [{ critic: "openai", tier: "premium" }, /^openai\/gpt-6-astra$/],
] as const)("looks as %j says", (wanted, name) => {
  expect(criticFor(sampleBrief(wanted), partsOf())?.name).toMatch(name);
});

it("has the model of the settings look, unless another is named", () => {
  const parts = partsOf({ providers: { openai: { model: "gpt-5" } } });
  expect(criticFor(sampleBrief({ critic: "openai" }), parts)?.name).toBe("openai/gpt-5");
  expect(writerFor(sampleBrief({ writer: "openai" }), parts).id).toBe("openai");
});

it.each([
  [{ critic: "writer" }, "critic-missing"],
  [{ critic: "offline-writer" }, "critic-missing"],
  [{ critic: "runway" }, "vendor-cannot"],
  [{ critic: "openai:nobody" }, "model-price-unknown"],
])("refuses %j", (wanted, code) => {
  expect(() => criticFor(sampleBrief(wanted), partsOf())).toThrow(expect.objectContaining({ code }));
});

it("never shows a video to a model that cannot see", () => {
  const blind = () => ({
    ...library.models(),
    models: library
      .models()
      .models.map((entry) =>
        entry.kind === "language" ? { ...entry, canSee: entry.model === "gpt-6-luna" } : entry,
      ),
  });
  expect(criticFor(sampleBrief({ critic: "openai" }), partsOf({}, blind))?.name).toBe("openai/gpt-6-luna");
  expect(() => criticFor(sampleBrief({ critic: "anthropic" }), partsOf({}, blind))).toThrow(
    expect.objectContaining({ code: "model-missing" }),
  );
});

it.each([
  ["http://localhost:11434/v1", true],
  ["http://127.0.0.1:1", true],
  ["http://[::1]:8080", true],
  ["https://api.openai.com/v1", false],
  ["https://localhost.example.com", false],
])("knows whether %s is on this machine", (address, isHere) => {
  expect(isOnThisMachine(address)).toBe(isHere);
});
