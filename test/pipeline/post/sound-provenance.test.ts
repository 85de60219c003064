import { expect, it } from "vitest";
import { disclosureOf } from "../../../src/pipeline/post/post-document.ts";
import { soundsOf } from "../../../src/pipeline/post/sound-provenance.ts";

it.each([
  ["none", {}, ["viral music"]],
  ["flite:slt", { music: "/brand.mp3" }, ["flite voice", "own-files music"]],
  ["elevenlabs:nova", {}, ["elevenlabs voice", "viral music"]],
])("names what is heard with %s and the brand %j", (voice, brand, wanted) => {
  expect(soundsOf(voice, brand).map(({ providerId, kind }) => `${providerId} ${kind}`)).toEqual(wanted);
});

it.each([
  ["none", false],
  ["flite:slt", false],
  ["elevenlabs:nova", true],
  ["openai:ash", true],
  ["sherpa:kokoro/3", true],
])("a viewer who could take %s for a person is told: %s", (voice, isAiGenerated) => {
  expect(disclosureOf(soundsOf(voice, {})).isAiGenerated).toBe(isAiGenerated);
});

it("claims a licence only for what it knows", () => {
  expect(soundsOf("flite:slt", {})[0]?.licence).toBe("BSD");
  const brand = { music: "/brand.mp3" };
  expect(soundsOf("none", brand)[0]).not.toHaveProperty("licence");
  expect(soundsOf("none", { ...brand, musicLicence: "bought" })[0]?.licence).toBe("bought");
  expect(soundsOf("elevenlabs:nova", {})[0]).not.toHaveProperty("licence");
});
