import { expect, it } from "vitest";
import type { SpeechEntry } from "../../../src/model/model-catalogue.ts";
import { chooseModel, type ModelChoice, type ModelRole } from "../../../src/pipeline/models/choose-model.ts";

const entry = (model: string, tier: SpeechEntry["tier"], change: Partial<SpeechEntry> = {}): SpeechEntry => ({
  kind: "speech",
  vendor: "v",
  model,
  title: model,
  tier,
  usdMicrosPerMillionCharacters: 1,
  textMax: 1,
  source: "this test",
  ...change,
});
const entries = [
  entry("dear", "premium"),
  entry("usual", "standard"),
  entry("cheap", "economy"),
  entry("gone", "standard", { retiresOn: "2026-01-01" }),
  entry("other", "standard", { vendor: "w" }),
];
const role: ModelRole = { kind: "speech", verb: "speak", setting: "speechModel" };
const choose = (change: Partial<ModelChoice> = {}) =>
  chooseModel(entries, role, {
    vendor: "v",
    tier: "standard",
    isLocal: false,
    nowMs: Date.UTC(2026, 10, 29),
    ...change,
  })?.model;

it("is the dearest that the tier allows and that is not gone, of this vendor", () => {
  expect(choose()).toBe("usual");
  expect(choose({ tier: "premium" })).toBe("dear");
  expect(choose({ vendor: "w", tier: "premium" })).toBe("other");
});

it("is the vendor's own behind a proxy on this machine, which speaks as the vendor does", () => {
  expect(choose({ isLocal: true, speaksOwnApi: true })).toBe("usual");
});

it("is the one that was named, by its own name or with its vendor", () => {
  expect(choose({ wanted: "dear", tier: "economy" })).toBe("dear");
  expect(choose({ wanted: "v/cheap" })).toBe("cheap");
  expect(choose({ wanted: "kokoro", isLocal: true })).toBeUndefined();
});

it.each([
  ["gone", { wanted: "gone" }, { code: "model-retired" }],
  [
    "of unknown price",
    { wanted: "kokoro" },
    { code: "model-price-unknown", hint: expect.stringContaining("usual") },
  ],
  ["of another vendor", { vendor: "w", tier: "economy" as const }, { code: "model-missing" }],
  [
    "unnamed on this machine",
    { isLocal: true },
    { code: "model-missing", hint: expect.stringContaining("providers.v.speechModel") },
  ],
])("is refused when it is %s", (_what, change, error) => {
  expect(() => choose(change)).toThrow(expect.objectContaining({ kind: "config", ...error }));
});
