import { describe, expect, it } from "vitest";
import { solsticeDays } from "../../../scripts/build-packs/daylight.ts";

describe("days at the solstices", () => {
  it.each([
    // Published by timeanddate.com for 2025: 16:38 and 7:50 in London, 21:08 and 4:07 in Reykjavík, 12:07 at the equator.
    ["London", 51.5085, -0.1257, 16.63, 7.83],
    ["Reykjavík", 64.1355, -21.8954, 21.13, 4.12],
    ["Wellington", -41.2866, 174.7756, 15.18, 9.18],
    ["Quito", -0.2298, -78.525, 12.14, 12.11],
  ])("in %s are as long as the almanac says", (_, latitude, longitude, longest, shortest) => {
    const days = solsticeDays(latitude, longitude, 2025);
    expect(days.longest).toBeCloseTo(longest, 1);
    expect(days.shortest).toBeCloseTo(shortest, 1);
  });

  it("are refused where the Sun does not set", () => {
    expect(() => solsticeDays(80, 0, 2025)).toThrow(/does not rise and set/u);
  });
});
