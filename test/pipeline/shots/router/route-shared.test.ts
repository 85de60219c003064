import { expect, it } from "vitest";
import { routeShared } from "../../../../src/pipeline/shots/router/route-shared.ts";
import { type RouteSituation, routeShot } from "../../../../src/pipeline/shots/router/route-shot.ts";
import { library } from "../../../ideas/formats/told-ideas.ts";

const situation: RouteSituation = {
  catalogue: library.models(),
  readyVendors: new Set(["gemini", "runway"]),
  tier: "standard",
  budgetUsdMicros: 5_000_000,
  health: new Map(),
  nowMs: Date.UTC(2026, 10, 29),
};
const wanted = { needsReference: false, isDraft: false };

function secondsOffered(
  lengthsMs: readonly number[],
  change: Partial<RouteSituation> & { isBegun?: (name: string) => boolean } = {},
): Record<string, number | string> {
  const { isBegun, ...rest } = change;
  const shot = isBegun ? { ...wanted, isBegun } : wanted;
  const all = routeShared(shot, lengthsMs, { ...situation, ...rest });
  return Object.fromEntries(
    all.map((one) => [one.name, one.verdict === "possible" ? one.offer.seconds : one.reason]),
  );
}

it("is the router's own table for one beat", () => {
  expect(routeShared(wanted, [4_000], situation)).toEqual(
    routeShot({ ...wanted, durationMs: 4_000 }, situation),
  );
});

it("offers what fills all beats where a model makes that, else what fills the longest", () => {
  const names = (lengthsMs: readonly number[]): string[] => Object.keys(secondsOffered(lengthsMs));
  expect(secondsOffered([3_000, 4_200])).toMatchObject({
    "runway/gen4.5": 8,
    "gemini/gemini-omni-1.2-flash": 8,
  });
  expect(secondsOffered([6_000, 7_000])).toMatchObject({
    "runway/gen4.5": 7,
    "gemini/gemini-omni-1.2-flash": 13,
    "gemini/gemini-nano-banana-2.1": 0,
  });
  expect(names([6_000, 7_000])).toEqual(names([7_000]));
});

it("offers no more than the budget reaches for", () => {
  const onlyModel = "runway/gen4.5";
  expect(secondsOffered([4_000, 4_000], { onlyModel, budgetUsdMicros: 960_000 })).toMatchObject({
    [onlyModel]: 8,
  });
  expect(secondsOffered([4_000, 4_000], { onlyModel, budgetUsdMicros: 900_000 })).toMatchObject({
    [onlyModel]: 4,
  });
});

it("keeps what was begun first, with an offer that it can have been begun with", () => {
  const isBegun = (name: string): boolean => name === "runway/gen4.5";
  const offered = secondsOffered([6_000, 7_000], { isBegun, budgetUsdMicros: 0 });
  expect(Object.entries(offered)[0]).toEqual(["runway/gen4.5", 7]);
});
