import { expect, test } from "vitest";
import type { ChosenVoice } from "../../../src/pipeline/voice/choose-voice.ts";
import { estimateVoice } from "../../../src/pipeline/voice/estimate-voice.ts";
import { createSilentVoice } from "../../../src/providers/silent/silent-voice.ts";

const speaker = {
  id: "v",
  request: () => {
    throw new Error("not asked in this test");
  },
};
const paid: ChosenVoice = {
  kind: "vendor",
  name: "n",
  speaker,
  model: { model: "m", usdMicrosPerMillionCharacters: 20_000_000, textMax: 100 },
};

test("a vendor's voice costs by the length of the video, one of this machine nothing", () => {
  expect(estimateVoice(paid, { targetDurationMs: 30_000 })).toBe(9_600);
  expect(estimateVoice(paid, {})).toBe(19_200);
  expect(estimateVoice({ kind: "local", voice: createSilentVoice(), name: "" }, {})).toBe(0);
});
