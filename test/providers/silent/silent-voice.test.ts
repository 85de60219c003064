import { expect, test } from "vitest";
import { createSilentVoice } from "../../../src/providers/silent/silent-voice.ts";

test("words are timed as people read, beats are as long as they ask", async () => {
  const words = ["One", "twothreefourfive"].map((show) => ({ show, say: show }));
  const beats = [
    { id: "b1", words, minDurationMs: 0, pauseAfterMs: 200 },
    { id: "b2", words: [], minDurationMs: 900, pauseAfterMs: 0 },
  ];
  const narration = await createSilentVoice().speak({
    voice: "",
    language: "xx",
    beats,
    workFolder: "/",
    signal: new AbortController().signal,
  });
  expect(narration.file).toBeUndefined();
  expect(narration.words).toHaveLength(2);
  expect((narration.words[1]?.endMs ?? 0) - (narration.words[1]?.startMs ?? 0)).toBeGreaterThan(
    (narration.words[0]?.endMs ?? 0) - (narration.words[0]?.startMs ?? 0),
  );
  expect(narration.beats[0]?.endMs).toBe((narration.words[1]?.endMs ?? 0) + 200);
  expect(narration.durationMs).toBe((narration.beats[0]?.endMs ?? 0) + 900);
});
