import { expect, it } from "vitest";
import type { ModelChoice } from "../../../src/pipeline/models/choose-model.ts";
import { chooseSpeechModel, priceText } from "../../../src/pipeline/models/choose-speech-model.ts";
import { library } from "../../ideas/formats/told-ideas.ts";

const choose = (change: Partial<ModelChoice> = {}) =>
  chooseSpeechModel(library.models(), {
    vendor: "elevenlabs",
    tier: "standard",
    isLocal: false,
    nowMs: Date.UTC(2026, 10, 29),
    ...change,
  });

it("is the vendor's for the tier, with its price and the longest text", () => {
  expect(choose()).toMatchObject({
    model: "eleven_v4_turbo",
    usdMicrosPerMillionCharacters: 20_000_000,
    textMax: 10_000,
  });
  expect(choose({ vendor: "openai" })).toMatchObject({
    model: "gpt-4o-mini-tts",
    voices: expect.arrayContaining([expect.objectContaining({ name: "coral" })]),
  });
});

it("on this machine costs nothing, and takes what OpenAI's API takes", () => {
  expect(choose({ vendor: "openai", wanted: "kokoro", isLocal: true })).toEqual({
    model: "kokoro",
    usdMicrosPerMillionCharacters: 0,
    textMax: 4_096,
  });
});

it("is refused by OpenAI when its last one is gone", () => {
  expect(() => choose({ vendor: "openai", nowMs: Date.UTC(2027, 0, 6) })).toThrow(
    expect.objectContaining({ code: "model-missing" }),
  );
});

it("costs by the character, rounded up", () => {
  expect(priceText({ usdMicrosPerMillionCharacters: 20_000_000 }, 900)).toBe(18_000);
  expect(priceText({ usdMicrosPerMillionCharacters: 300_000 }, 1)).toBe(1);
});
