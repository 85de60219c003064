import { expect, it } from "vitest";
import { ClipClaims, clipsIn } from "../../../../src/pipeline/shots/stock/clip-claims.ts";

const provenance = (change: object) => ({
  shots: [{ beatId: "b1", shot: { kind: "clip", provenance: { isAiGenerated: false, ...change } } }],
});

it("finds the clips of results, and nothing in what is no such result", () => {
  const results = [
    provenance({ providerId: "pexels", kind: "stock", assetId: "7" }),
    provenance({ providerId: "pixabay", kind: "stock", assetId: "7" }),
    provenance({ providerId: "pexels", kind: "stock" }),
    provenance({ providerId: "own-files", kind: "own", assetId: "8" }),
    { shots: "of another version" },
    null,
  ];
  expect([...clipsIn(results)]).toEqual(["pexels:7", "pixabay:7"]);
});

it("a clip is taken by one video only, while both choose", () => {
  const claims = new ClipClaims(30);
  const one = claims.open("job_1", new Set(["pexels:1"]));
  const other = claims.open("job_2", new Set());
  one.take("pexels:2");
  expect(["pexels:1", "pexels:2", "pexels:3"].map((name) => one.isTaken(name))).toEqual([true, true, false]);
  expect(["pexels:1", "pexels:2", "pexels:3"].map((name) => other.isTaken(name))).toEqual([
    false,
    true,
    false,
  ]);
});

it("who chooses again is not in its own way", () => {
  const claims = new ClipClaims(30);
  claims.open("job_1", new Set()).take("pexels:2");
  expect(claims.open("job_1", new Set()).isTaken("pexels:2")).toBe(false);
});

it("a clip comes again after so many videos", () => {
  const claims = new ClipClaims(3);
  claims.open("job_1", new Set()).take("pexels:2");
  claims.open("job_2", new Set());
  expect(claims.open("job_3", new Set()).isTaken("pexels:2")).toBe(true);
  expect(claims.open("job_4", new Set()).isTaken("pexels:2")).toBe(false);
});
