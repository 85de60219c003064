import { describe, expect, it } from "vitest";
import {
  countWithoutCopies,
  distinctIdeas,
  proveConcepts,
} from "../../../scripts/count-concepts/prove-concepts.ts";
import { strictKey } from "../../../src/ideas/packs/pack-idea.ts";
import { library, oneIdea } from "../../ideas/formats/told-ideas.ts";

const WANTED = 5000;

describe("the built-in packs", () => {
  it(`hold ${WANTED} concepts about whole scopes, no pair and no draw counted, that pass every script check`, {
    timeout: 240_000,
  }, () => {
    const whole = [...distinctIdeas(library)].filter(([, { subject }]) => subject === "set");
    const { sound, complaints } = proveConcepts(
      library,
      whole.slice(0, WANTED + 100).map(([, idea]) => idea),
    );
    expect(complaints).toEqual([]);
    expect(sound.length).toBeGreaterThanOrEqual(WANTED);
    expect(new Set(sound.map(({ key }) => key)).size).toBe(sound.length);
  });

  it("count each (pack, measure, scope, direction) once", () => {
    const ideas = distinctIdeas(library);
    expect([...ideas].every(([key, idea]) => strictKey(idea) === key)).toBe(true);
  });
});

it("does not count what a check refutes", () => {
  const idea = oneIdea("countdown", "planets", "list");
  const pack = library.pack("planets");
  const rows = pack.rows.map((row) => ({
    ...row,
    values: { ...row.values, [idea.measures[0] ?? ""]: 2 * (row.values[idea.measures[0] ?? ""] ?? 0) },
  }));
  const lying = { ...library, pack: () => ({ ...pack, rows }) };
  const { sound, complaints } = proveConcepts(lying, [idea]);
  expect(sound).toEqual([]);
  expect(complaints.join()).toMatch(/planets\/countdown\/list.*says/);
});

it("counts near copies once", () => {
  const { sound } = proveConcepts(library, [oneIdea("countdown", "planets", "list")]);
  const [first] = sound;
  if (!first) throw new Error("nothing is sound");
  expect(
    countWithoutCopies([first, { ...first, key: "other" }, { ...first, key: "third", receiptKeys: ["x"] }]),
  ).toBe(2);
});
