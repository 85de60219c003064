import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { judgeSound } from "../../../src/providers/http/whole-sound.ts";
import { mp3Of, toneFile } from "../../support/made-sounds.ts";

const wav = readFileSync(await toneFile());
const mp3 = await mp3Of(await toneFile());
const CUT = "it ends before its end";

test("a whole WAV and a whole MP3 are whole", () => {
  expect(judgeSound(wav)).toEqual({ isSound: true, mediaType: "audio/wav", flaw: undefined });
  expect(judgeSound(mp3)).toEqual({ isSound: true, mediaType: "audio/mpeg", flaw: undefined });
});

test.each([
  ["WAV", wav],
  ["MP3", mp3],
])("a %s is not whole when any part of its end is missing", (_kind, whole) => {
  for (const missing of [1, 100, 1_001, Math.floor(whole.length / 2)])
    expect(judgeSound(whole.subarray(0, whole.length - missing)).flaw).toBe(CUT);
});

test("an MP3 may end with a tag of its title, and a WAV that is streamed knows no length", () => {
  const tag = Buffer.alloc(128);
  tag.write("TAG", "latin1");
  expect(judgeSound(Buffer.concat([mp3, tag])).flaw).toBeUndefined();
  const streamed = Buffer.from(wav);
  streamed.writeUInt32LE(0xffffffff, 40);
  expect(judgeSound(streamed.subarray(0, 5_000)).flaw).toBeUndefined();
});

test("a head without any sound is not whole", () => {
  expect(judgeSound(wav.subarray(0, 44)).flaw).toBe(CUT);
  expect(judgeSound(mp3.subarray(0, 10)).flaw).toBeDefined();
});

test("what is no sound is named", () => {
  expect(judgeSound(Buffer.from("<html><body>Log in</body></html>"))).toEqual({
    isSound: false,
    mediaType: "an HTML page",
    flaw: "it is an HTML page",
  });
  expect(judgeSound(new Uint8Array(0)).flaw).toBe("it is nothing");
});
