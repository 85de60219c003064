import { expect, test } from "vitest";
import { createSilentVoice } from "../../../src/providers/silent/silent-voice.ts";

test("words are timed as people read, and nothing is heard", async () => {
  const words = ["One", "twothreefourfive"].map((show) => ({ show, say: show }));
  const beats = [
    { id: "b1", words, text: "One twothreefourfive" },
    { id: "b2", words: [], text: "" },
  ];
  const [first, second] = await createSilentVoice().speak({
    voice: "",
    language: "xx",
    beats,
    workFolder: "/",
    signal: new AbortController().signal,
  });
  expect(first).toEqual({
    id: "b1",
    words: [
      { startMs: 0, endMs: expect.closeTo(267, 0) },
      { startMs: expect.closeTo(267, 0), endMs: expect.closeTo(1400, 0) },
    ],
  });
  expect(second).toEqual({ id: "b2", words: [] });
});
