import { describe, expect, it } from "vitest";
import { leansOnPrevious, selectSentences } from "../../../src/ideas/sources/select-sentences.ts";

const sentence = (text: string, isLead = false) => ({ text, line: 1, isHeading: false, isLead });
const all = [
  sentence("Coffee came from Ethiopia long ago.", true),
  sentence("Nothing much to tell about that here."),
  sentence("Finland drinks 12 kg of coffee each year.", true),
  sentence("That is more than anyone else does."),
  sentence("Some other words about little of interest."),
];

describe("selectSentences", () => {
  it("takes all when they fit, and leaves headings out", () => {
    const heading = { text: "Title", line: 1, isHeading: true, isLead: true };
    expect(selectSentences([heading, ...all], 100)).toEqual(all);
  });

  it("takes what tells most, in the order of the text, within the words", () => {
    const chosen = selectSentences(all, 16);
    expect(chosen.map((entry) => entry.text)).toEqual([all[0]?.text, all[2]?.text]);
  });

  it("never takes a leaning sentence without the one it leans on", () => {
    for (let words = 10; words < 40; words += 1) {
      const chosen = selectSentences(all, words);
      if (all[3] && chosen.includes(all[3])) expect(chosen).toContain(all[2]);
    }
    expect(leansOnPrevious("However, no")).toBe(true);
    expect(leansOnPrevious("Thistles grow")).toBe(false);
  });
});
