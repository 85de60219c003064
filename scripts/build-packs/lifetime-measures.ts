import type { Course, Measure } from "../../src/model/pack.ts";

/** What changed from the first year to the last. */
export const GAINS = { life: "yearsGained", children: "fewerChildren", people: "timesAsMany" } as const;

/** Life expectancy first: two rows are compared by the first measures that tell them apart. */
export function lifetimeMeasures(years: readonly number[]): Measure[] {
  const newestFirst = years.toSorted((a, b) => b - a);
  return [
    ...newestFirst.flatMap((year) => [life(year), children(year)]),
    ...gains(),
    ...newestFirst.map(people),
  ];
}

function life(year: number): Measure {
  return {
    field: `lifeExpectancy${year}`,
    title: `life expectancy in ${year}`,
    unit: "years",
    decimals: 1,
    year,
    superlatives: { top: `the longest lives in ${year}`, bottom: `the shortest lives in ${year}` },
    comparative: { more: `longer lives in ${year}`, less: `shorter lives in ${year}` },
    statement: `In ${year}, people in {name} lived {value}`,
    question: `Where did people live longer in ${year}?`,
  };
}

function children(year: number): Measure {
  return {
    field: `fertility${year}`,
    title: `children per woman in ${year}`,
    unit: "children",
    decimals: 1,
    year,
    superlatives: {
      top: `the most children per woman in ${year}`,
      bottom: `the fewest children per woman in ${year}`,
    },
    comparative: {
      more: `more children per woman in ${year}`,
      less: `fewer children per woman in ${year}`,
    },
    statement: `In ${year}, women in {name} had {value}`,
    question: `Where did women have more children in ${year}?`,
  };
}

function people(year: number): Measure {
  return {
    field: `population${year}`,
    title: `population in ${year}`,
    unit: "people",
    year,
    superlatives: {
      top: `the largest populations in ${year}`,
      bottom: `the smallest populations in ${year}`,
    },
    comparative: { more: `more people in ${year}`, less: `fewer people in ${year}` },
    statement: `In ${year}, {name} had {value}`,
    question: `Which had more people in ${year}?`,
  };
}

function gains(): Measure[] {
  return [
    {
      field: GAINS.life,
      title: "years of life gained from 1955 to 2005",
      unit: "years longer",
      negativeUnit: "years shorter",
      decimals: 1,
      year: 2005,
      superlatives: {
        top: "the most years of life gained since the fifties",
        bottom: "the fewest years of life gained since the fifties",
      },
      comparative: { more: "more years of life gained", less: "fewer years of life gained" },
      statement: "In {name}, lives became {value}",
      question: "Where did lives grow longer since the fifties?",
    },
    {
      field: GAINS.children,
      title: "fall in children per woman from 1955 to 2005",
      unit: "children",
      decimals: 1,
      year: 2005,
      superlatives: {
        top: "the steepest falls in births since the fifties",
        bottom: "the smallest falls in births since the fifties",
      },
      comparative: { more: "a steeper fall in births", less: "a smaller fall in births" },
      statement: "In {name}, families shrank by {value} per woman",
      question: "Where did births fall more steeply since the fifties?",
    },
    {
      field: GAINS.people,
      title: "growth of the population from 1955 to 2005",
      unit: "×",
      decimals: 1,
      year: 2005,
      superlatives: {
        top: "the fastest growing populations since the fifties",
        bottom: "the slowest growing populations since the fifties",
      },
      comparative: { more: "faster growth since the fifties", less: "slower growth since the fifties" },
      statement: "By 2005, {name} had {value} the people of the fifties",
      question: "Which population grew faster since the fifties?",
    },
  ];
}

const MOVED = "{mover}: from {start} to {end}";

/** What can be raced through the years. */
export const LIFETIME_COURSES: Course[] = [
  {
    field: "lifeExpectancy",
    title: "life expectancy",
    unit: "years",
    decimals: 0,
    scale: 1,
    suffix: " years",
    moved: "In {mover}, life went from {start} to {end}",
  },
  {
    field: "fertility",
    title: "children per woman",
    unit: "children per woman",
    decimals: 1,
    scale: 1,
    suffix: "",
    moved: MOVED,
  },
  {
    field: "population",
    title: "population",
    unit: "people",
    decimals: 1,
    scale: 1e6,
    suffix: " million",
    moved: MOVED,
  },
];
