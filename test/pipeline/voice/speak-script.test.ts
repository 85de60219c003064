import { expect, test } from "vitest";
import { pickVoice } from "../../../src/pipeline/voice/speak-script.ts";
import type { Voice } from "../../../src/providers/contracts/voice.ts";

const voice = (id: string, names: string[]): Voice => ({
  id,
  listVoices: () => names.map((name) => ({ name, language: "en", description: name })),
  estimateUsdMicros: () => 0,
  speak: () => Promise.reject(new Error("not spoken in this test")),
});
const voices = [voice("flite", ["slt", "rms"]), voice("none", [])];

test.each([
  ["flite:rms", "flite", "rms"],
  ["none", "none", ""],
])("%s is found", (wanted, id, name) => {
  expect(pickVoice(wanted, voices)).toMatchObject({ provider: { id }, name });
});

test.each(["flite", "flite:slr", "elevenlabs:adam", ""])(
  "%j is a usage error that names the voices",
  (wanted) => {
    expect(() => pickVoice(wanted, voices)).toThrow(
      expect.objectContaining({
        kind: "usage",
        code: "voice-unknown",
        hint: expect.stringContaining("flite:slt"),
      }),
    );
  },
);
