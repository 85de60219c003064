import type { Measure, Pack, PackRow } from "../../src/model/pack.ts";
import { require, versionOf, writePack } from "./write-pack.ts";

const measure = (
  field: string,
  title: string,
  unit: string,
  top: string,
  bottom: string,
  more: string,
  less: string,
  statement: string,
  decimals?: number,
): Measure => ({
  field,
  title,
  unit,
  superlatives: { top, bottom },
  comparative: { more, less },
  statement,
  // `more moons` is had, `bigger across` is been.
  question: `Which ${/^(a|more|stronger) /.test(more) ? "has" : "is"} ${more}?`,
  ...(decimals === undefined ? {} : { decimals }),
});

/** Metals: density at room temperature and melting point. CRC Handbook of Chemistry and Physics, 95th edition. */
const METALS: readonly (readonly [
  symbol: string,
  name: string,
  density: number,
  melting: number,
  number: number,
])[] = [
  ["Li", "Lithium", 0.534, 180.5, 3],
  ["Na", "Sodium", 0.97, 97.8, 11],
  ["Mg", "Magnesium", 1.74, 650, 12],
  ["Al", "Aluminum", 2.7, 660.3, 13],
  ["K", "Potassium", 0.89, 63.5, 19],
  ["Ca", "Calcium", 1.54, 842, 20],
  ["Ti", "Titanium", 4.51, 1668, 22],
  ["Cr", "Chromium", 7.15, 1907, 24],
  ["Mn", "Manganese", 7.3, 1246, 25],
  ["Fe", "Iron", 7.87, 1538, 26],
  ["Co", "Cobalt", 8.86, 1495, 27],
  ["Ni", "Nickel", 8.9, 1455, 28],
  ["Cu", "Copper", 8.96, 1084.6, 29],
  ["Zn", "Zinc", 7.13, 419.5, 30],
  ["Ga", "Gallium", 5.91, 29.8, 31],
  ["Ag", "Silver", 10.5, 961.8, 47],
  ["Sn", "Tin", 7.29, 231.9, 50],
  ["W", "Tungsten", 19.3, 3414, 74],
  ["Pt", "Platinum", 21.5, 1768.2, 78],
  ["Au", "Gold", 19.3, 1064.2, 79],
  ["Hg", "Mercury", 13.53, -38.8, 80],
  ["Pb", "Lead", 11.3, 327.5, 82],
  ["Os", "Osmium", 22.59, 3033, 76],
  ["Ir", "Iridium", 22.56, 2446, 77],
];

/** Colours of clean metal; most are grey, and not all greys are one. */
const METAL_COLOURS: Readonly<Record<string, string>> = {
  Au: "#e6b422",
  Cu: "#c46a3a",
  Os: "#8ea3b8",
  Hg: "#c9d0d6",
  Ag: "#dcdfe3",
  Pt: "#cfd2d0",
  Pb: "#6f7680",
  Fe: "#8b8d8f",
  W: "#8d9094",
  Ti: "#a5a29c",
};
const GREY_METAL = "#b4b8bc";

export function buildMetals(): void {
  const rows = METALS.map(
    ([symbol, name, density, melting, number]): PackRow => ({
      id: symbol.toLowerCase(),
      name,
      inSentence: name.toLowerCase(),
      orb: { colour: METAL_COLOURS[symbol] ?? GREY_METAL },
      scope: {},
      values: { density, melting, number },
      source: "CRC Handbook of Chemistry and Physics, 95th edition",
      licence: "facts, our own table",
    }),
  );
  writePack(
    {
      id: "metals",
      title: "Metals",
      description: "Familiar metals by density and melting point",
      entity: { one: "metal", many: "metals" },
      picture: "orb",
      measures: [
        measure(
          "density",
          "density",
          "g/cm³",
          "the heaviest metals for their size",
          "the lightest metals for their size",
          "heavier for its size",
          "lighter for its size",
          "{name} weighs {value}",
        ),
        measure(
          "melting",
          "melting point",
          "°C",
          "the highest melting points",
          "the lowest melting points",
          "a higher melting point",
          "a lower melting point",
          "{name} melts at {value}",
        ),
      ],
      scopes: [],
      everything: "of 24 familiar metals",
      source: "CRC Handbook of Chemistry and Physics, 95th edition",
      licence: "facts, our own table",
      credit: "Data: CRC Handbook of Chemistry and Physics, 95th edition.",
    },
    rows,
  );
}

interface EmojiEntry {
  category: string;
  added_in: string;
}

const CATEGORY_EMOJI: Readonly<Record<string, string>> = {
  Symbols: "🔣",
  Activities: "⚽",
  Flags: "🏁",
  "Travel & Places": "🚀",
  "Food & Drink": "🍕",
  "Animals & Nature": "🐼",
  "People & Body": "👋",
  Objects: "💡",
  "Smileys & Emotion": "😂",
};

export function buildEmoji(): void {
  const entries = require("emoji-datasource/emoji.json") as EmojiEntry[];
  const count = (test: (entry: EmojiEntry) => boolean): number => entries.filter(test).length;
  const rows = Object.entries(CATEGORY_EMOJI).map(
    ([category, emoji]): PackRow => ({
      id: category.toLowerCase().replace(/[^a-z]+/g, "-"),
      name: category.replace("&", "and"),
      emoji,
      scope: {},
      values: {
        emoji: count((entry) => entry.category === category),
        sinceVersion11: count((entry) => entry.category === category && Number(entry.added_in) >= 11),
      },
      source: `emoji-datasource ${versionOf("emoji-datasource")}`,
      licence: "MIT",
      year: 2024,
    }),
  );
  const pack: Pack = {
    id: "emoji",
    title: "Emoji",
    description: "How many emoji each category holds",
    entity: { one: "emoji category", many: "emoji categories" },
    picture: "emoji",
    measures: [
      measure(
        "emoji",
        "emoji",
        "emoji",
        "the most emoji",
        "the fewest emoji",
        "more emoji",
        "fewer emoji",
        "{name} has {value}",
      ),
      measure(
        "sinceVersion11",
        "emoji added since Emoji 11",
        "emoji",
        "the most new emoji since Emoji 11",
        "the fewest new emoji since Emoji 11",
        "more new emoji",
        "fewer new emoji",
        "{name} has {value}",
      ),
    ],
    scopes: [],
    everything: "of all categories",
    source: "emoji-datasource (Unicode)",
    licence: "MIT",
    credit: "Data: Unicode emoji by emoji-datasource (MIT), skin tones not counted.",
  };
  writePack(pack, rows);
}
