import { expect, it } from "vitest";
import { disclosureOf } from "../../../src/pipeline/post/post-document.ts";
import { soundsOf } from "../../../src/pipeline/post/sound-provenance.ts";

it.each([
  ["none", undefined, ["viral music"]],
  ["flite:slt", "/brand.mp3", ["flite voice", "own-files music"]],
  ["elevenlabs:nova", undefined, ["elevenlabs voice", "viral music"]],
])("names what is heard with %s and the music %s", (voice, music, wanted) => {
  expect(soundsOf(voice, music).map(({ providerId, kind }) => `${providerId} ${kind}`)).toEqual(wanted);
});

it.each([
  ["none", false],
  ["flite:slt", false],
  ["elevenlabs:nova", true],
  ["openai:ash", true],
  ["sherpa:kokoro/3", true],
])("a viewer who could take %s for a person is told: %s", (voice, isAiGenerated) => {
  expect(disclosureOf(soundsOf(voice, undefined)).isAiGenerated).toBe(isAiGenerated);
});

it("claims a licence only for what it knows", () => {
  expect(soundsOf("flite:slt", undefined)[0]?.licence).toBe("BSD");
  expect(soundsOf("elevenlabs:nova", undefined)[0]).not.toHaveProperty("licence");
});
