import { expect, it } from "vitest";
import { readTime } from "../../../src/commands/posts/read-time.ts";

const NOW = Date.parse("2026-11-29T12:00:00Z");
const read = (text: string | undefined) => readTime(text, "--at", NOW);

it.each([
  [undefined, undefined],
  ["+90m", NOW + 5_400_000],
  ["+2h", NOW + 7_200_000],
  ["+1d", NOW + 86_400_000],
  ["2026-12-01T18:00Z", Date.parse("2026-12-01T18:00:00Z")],
  ["2026-12-01T18:00+01:00", Date.parse("2026-12-01T17:00:00Z")],
  ["2026-12-01 18:00", new Date(2026, 11, 1, 18).getTime()],
])("reads %s", (text, atMs) => {
  expect(read(text)).toBe(atMs);
});

it.each(["tomorrow", "18:00", "2026-13-01 18:00", "+2", "-2h", "1764500000000"])("refuses %s", (text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ kind: "usage", code: "time-unclear" }));
});
