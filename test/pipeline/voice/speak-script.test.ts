import { expect, test } from "vitest";
import { speakScript } from "../../../src/pipeline/voice/speak-script.ts";
import type { VoiceRequest } from "../../../src/providers/contracts/voice.ts";
import { createSilentVoice } from "../../../src/providers/silent/silent-voice.ts";
import { fliteSpeech } from "../../support/flite-speech.ts";
import { paidVoice } from "../../support/paid-voice.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const [speech] = await fliteSpeech(["Then it jumps, nose first."], { voice: "slt", stretch: 1.1 });
if (!speech) throw new Error("nothing was said");
const script = {
  language: "en",
  beats: [{ id: "b1", narration: [...speech.words], minDurationMs: 0, pauseAfterMs: 200 }],
};
const place = () => ({ workFolder: temporaryFolder(), signal: new AbortController().signal });

test("a vendor's voice speaks by orders, and is named in the narration", async () => {
  const { chosen, orders, tools } = paidVoice(() => ({ file: speech.file }));
  const narration = await speakScript({ script, chosen, ...place() }, tools);
  expect(narration).toMatchObject({ voice: "paid:anna", file: expect.any(String) });
  expect(narration.words).toHaveLength(5);
  expect(orders.map(({ text }) => text)).toEqual(["Then it jumps, nose first."]);
});

test("a voice of this machine is given words with their marks, and no order is made", async () => {
  const asked: VoiceRequest[] = [];
  const silent = createSilentVoice();
  const voice = {
    ...silent,
    speak: async (request: VoiceRequest) => {
      asked.push(request);
      return await silent.speak(request);
    },
  };
  const { orders, tools } = paidVoice(() => new Error("nobody is paid"));
  const narration = await speakScript(
    { script, chosen: { kind: "local", voice, name: "" }, ...place() },
    tools,
  );
  expect(narration).toMatchObject({ voice: "none", words: expect.any(Array) });
  expect(asked[0]?.beats[0]?.text).toBe("Then it jumps, nose first.");
  expect(orders).toEqual([]);
});
