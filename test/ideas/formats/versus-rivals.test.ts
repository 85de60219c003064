import { expect, it } from "vitest";
import { versusRivals } from "../../../src/ideas/formats/versus-rivals.ts";
import { draftIdea } from "../../../src/ideas/packs/pack-writer.ts";
import { ideasOf, library, measure, oneIdea, refuted, row, smallPack, spoken, told } from "./told-ideas.ts";

it("asks two or three measures with a clear winner, and keeps the score", () => {
  const script = told(
    oneIdea("versus", "planets", "rivals", ({ entities }) => entities.join() === "jupiter,saturn"),
  );
  const scores = script.beats.flatMap(({ data }) =>
    data.layout === "duel" && data.phase === "reveal" && data.score
      ? [data.score.left + data.score.right]
      : [],
  );
  expect(scores).toEqual([1, 2, 3]);
  expect(refuted(script)).toEqual([]);
});

it("asks different pairs different things", () => {
  const asked = new Set(ideasOf("versus", "countries", "rivals").map(({ measures }) => measures.join()));
  expect(asked.size).toBeGreaterThan(20);
});

it("promises an upset only where the beaten side wins a round", () => {
  for (const idea of ideasOf("versus", "planets", "rivals")) {
    const { slots } = draftIdea(library, idea, "seed");
    const outro = spoken(told(idea), "outro").join();
    if (slots["upset"] !== undefined) expect(outro).toMatch(/2 to 1/);
    else expect(outro).not.toMatch(/2 to 1/);
  }
});

it("makes no duel of one question", () => {
  const rows = [row("a", { length: 1 }), row("b", { length: 2 })];
  expect([...versusRivals.ideas(smallPack(rows), library)]).toEqual([]);
  const near = [row("a", { length: 100, height: 1 }), row("b", { length: 101, height: 2 })];
  const measures = [measure("length"), measure("height")];
  expect([...versusRivals.ideas(smallPack(near, measures), library)]).toEqual([]);
});
