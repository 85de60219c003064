import { expect, it } from "vitest";
import { exifOrientation } from "../../src/media/exif-orientation.ts";
import { jpegHead } from "./jpeg-head.ts";

it.each([1, 3, 6, 8])("reads %i in either byte order", (orientation) => {
  expect(exifOrientation(jpegHead(orientation, true))).toBe(orientation);
  expect(exifOrientation(jpegHead(orientation, false))).toBe(orientation);
});

it("takes a picture that says nothing, or nonsense, as upright", () => {
  expect(exifOrientation(Buffer.alloc(0))).toBe(1);
  expect(exifOrientation(Buffer.from("not a jpeg at all"))).toBe(1);
  expect(exifOrientation(Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 4, 0, 0]))).toBe(1);
  expect(exifOrientation(jpegHead(9))).toBe(1);
  const whole = jpegHead(6);
  for (let length = 0; length < whole.length - 8; length += 1) {
    expect(exifOrientation(whole.subarray(0, length))).toBe(1);
  }
});
