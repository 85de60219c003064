import { expect, it } from "vitest";
import { tellMyth } from "../../../src/ideas/formats/tell-myth.ts";
import { PackFacts } from "../../../src/ideas/packs/pack-facts.ts";
import { roomOf, row, smallPack } from "./told-ideas.ts";

it("shows the same evidence in all three beats and stamps the last", () => {
  const room = roomOf(smallPack([row("a", { length: 1 })]), "myth", { kind: "latitude" });
  const place = (label: string) => ({ label, latitude: 1, longitude: 2, text: "1°N" });
  const evidence = { kind: "latitude" as const, a: place("A"), b: place("B") };
  const slots = {
    northern: "A",
    southern: "B",
    northernLatitude: "1°N",
    southernLatitude: "2°N",
    gap: "1 degree",
  };
  const draft = tellMyth(room, new PackFacts("things"), {
    title: "A or B?",
    claim: "A wins",
    evidence,
    note: "B",
    slots,
  });
  const script = draft.write("A or B?");
  expect(script.beats.map(({ role }) => role)).toEqual(["hook", "setup", "evidence", "verdict", "outro"]);
  const maps = script.beats.flatMap(({ data }) => (data.layout === "myth-map" ? [data] : []));
  expect(maps.map(({ phase }) => phase)).toEqual(["claim", "evidence", "verdict"]);
  expect(maps.every((data) => data.evidence === evidence && data.source === "A ruler")).toBe(true);
  expect(script.beats[3]?.accent).toBe("stamp");
});
