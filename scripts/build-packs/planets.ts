import type { Measure, PackRow } from "../../src/model/pack.ts";
import { writePack } from "./write-pack.ts";

/** Columns of the table below; the diameter is the one at the equator, the temperature the mean. */
const FIELDS = [
  "diameter",
  "day",
  "year",
  "distance",
  "moons",
  "gravity",
  "temperature",
  "tilt",
  "orbitSpeed",
  "escapeSpeed",
] as const;

/**
 * NASA Planetary Fact Sheet (nssdc.gsfc.nasa.gov/planetary/factsheet), moons as NASA counted them in spring 2025.
 * Public domain.
 */
const PLANETS: readonly (readonly [name: string, ...figures: number[]])[] = [
  ["Mercury", 4879, 4222.6, 88, 57.9e6, 0, 3.7, 167, 0.034, 47.4, 4.3],
  ["Venus", 12_104, 2802, 224.7, 108.2e6, 0, 8.9, 464, 177.4, 35, 10.4],
  ["Earth", 12_756, 24, 365.2, 149.6e6, 1, 9.8, 15, 23.4, 29.8, 11.2],
  ["Mars", 6792, 24.7, 687, 228e6, 2, 3.7, -65, 25.2, 24.1, 5],
  ["Jupiter", 142_984, 9.9, 4331, 778.5e6, 97, 23.1, -110, 3.1, 13.1, 59.5],
  ["Saturn", 120_536, 10.7, 10_747, 1432e6, 274, 9, -140, 26.7, 9.7, 35.5],
  ["Uranus", 51_118, 17.2, 30_589, 2867e6, 28, 8.7, -195, 97.8, 6.8, 21.3],
  ["Neptune", 49_528, 16.1, 59_800, 4515e6, 16, 11, -200, 28.3, 5.4, 23.5],
];

/** Colours as the planets are shown in NASA's pictures of them, and their belts; Saturn alone has a ring that is seen. */
const LOOKS: Readonly<Record<string, NonNullable<PackRow["orb"]>>> = {
  Mercury: { colour: "#a39c94" },
  Venus: { colour: "#e3b76a", bandColour: "#d29f52" },
  Earth: { colour: "#2f6fd0", bandColour: "#3f9a55" },
  Mars: { colour: "#c1582f", bandColour: "#a9472a" },
  Jupiter: { colour: "#dcb48a", bandColour: "#a9714b" },
  Saturn: { colour: "#e2c588", bandColour: "#c3a263", hasRing: true },
  Uranus: { colour: "#8fd6dc" },
  Neptune: { colour: "#3f66d8", bandColour: "#3455bb" },
};

const ROCKY = new Set(["Mercury", "Venus", "Earth", "Mars"]);

const measure = (
  field: (typeof FIELDS)[number],
  title: string,
  unit: string,
  words: { top: string; bottom: string; more: string; less: string; statement: string; question: string },
  extra: Partial<Measure> = {},
): Measure => ({
  field,
  title,
  unit,
  superlatives: { top: words.top, bottom: words.bottom },
  comparative: { more: words.more, less: words.less },
  statement: words.statement,
  question: words.question,
  ...extra,
});

const MEASURES: Measure[] = [
  measure("diameter", "diameter", "km", {
    top: "the biggest planets",
    bottom: "the smallest planets",
    more: "bigger across",
    less: "smaller across",
    statement: "{name} is {value} across",
    question: "Which is bigger across?",
  }),
  measure("day", "length of a day", "hours", {
    top: "the planets with the longest days",
    bottom: "the planets with the shortest days",
    more: "a longer day",
    less: "a shorter day",
    statement: "A day on {name} lasts {value}",
    question: "Which has a longer day?",
  }),
  measure("year", "length of a year", "days", {
    top: "the planets with the longest years",
    bottom: "the planets with the shortest years",
    more: "a longer year",
    less: "a shorter year",
    statement: "A year on {name} lasts {value}",
    question: "Which has a longer year?",
  }),
  measure("distance", "distance from the Sun", "km", {
    top: "the planets furthest from the Sun",
    bottom: "the planets closest to the Sun",
    more: "further from the Sun",
    less: "closer to the Sun",
    statement: "{name} is {value} from the Sun",
    question: "Which is further from the Sun?",
  }),
  measure(
    "moons",
    "known moons",
    "moons",
    {
      top: "the planets with the most moons",
      bottom: "the planets with the fewest moons",
      more: "more moons",
      less: "fewer moons",
      statement: "{name} has {value}",
      question: "Which has more moons?",
    },
    { caveat: "moons known in spring 2025" },
  ),
  measure(
    "gravity",
    "gravity",
    "m/s²",
    {
      top: "the planets with the strongest gravity",
      bottom: "the planets with the weakest gravity",
      more: "stronger gravity",
      less: "weaker gravity",
      statement: "Gravity on {name} is {value}",
      question: "Which has stronger gravity?",
    },
    { decimals: 1 },
  ),
  measure("temperature", "mean temperature", "°C", {
    top: "the hottest planets",
    bottom: "the coldest planets",
    more: "hotter",
    less: "colder",
    statement: "{name} averages {value}",
    question: "Which is hotter?",
  }),
  measure("tilt", "tilt of the axis", "°", {
    top: "the most tilted planets",
    bottom: "the least tilted planets",
    more: "more tilted",
    less: "less tilted",
    statement: "{name} is tilted by {value}",
    question: "Which is more tilted?",
  }),
  measure(
    "orbitSpeed",
    "speed around the Sun",
    "km/s",
    {
      top: "the fastest planets",
      bottom: "the slowest planets",
      more: "faster around the Sun",
      less: "slower around the Sun",
      statement: "{name} circles the Sun at {value}",
      question: "Which is faster around the Sun?",
    },
    { decimals: 1 },
  ),
  measure(
    "escapeSpeed",
    "speed needed to escape",
    "km/s",
    {
      top: "the hardest planets to escape",
      bottom: "the easiest planets to escape",
      more: "harder to escape",
      less: "easier to escape",
      statement: "To leave {name}, you need {value}",
      question: "Which is harder to escape?",
    },
    { decimals: 1 },
  ),
];

export function buildPlanets(): void {
  const rows = PLANETS.map(
    ([name, ...figures]): PackRow => ({
      id: name.toLowerCase(),
      name,
      ...(LOOKS[name] ? { orb: LOOKS[name] } : {}),
      scope: { kind: ROCKY.has(name) ? "rocky" : "giant" },
      values: Object.fromEntries(FIELDS.map((field, index) => [field, figures[index] ?? Number.NaN])),
      source: "NASA Planetary Fact Sheet, 2025",
      licence: "public domain (NASA)",
      year: 2025,
    }),
  );
  writePack(
    {
      id: "planets",
      title: "Planets",
      description: "The eight planets by size, day, year, distance, moons, gravity, heat, tilt and speed",
      entity: { one: "planet", many: "planets" },
      picture: "orb",
      measures: MEASURES,
      scopes: [],
      everything: "in the solar system",
      source: "NASA Planetary Fact Sheet",
      licence: "public domain",
      credit:
        "Data: NASA Planetary Fact Sheet (public domain); distances and speeds are those around the Sun.",
    },
    rows,
  );
}
