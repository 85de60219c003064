import { expect, test } from "vitest";
import type { VoiceRequest } from "../../../src/providers/contracts/voice.ts";
import { refuseUnspeakable, spokenWords } from "../../../src/providers/flite/speakable.ts";

const request = (language: string, ...says: string[]): VoiceRequest => ({
  voice: "slt",
  language,
  beats: [{ id: "b1", words: says.map((say) => ({ show: say, say })), text: says.join(" ") }],
  workFolder: "",
  signal: new AbortController().signal,
});

test.each([
  ["don't stop", ["don't", "stop"]],
  ["‘Quoted’ and ’tis", ["Quoted", "and", "tis"]],
  ["Łódź, Ærø, Straße & Đà Nẵng", ["Lodz", "Aero", "Strasse", "Da", "Nang"]],
  ["well-known: 25%", ["well", "known", "25"]],
  ["ﬁne café", ["fine", "cafe"]],
  ["— … !", []],
])("%j is spoken as %j", (say, words) => {
  expect(spokenWords(say)).toEqual(words);
});

test("English of any country passes, with every Latin letter, digits and marks", () => {
  expect(() => refuseUnspeakable(request("en", "Łódź", "25", "— 😀"))).not.toThrow();
  expect(() => refuseUnspeakable(request("en-GB", "colour"))).not.toThrow();
});

test.each([
  [request("de", "Hallo"), '"de"'],
  [request("eng", "Hello"), '"eng"'],
  [request("en", "hello", "Привет"), '"Привет"'],
  [request("en", "日本"), '"日本"'],
])("what it cannot speak is named, with what to do instead", (asked, named) => {
  expect(() => refuseUnspeakable(asked)).toThrow(
    expect.objectContaining({
      kind: "usage",
      code: "voice-language",
      message: expect.stringContaining(named),
      hint: expect.stringContaining("--voice none"),
    }),
  );
});
