import { describe, expect, it } from "vitest";
import { loadHookWeights } from "../../../src/ideas/hooks/hook-weights.ts";
import { chooseHooks, scoreHook } from "../../../src/ideas/hooks/score-hook.ts";

const weights = loadHookWeights("templates");

describe("scoreHook", () => {
  it("is the sum of its parts, strongest first", () => {
    const { score, parts } = scoreHook("This map shows 3 countries you never noticed", weights);
    expect(parts.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(score, 10);
    const sizes = parts.map((part) => Math.abs(part.contribution));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it("has learned what the archive shows: numbers help, shouting and questions do not", () => {
    const plain = scoreHook("People never noticed this country", weights).score;
    expect(scoreHook("People never noticed these 3 countries", weights).score).toBeGreaterThan(plain);
    expect(scoreHook("People never noticed this country!", weights).score).toBeLessThan(plain);
    expect(scoreHook("People never noticed this country?", weights).score).toBeLessThan(plain);
  });
});

describe("chooseHooks", () => {
  it("sorts by score and drops repeats, empty ones and those over ten words", () => {
    const chosen = chooseHooks(
      [
        { text: "Countries and how large they are!", formula: "a" },
        { text: "This is what 1 map never told you", formula: "b" },
        { text: "this is what 1 map never told you", formula: "c" },
        { text: "one two three four five six seven eight nine ten eleven", formula: "d" },
        { text: " ", formula: "e" },
      ],
      weights,
    );
    expect(chosen.map((hook) => hook.formula)).toEqual(["b", "a"]);
    expect(chosen[0]?.score).toBe(scoreHook("This is what 1 map never told you", weights).score);
  });
});
