import { describe, expect, it } from "vitest";
import type { WrittenBeat } from "../../../src/providers/model-writer/answer-shapes.ts";
import { claimsIn, proveBeats } from "../../../src/providers/model-writer/prove-beats.ts";

const material = {
  file: "/notes.md",
  lines: [
    { number: 1, text: "Foxes hear a mouse under 60 cm of snow." },
    { number: 4, text: "A fox in Bristol weighs 5.5 kg." },
  ],
};
const beat = (say: string, change: Partial<WrittenBeat> = {}): WrittenBeat => ({
  say,
  screen: "",
  shot: "",
  search: "",
  fact: false,
  lines: [],
  ...change,
});

describe("what a text claims", () => {
  it("is its numbers, in digits and words, and its names", () => {
    expect(claimsIn("Every fox in Bristol weighs 5.5 kg, twice what $3 million buys.")).toEqual([
      "5.5",
      "$3 million",
      "twice",
      "million",
      "Bristol",
    ]);
    expect(claimsIn("Albert Einstein knew.")).toEqual(["Albert", "Einstein"]);
    expect(claimsIn("Listen. The snow is deep, and I wait.")).toEqual([]);
  });
});

describe("a beat", () => {
  it("whose claims stand in the material is kept, with a receipt for each line", () => {
    const { beats, receipts, cut } = proveBeats(
      [beat("Foxes hear through 60 cm."), beat("One in Bristol weighs 5.5 kg.", { lines: [4] })],
      material,
    );
    expect(beats).toHaveLength(2);
    expect(cut).toEqual([]);
    expect(receipts.map(({ value, source }) => [value, source])).toEqual([
      ["60", { kind: "text", file: "/notes.md", line: 1 }],
      ["5.5", { kind: "text", file: "/notes.md", line: 4 }],
      ["Bristol", { kind: "text", file: "/notes.md", line: 4 }],
    ]);
  });

  it("with a number or name that no line says is cut, also when only the screen shows it", () => {
    const { beats, cut } = proveBeats(
      [
        beat("It hears 70 cm deep."),
        beat("It hears well.", { screen: "says Oxford" }),
        beat("It is 6 years old."),
      ],
      material,
    );
    expect(beats).toEqual([]);
    expect(cut.map(({ unproven }) => unproven)).toEqual(["70", "Oxford", "6"]);
  });

  it("that states a fact must point at a line that is there", () => {
    const fact = { fact: true };
    expect(proveBeats([beat("Foxes hear well.", { ...fact, lines: [1] })], material).beats).toHaveLength(1);
    expect(proveBeats([beat("Foxes hear well.", { ...fact, lines: [2] })], material).cut).toHaveLength(1);
    expect(proveBeats([beat("Foxes hear well.", fact)], undefined).cut).toHaveLength(1);
  });

  it("without material may still wonder", () => {
    expect(proveBeats([beat("What would you hear in the snow?")], undefined).beats).toHaveLength(1);
    expect(proveBeats([beat("They hear 60 cm deep.")], undefined).beats).toEqual([]);
  });

  it("is not proven by a part of a number", () => {
    expect(proveBeats([beat("It hears 6 cm deep.")], material).beats).toEqual([]);
  });
});
