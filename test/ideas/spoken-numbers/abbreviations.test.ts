import { describe, expect, it } from "vitest";
import {
  abbreviationText,
  capitalsText,
  isDottedAbbreviation,
} from "../../../src/ideas/spoken-numbers/abbreviations.ts";

describe("abbreviations", () => {
  it("spells letters, reads acronyms, and leaves text in capitals alone", () => {
    expect(capitalsText("GDP", false)).toBe("G D P");
    expect(capitalsText("NATO", false)).toBe("Nato");
    expect(capitalsText("US", true)).toBe("Us");
    expect(capitalsText("India", false)).toBe("India");
  });

  it("needs the dot where a word could be meant", () => {
    expect(abbreviationText("st", true)).toBe("saint");
    expect(abbreviationText("st", false)).toBeUndefined();
    expect(abbreviationText("constructor", true)).toBeUndefined();
  });

  it("knows which dots end no sentence", () => {
    expect(["Dr", "U.S", "e.g", "No"].every(isDottedAbbreviation)).toBe(true);
    expect(["people", "end"].some(isDottedAbbreviation)).toBe(false);
  });
});
