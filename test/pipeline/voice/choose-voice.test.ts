import { expect, test } from "vitest";
import { chooseVoice, type VendorVoices } from "../../../src/pipeline/voice/choose-voice.ts";
import type { Speaker } from "../../../src/providers/contracts/speaker.ts";
import type { Voice } from "../../../src/providers/contracts/voice.ts";

const voice = (id: string, names: string[]): Voice => ({
  id,
  sound: "finished",
  listVoices: () => names.map((name) => ({ name, language: "en", description: name })),
  speak: () => Promise.reject(new Error("not spoken in this test")),
});
const speaker = (id: string): Speaker => ({
  id,
  request: () => {
    throw new Error("not asked in this test");
  },
});
const model = { model: "m", usdMicrosPerMillionCharacters: 1, textMax: 100 };
const vendorVoices: VendorVoices = {
  ids: ["elevenlabs", "openai"],
  readiness: async () => "ready",
  open: (id) => ({
    speaker: speaker(id),
    model: id === "openai" ? { ...model, voices: [{ name: "coral", description: "warm" }] } : model,
  }),
};
const choose = (wanted: string) =>
  chooseVoice(wanted, "standard", {
    voices: [voice("flite", ["slt", "rms"]), voice("sherpa", ["piper:0"]), voice("none", [])],
    vendorVoices,
  });

test.each([
  ["flite:rms", "flite", "rms"],
  ["sherpa:piper:0", "sherpa", "piper:0"],
  ["none", "none", ""],
])("%s is found on this machine", (wanted, id, name) => {
  expect(choose(wanted)).toMatchObject({ kind: "local", voice: { id }, name });
});

test.each([
  ["elevenlabs:21m00Tcm4TlvDq8ikWAM", "elevenlabs", "21m00Tcm4TlvDq8ikWAM"],
  ["openai:coral", "openai", "coral"],
])("%s is its vendor's", (wanted, id, name) => {
  expect(choose(wanted)).toMatchObject({ kind: "vendor", speaker: { id }, name });
});

test.each([
  ["flite", "flite:slt"],
  ["flite:slr", "Did you mean flite:slt?"],
  ["elevenlabs", "elevenlabs:<voice>"],
  ["openai:corall", "Did you mean openai:coral?"],
  ["azure:jenny", "openai:<voice>"],
  ["", "none"],
])("%j is a usage error that names the voices", (wanted, hint) => {
  expect(() => choose(wanted)).toThrow(
    expect.objectContaining({ kind: "usage", code: "voice-unknown", hint: expect.stringContaining(hint) }),
  );
});
