import { expect, test } from "vitest";
import { evidenceNodes } from "../../../src/studio/layouts/myth-evidence.ts";
import { sampleOf } from "../../support/layouts.ts";
import { readable } from "../../support/nodes.ts";
import { layoutContext, momentAt, stage } from "../../support/studio.ts";

const latitude = sampleOf("myth-map", (myth) => myth.evidence.kind === "latitude");
const size = sampleOf("myth-map", (myth) => myth.evidence.kind === "true-size");
const context = await layoutContext("poster", [latitude, size]);
const say = (data: typeof latitude): string =>
  readable(evidenceNodes(context, { ...data, phase: "evidence" }, momentAt(3500), stage.layout)).join();

test("each kind of evidence has its own picture", () => {
  expect(say(latitude)).toBe("Rome,41.9° N,New York,40.7° N");
  expect(say(size)).toBe("Sweden,450,000 km²,Madagascar,587,000 km²");
  const place = { area: 1, population: 1, areaText: "1 km²", populationText: "1 person" };
  const evidence = {
    kind: "area-population" as const,
    a: { ...place, label: "Monaco", code: "se" },
    b: { ...place, label: "Nauru", code: "mg" },
  };
  expect(say({ ...size, evidence })).toContain("Monaco,1 km²,1 person");
});
