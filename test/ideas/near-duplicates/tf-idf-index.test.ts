import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import { comparableWords, TfIdfIndex } from "../../../src/ideas/near-duplicates/tf-idf-index.ts";

describe("TfIdfIndex", () => {
  it("finds a copy as 1 and a stranger as nothing", () => {
    const index = new TfIdfIndex();
    index.add("the nile is long");
    index.add("mount fuji is high");
    const found = index.nearest("Mount Fuji is high.");
    expect(found?.position).toBe(1);
    expect(found?.cosine).toBeCloseTo(1, 10);
    expect(index.nearest("quantum computers")).toBeUndefined();
  });

  it("weighs rare words more than common ones", () => {
    const index = new TfIdfIndex();
    for (const name of ["chad", "peru", "laos", "mali"]) index.add(`people of ${name}`);
    index.add("rivers of peru");
    const rare = index.nearest("peru")?.cosine ?? 0;
    const common = index.nearest("of")?.cosine ?? 1;
    expect(rare).toBeGreaterThan(common);
  });

  it("gives the same answer whether it was asked before or after each addition", () => {
    const random = createRandom("growing");
    const script = (): string => Array.from({ length: 20 }, () => `w${random.integer(40)}`).join(" ");
    const [growing, whole] = [new TfIdfIndex(), new TfIdfIndex()];
    for (const one of Array.from({ length: 60 }, script)) {
      growing.add(one);
      growing.nearest("w1 w2");
      whole.add(one);
    }
    for (let count = 0; count < 20; count += 1) {
      const text = script();
      const [found, wanted] = [growing.nearest(text), whole.nearest(text)];
      expect(found?.position).toBe(wanted?.position);
      expect(found?.cosine).toBeCloseTo(wanted?.cosine ?? -1, 10);
    }
  });

  it("keeps numbers whole", () => {
    expect(comparableWords("It's 1,428.5 km² — Ünï")).toEqual(["it's", "1,428.5", "km2", "ünï"]);
  });

  it("compares with ten thousand scripts in a small part of the time of reading them", () => {
    const random = createRandom("many");
    const script = (): string => Array.from({ length: 80 }, () => `w${random.integer(4000)}`).join(" ");
    const index = new TfIdfIndex();
    const scripts = Array.from({ length: 10_000 }, script);
    const startedAddingMs = performance.now();
    for (const one of scripts) index.add(one);
    const addedMs = performance.now() - startedAddingMs;
    index.nearest("w1");
    const startedMs = performance.now();
    for (let count = 0; count < 20; count += 1) index.nearest(script());
    // Reading them once in is the floor: one comparison with all of them costs a small part of it.
    expect((performance.now() - startedMs) / 20 / addedMs).toBeLessThan(0.2);
  });
});
