import { expect, test } from "vitest";
import {
  bits,
  boolean,
  integer,
  objectId,
  octets,
  sequence,
  setOf,
  tagged,
  time,
  utf8,
} from "../../../../src/pipeline/post/credentials/der.ts";

const hex = (bytes: Buffer): string => bytes.toString("hex");

test.each([
  [0x7f, "047f"],
  [0x80, "048180"],
  [0x1234, "04821234"],
])("a content of %i bytes says its length", (byteCount, start) => {
  const written = octets(Buffer.alloc(byteCount));
  expect(hex(written).startsWith(start)).toBe(true);
  expect(written.length).toBe(start.length / 2 + byteCount);
});

test.each([
  [[0], "020100"],
  [[0x7f], "02017f"],
  [[0x80], "02020080"],
  [[0, 0, 5], "020105"],
  [[0xff, 0x01], "020300ff01"],
])("the number of bytes %j is as short as it can be and not negative", (bytes, wanted) => {
  expect(hex(integer(Buffer.from(bytes)))).toBe(wanted);
});

test.each([
  ["2.5.29.15", "0603551d0f"],
  ["1.2.840.10045.4.3.2", "06082a8648ce3d040302"],
  ["1.3.6.1.5.5.7.3.4", "06082b06010505070304"],
])("the object id %s", (dotted, wanted) => {
  expect(hex(objectId(dotted))).toBe(wanted);
});

test("times have two digits of the year up to 2049, and four from then on", () => {
  expect(time(Date.parse("2049-12-31T23:59:59.900Z")).toString("latin1")).toBe("\x17\x0d491231235959Z");
  expect(time(Date.parse("2050-01-01T00:00:00Z")).toString("latin1")).toBe("\x18\x0f20500101000000Z");
});

test("bits, truths, texts and what holds others", () => {
  expect(hex(bits(Buffer.from([0x80]), 7))).toBe("03020780");
  expect(hex(boolean(true))).toBe("0101ff");
  expect(hex(boolean(false))).toBe("010100");
  expect(hex(utf8("é"))).toBe("0c02c3a9");
  expect(hex(sequence(boolean(true), setOf()))).toBe("30050101ff3100");
  expect(hex(tagged(3, boolean(true), true))).toBe("a3030101ff");
  expect(hex(tagged(0, Buffer.from([1]), false))).toBe("800101");
});
