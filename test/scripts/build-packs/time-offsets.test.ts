import { describe, expect, it } from "vitest";
import { offsetName, readOffsets } from "../../../scripts/build-packs/time-offsets.ts";

describe("offsets from UTC", () => {
  it.each([
    [0, "UTC"],
    [60, "UTC+1"],
    [-180, "UTC−3"],
    [345, "UTC+5:45"],
    [-210, "UTC−3:30"],
  ])("of %d minutes are called %s", (minutes, name) => expect(offsetName(minutes)).toBe(name));

  it.each([
    ["ru", 11],
    ["us", 6],
    ["in", 1],
    ["br", 4],
  ])("count the zones of %s without overseas territories", (code, zones) => {
    expect(readOffsets().get(code)?.size).toBe(zones);
  });
});
