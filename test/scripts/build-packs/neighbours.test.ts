import { describe, expect, it } from "vitest";
import { readNeighbours } from "../../../scripts/build-packs/neighbours.ts";

const borders = readNeighbours();

describe("land neighbours", () => {
  it("run both ways", () => {
    for (const [code, others] of borders) {
      for (const other of others) expect(borders.get(other)?.has(code), `${other} and ${code}`).toBe(true);
    }
  });

  it.each([
    ["cn", "af bt in kg kp kz la mm mn np pk ru tj vn"],
    ["ru", "az by cn ee fi ge kp kz lt lv mn no pl ua"],
    ["de", "at be ch cz dk fr lu nl pl"],
    ["br", "ar bo co gy pe py sr uy ve"],
    ["fr", "ad be ch de es it lu mc"],
    ["zm", "ao bw cd mw mz na tz zw"],
    ["cd", "ao bi cf cg rw ss tz ug zm"],
    ["us", "ca mx"],
    ["pt", "es"],
    ["jp", ""],
  ])("of %s are those of the atlas", (code, expected) => {
    expect([...(borders.get(code) ?? [])].sort().join(" ")).toBe(expected);
  });
});
