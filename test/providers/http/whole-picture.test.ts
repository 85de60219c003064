import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { judgePicture } from "../../../src/providers/http/whole-picture.ts";
import { madePicture } from "../../support/made-pictures.ts";

it.each([
  ["jpg", "image/jpeg"],
  ["png", "image/png"],
] as const)("knows a whole %s from one that was cut", async (type, mediaType) => {
  const whole = readFileSync(await madePicture("good", type));
  expect(judgePicture(whole)).toEqual({ mediaType, flaw: undefined });
  expect(judgePicture(Buffer.concat([whole, Buffer.alloc(40)])).flaw).toBeUndefined();
  for (const length of [whole.length - 80, whole.length >> 1, 70])
    expect(judgePicture(whole.subarray(0, length)).flaw).toBe("it ends before its end");
});

it("counts what a WebP says of its own length", () => {
  const webp = Buffer.from("RIFF\x10\0\0\0WEBPVP8 \x04\0\0\0abcd", "latin1");
  expect(judgePicture(webp)).toEqual({ mediaType: "image/webp", flaw: undefined });
  expect(judgePicture(webp.subarray(0, 20)).flaw).toBe("it ends before its end");
});

it("says what else it is", () => {
  expect(judgePicture(Buffer.from("<html>")).flaw).toBe("it is an HTML page");
  expect(judgePicture(Buffer.alloc(0)).flaw).toBe("it is nothing");
});
