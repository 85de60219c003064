import { describe, expect, it } from "vitest";
import { MEMBERSHIPS } from "../../../scripts/build-packs/memberships.ts";
import { MEMBERS } from "../../../scripts/build-packs/un-members.ts";

/** UN members in each group, as the group itself counts them. */
const SIZES: Readonly<Record<string, number>> = {
  g7: 7,
  g20: 19,
  nato: 32,
  oecd: 38,
  opec: 12,
  arabLeague: 21,
  commonwealth: 56,
  caricom: 14,
  ecowas: 12,
  schengen: 29,
  arcticCouncil: 8,
  sovietUnion: 15,
  mediterranean: 21,
  baltic: 9,
  danube: 10,
  alps: 8,
  nile: 11,
  amazon: 8,
  landlocked: 43,
  spanish: 20,
  portuguese: 9,
};

const members = new Set(MEMBERS.map(({ code }) => code));

describe("memberships", () => {
  it.each(MEMBERSHIPS)("$field holds UN members, each once, with a source and a year", (group) => {
    const codes = group.codes.split(" ");
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !members.has(code))).toEqual([]);
    expect(group.source).not.toBe("");
    expect(group.year).toBeGreaterThan(1990);
    if (group.field in SIZES) expect(codes).toHaveLength(SIZES[group.field] ?? 0);
  });

  it("has no island nation that is landlocked", () => {
    const codesOf = (field: string) => MEMBERSHIPS.find((one) => one.field === field)?.codes.split(" ") ?? [];
    const islands = new Set(codesOf("island"));
    expect(codesOf("landlocked").filter((code) => islands.has(code))).toEqual([]);
  });
});
