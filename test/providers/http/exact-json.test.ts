import { expect, it } from "vitest";
import { parseExactJson } from "../../../src/providers/http/exact-json.ts";

it("keeps every digit of what is longer than a number holds, as text", () => {
  const text = '{"ids":[7519238471234567891,-7519238471234567891],"id" : 9007199254740993}';
  expect(parseExactJson(text)).toEqual({
    ids: ["7519238471234567891", "-7519238471234567891"],
    id: "9007199254740993",
  });
});

it("leaves everything else as it is", () => {
  const value = {
    safe: Number.MAX_SAFE_INTEGER,
    small: -1,
    fraction: 0.1234567890123456,
    large: 1e300,
    text: 'id 7519238471234567891, "said" \\ 9007199254740993',
    "7519238471234567891": [true, null],
  };
  expect(parseExactJson(JSON.stringify(value))).toEqual(value);
});

it("throws for what is no JSON", () => {
  for (const text of ["", "{", '"7519238471234567891', "<html>"])
    expect(() => parseExactJson(text), text).toThrow(SyntaxError);
});

it("is not kept busy by a text made for that", () => {
  const startedMs = performance.now();
  for (const piece of ["1", '"', '\\"', "1.", "-"])
    expect(() => parseExactJson(`[${piece.repeat(200_000)}.`)).toThrow(SyntaxError);
  expect(performance.now() - startedMs).toBeLessThan(2_000);
});
