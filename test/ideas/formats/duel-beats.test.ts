import { expect, it } from "vitest";
import { tellDuel } from "../../../src/ideas/formats/duel-beats.ts";
import { PackFacts } from "../../../src/ideas/packs/pack-facts.ts";
import { roomOf, row, smallPack } from "./told-ideas.ts";

const loaded = smallPack([row("a", { length: 3 }), row("b", { length: 300 }), row("c", { length: 310 })]);
const [a, b, c] = loaded.rows;
if (!a || !b || !c) throw new Error("no rows");

const tell = (left: typeof a, right: typeof a, score?: { left: number; right: number }) => {
  const say = {
    ask: () => "Which?",
    reveal: ({ winner, loser, best, other }: Record<string, string | undefined>) =>
      `${winner} ${best}, ${loser} ${other}.`,
    ...(score ? { score } : {}),
  };
  const room = roomOf(loaded, "versus", { kind: "rivals" });
  return tellDuel(room, new PackFacts("things"), { field: "length", left, right }, say);
};

it("lets the larger value win, on either side", () => {
  expect(tell(a, b).winner).toBe("right");
  expect(tell(b, a).winner).toBe("left");
  expect(tell(a, b).beats[1]?.text).toContain("B 300 km, A 3 km.");
});

it("hides nothing from the score and counts the round", () => {
  const [ask, reveal] = tell(a, b, { left: 1, right: 0 }).beats;
  expect(ask?.data).toMatchObject({ phase: "ask", score: { left: 1, right: 0 } });
  expect(reveal?.data).toMatchObject({ phase: "reveal", score: { left: 1, right: 1 } });
});

it("remarks on what is close and what is not", () => {
  expect(tell(b, c).beats[1]?.text).toMatch(/close/);
  expect(tell(a, b).beats[1]?.text).toMatch(/Not even close|By a mile/);
});
