import { expect, test } from "vitest";
import { readSpeech } from "../../../src/providers/elevenlabs/read-speech.ts";
import { mp3Of, toneFile } from "../../support/made-sounds.ts";

const audio_base64 = (await mp3Of(await toneFile())).toString("base64");
const alignmentOf = (text: string) => ({
  characters: text.split(""),
  character_start_times_seconds: text.split("").map((_, at) => at / 10),
  character_end_times_seconds: text.split("").map((_, at) => (at + 1) / 10),
});

test("reads the sound, and the time of every character in milliseconds", () => {
  expect(readSpeech({ audio_base64, alignment: alignmentOf("Hi.") }, "Hi.")).toMatchObject({
    mediaType: "audio/mpeg",
    flaw: undefined,
    characters: [
      { startMs: 0, endMs: 100 },
      { startMs: 100, endMs: 200 },
      { startMs: 200, endMs: 300 },
    ],
  });
});

test.each([
  ["there are none", null],
  ["they are of another text", alignmentOf("Ho.")],
  ["some are missing", { ...alignmentOf("Hi."), character_end_times_seconds: [0.1] }],
  ["a character is more than one", { ...alignmentOf("Hi."), characters: ["Hi", ".", ""] }],
])("has no times where %s", (_what, alignment) => {
  expect(readSpeech({ audio_base64, alignment }, "Hi.")).not.toHaveProperty("characters");
});

test.each([{}, { audio_base64: "" }, { audio_base64: "no base64!" }])("%j is no answer", (json) => {
  expect(() => readSpeech(json, "Hi.")).toThrow(TypeError);
});
