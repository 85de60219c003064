import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sayText } from "../../../src/ideas/spoken-numbers/say-text.ts";

const said = (text: string): string =>
  sayText(text)
    .map((word) => word.say)
    .join(" ");

describe("sayText", () => {
  it.each([
    ["India has 1.4 billion people", "India has one point four billion people"],
    ["4.2% of $25", "four point two percent of twenty five dollars"],
    ["$25 billion in 1955", "twenty five billion dollars in nineteen fifty five"],
    ["$1.50 or $1 or €3M", "one dollar fifty or one dollar or three million euros"],
    [
      "1900, 1905, 2000, 2005, 2010",
      "nineteen hundred nineteen oh five two thousand two thousand five twenty ten",
    ],
    ["in 1066", "in ten sixty six"],
    ["2,000 people", "two thousand people"],
    ["3.2 million km²", "three point two million square kilometers"],
    ["1 km² and 500 per km²", "one square kilometer and five hundred per square kilometer"],
    ["5 km, 5km, 1 km", "five kilometers five kilometers one kilometer"],
    ["120 km/h", "one hundred twenty kilometers per hour"],
    ["−5°C and 51.5°N", "minus five degrees Celsius and fifty one point five degrees north"],
    ["the 21st, 2nd and 112th", "the twenty first second and one hundred twelfth"],
    ["the 3rd-largest", "the third largest"],
    ["10–20%", "ten to twenty percent"],
    ["$10-20", "ten to twenty dollars"],
    ["1955–2005", "nineteen fifty five to two thousand five"],
    ["the 1960s and '80s", "the nineteen sixties and eighties"],
    ["UN, GDP and NASA in the US", "U N G D P and Nasa in the U S"],
    ["TVs", "T V's"],
    ["THIS IS HUGE FOR US", "This Is Huge For Us"],
    ["e.g. cats vs. dogs", "for example cats versus dogs"],
    ["No. 1 is #1", "number one is number one"],
    ["COVID-19, CO2, H2O, 5G", "Covid nineteen C O two H two O five G"],
    ["1080x1920, 5x, 10k", "one thousand eighty by one thousand nine hundred twenty five times ten thousand"],
    ["3/4 and 1/2, 24/7", "three quarters and one half twenty four seven"],
    ["9:00, 10:05, 7:30pm", "nine o'clock ten oh five seven thirty P M"],
    ["2024-01-15", "January fifteenth twenty twenty four"],
    ["1,428,627", "one million four hundred twenty eight thousand six hundred twenty seven"],
    ["$20/month and 500 people/km²", "twenty dollars per month and five hundred people per square kilometer"],
    ["50k+ of v2.0 in 2024's boom", "fifty thousand plus of v two point zero in twenty twenty four's boom"],
    ["8/10, 9/11, 2/5", "eight out of ten nine eleven two fifths"],
    ["ARR is NOT a KPI", "A R R is Not a K P I"],
    ["007 agents", "zero zero seven agents"],
    ["<5 or >3", "less than five or more than three"],
    ["India’s “best” idea", "India's best idea"],
    ["São Tomé", "Sao Tome"],
    ["see https://example.com/a?b=1 or a.b@c.org", "see example dot com or a dot b at c dot org"],
    ["١٢ 日本", "twelve 日本"],
  ])("says %s", (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it("keeps what is shown and puts the currency after the magnitude", () => {
    expect(sayText("It costs $25 billion.")).toEqual([
      { show: "It", say: "It" },
      { show: "costs", say: "costs" },
      { show: "$25", say: "twenty five" },
      { show: "billion.", say: "billion dollars" },
    ]);
  });

  it("sticks unspoken signs to the word before", () => {
    expect(sayText("Wow 🔥 — yes").map((word) => word.show)).toEqual(["Wow🔥—", "yes"]);
    expect(sayText("🔥 … !")).toEqual([]);
  });

  it("loses no character and says nothing a voice cannot read", () => {
    const pieces = fc.constantFrom(
      "1,234.5",
      "$",
      "%",
      "km²",
      "UN",
      "-",
      "–",
      "'",
      "🔥",
      "9",
      ".",
      "日本",
      "e.g.",
      "é",
      "\n",
    );
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const words = sayText(text);
        for (const word of words) {
          expect(word.show).toMatch(/^\S+$/u);
          expect(word.say).toMatch(/^[\p{L}\p{M}']+(?: [\p{L}\p{M}']+)*$/u);
        }
        if (words.length > 0) expect(words.map((word) => word.show).join("")).toBe(text.replace(/\s+/gu, ""));
      }),
      { numRuns: 600 },
    );
  });
});
