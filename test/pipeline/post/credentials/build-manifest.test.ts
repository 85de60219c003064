import { expect, test } from "vitest";
import type { Provenance } from "../../../../src/model/shot.ts";
import { buildManifest, sourceTypeOf } from "../../../../src/pipeline/post/credentials/build-manifest.ts";

const part = (kind: Provenance["kind"], providerId: string, isAiGenerated: boolean): Provenance => ({
  kind,
  providerId,
  isAiGenerated,
});
const drawn = part("motion", "motion", false);
const filmed = part("ai", "runway", true);
const spoken = part("voice", "elevenlabs", true);
const flite = part("voice", "flite", false);
const music = part("music", "viral", false);

test.each([
  ["drawn, and spoken by a plain machine", [drawn, flite, music], "digitalCreation"],
  ["the user's own clips", [part("own", "own-files", false), music], "digitalCreation"],
  ["drawn, with a voice of a model", [drawn, spoken, music], "compositeWithTrainedAlgorithmicMedia"],
  ["filmed by a model, drawn too", [filmed, drawn, spoken], "compositeWithTrainedAlgorithmicMedia"],
  ["filmed and spoken by models", [filmed, spoken, music], "trainedAlgorithmicMedia"],
  ["filmed by a model, and silent", [filmed], "trainedAlgorithmicMedia"],
] as const)("%s: %s", (_what, provenance, wanted) => {
  expect(sourceTypeOf(provenance)).toBe(wanted);
});

test("says that we made it, and once for each vendor what its models made", () => {
  const still = part("ai", "fal", true);
  const manifest = buildManifest({
    title: "Five rivers",
    provenance: [filmed, still, filmed, drawn, spoken, music],
    version: "1.2.3",
  });
  expect(manifest).toMatchObject({
    title: "Five rivers",
    format: "video/mp4",
    claim_generator_info: [{ name: "viral", version: "1.2.3" }],
  });
  const [{ label, data } = { label: "", data: { actions: [] } }, ...others] = manifest.assertions;
  expect(others).toEqual([]);
  expect(label).toBe("c2pa.actions.v2");
  const iptc = "http://cv.iptc.org/newscodes/digitalsourcetype/";
  const byVendor = (name: string, description: string) => ({
    action: "c2pa.edited",
    digitalSourceType: `${iptc}trainedAlgorithmicMedia`,
    softwareAgent: { name },
    description,
  });
  expect(data.actions).toEqual([
    {
      action: "c2pa.created",
      digitalSourceType: `${iptc}compositeWithTrainedAlgorithmicMedia`,
      softwareAgent: { name: "viral", version: "1.2.3" },
      description: "some parts were made by AI models",
    },
    byVendor("runway", "footage made by runway"),
    byVendor("fal", "footage made by fal"),
    byVendor("elevenlabs", "voice made by elevenlabs"),
  ]);
});

test("a video without a model's work names no vendor", () => {
  const { assertions } = buildManifest({ title: "A", provenance: [drawn, flite, music], version: "1.2.3" });
  expect(assertions[0]?.data.actions).toHaveLength(1);
});
