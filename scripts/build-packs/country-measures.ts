import type { Measure } from "../../src/model/pack.ts";

const measure = (
  field: string,
  title: string,
  unit: string,
  words: {
    top: string;
    bottom: string;
    more: string;
    less: string;
    question: string;
    statement?: string;
  },
  extra: Partial<Measure> = {},
): Measure => ({
  field,
  title,
  unit,
  superlatives: { top: words.top, bottom: words.bottom },
  comparative: { more: words.more, less: words.less },
  statement: words.statement ?? "{name} has {value}",
  question: words.question,
  ...extra,
});

export const COUNTRY_MEASURES: Measure[] = [
  measure("population", "population", "people", {
    top: "the most populous countries",
    bottom: "the least populous UN members",
    more: "more people",
    less: "fewer people",
    question: "Which has more people?",
  }),
  measure("area", "area", "km²", {
    top: "the largest countries",
    bottom: "the smallest UN members",
    more: "more land",
    less: "less land",
    question: "Which is larger?",
    statement: "{name} covers {value}",
  }),
  measure("density", "population density", "people per km²", {
    top: "the most crowded countries",
    bottom: "the emptiest countries",
    more: "more people per km²",
    less: "fewer people per km²",
    question: "Which is more crowded?",
    statement: "{name} holds {value}",
  }),
  measure(
    "gdp",
    "economy",
    "$",
    {
      top: "the largest economies",
      bottom: "the smallest economies",
      more: "a larger economy",
      less: "a smaller economy",
      question: "Which has the larger economy?",
      statement: "The economy of {name} is worth {value}",
    },
    { caveat: "GDP at purchasing power" },
  ),
  measure(
    "gdpPerPerson",
    "GDP per person",
    "$",
    {
      top: "the richest countries per person",
      bottom: "the poorest countries per person",
      more: "a higher GDP per person",
      less: "a lower GDP per person",
      question: "Which has the higher GDP per person?",
      statement: "{name} makes {value} per person",
    },
    { caveat: "GDP at purchasing power" },
  ),
  measure("literacy", "literacy", "%", {
    top: "the most literate countries",
    bottom: "the least literate countries",
    more: "a higher literacy rate",
    less: "a lower literacy rate",
    question: "Where can more adults read?",
    statement: "In {name}, {value} of adults can read",
  }),
  measure("inflation", "size on a Mercator map", "×", {
    top: "the countries that maps inflate most",
    bottom: "the countries that maps inflate least",
    more: "a bigger boost on a Mercator map",
    less: "a smaller boost on a Mercator map",
    question: "Which does the Mercator map blow up more?",
    statement: "A Mercator map shows {name} at {value} its true size",
  }),
  measure(
    "gdpPerKm2",
    "GDP per km²",
    "$",
    {
      top: "the countries that earn most per km²",
      bottom: "the countries that earn least per km²",
      more: "a higher GDP per km²",
      less: "a lower GDP per km²",
      question: "Which earns more per km²?",
      statement: "{name} makes {value} per km²",
    },
    { caveat: "GDP at purchasing power" },
  ),
  measure("mapArea", "size as a Mercator map draws it", "km²", {
    top: "the countries that look largest on maps",
    bottom: "the countries that look smallest on maps",
    more: "more room on a Mercator map",
    less: "less room on a Mercator map",
    question: "Which looks larger on a Mercator map?",
    statement: "A Mercator map draws {name} at {value}",
  }),
  measure(
    "middleLatitude",
    "middle latitude",
    "°N",
    {
      top: "the northernmost countries",
      bottom: "the southernmost countries",
      more: "further north",
      less: "further south",
      question: "Which lies further north?",
      statement: "The middle of {name} lies at {value}",
    },
    { negativeUnit: "°S", decimals: 1, caveat: "by the middle between the north end and the south end" },
  ),
  measure(
    "height",
    "length from north to south",
    "km",
    {
      top: "the tallest countries on the map",
      bottom: "the shortest countries on the map",
      more: "taller on the map",
      less: "shorter on the map",
      question: "Which is taller on the map?",
      statement: "From north to south, {name} measures {value}",
    },
    { caveat: "measured on a 1:50m map" },
  ),
  measure(
    "span",
    "length from end to end",
    "km",
    {
      top: "the longest countries",
      bottom: "the shortest countries",
      more: "longer, end to end",
      less: "shorter, end to end",
      question: "Which is longer, end to end?",
      statement: "From end to end, {name} measures {value}",
    },
    { caveat: "measured on a 1:50m map" },
  ),
  measure("neighbors", "neighbors by land", "countries", {
    top: "the countries with most neighbors",
    bottom: "the countries with fewest neighbors",
    more: "more neighbors",
    less: "fewer neighbors",
    question: "Which has more neighbors?",
    statement: "{name} borders {value}",
  }),
  measure("timeZones", "time zones", "time zones", {
    top: "the countries with most time zones",
    bottom: "the countries with fewest time zones",
    more: "more time zones",
    less: "fewer time zones",
    question: "Which has more time zones?",
    statement: "{name} has {value}",
  }),
  measure("nameLetters", "letters in its name", "letters", {
    top: "the longest country names",
    bottom: "the shortest country names",
    more: "a longer name",
    less: "a shorter name",
    question: "Which has the longer name?",
    statement: "The name {name} has {value}",
  }),
];
