import { expect, it } from "vitest";
import { readSince } from "../../../src/commands/costs/read-since.ts";

it.each([
  [undefined, undefined],
  ["7d", { daysBack: 7 }],
  ["0d", { daysBack: 0 }],
  ["2026-11-24", { day: "2026-11-24" }],
  ["2028-02-29", { day: "2028-02-29" }],
])("reads %s", (text, since) => {
  expect(readSince(text)).toEqual(since);
});

it.each(["", "d", "7", "-7d", "1.5d", "yesterday", "2026-02-29", "2026-13-01", "2026-11-24T10:00:00Z"])(
  'refuses "%s" and shows how a day is said',
  (text) => {
    expect(() => readSince(text)).toThrow(
      expect.objectContaining({ code: "since-unclear", hint: expect.stringContaining("--since 7d") }),
    );
  },
);
