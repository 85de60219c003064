import type { PackRow } from "../../model/pack.ts";

/** A series that can be raced, and how its numbers are written. */
export interface Course {
  title: string;
  unit: string;
  decimals: number;
  scale: number;
  suffix: string;
  /** How one runner's change is said, from `{start}` to `{end}`. */
  moved: string;
}

const MOVED = "{mover}: from {start} to {end}";

const COURSES: Readonly<Record<string, Course>> = {
  lifeExpectancy: {
    title: "life expectancy",
    unit: "years",
    decimals: 0,
    scale: 1,
    suffix: " years",
    moved: "In {mover}, life went from {start} to {end}",
  },
  fertility: {
    title: "children per woman",
    unit: "children per woman",
    decimals: 1,
    scale: 1,
    suffix: "",
    moved: MOVED,
  },
  population: {
    title: "population",
    unit: "people",
    decimals: 1,
    scale: 1e6,
    suffix: " million",
    moved: MOVED,
  },
};

/** Fields that some rows carry over time and that can be raced. */
export function coursesOf(rows: readonly PackRow[]): string[] {
  return Object.keys(COURSES).filter((field) => rows.some((row) => row.series?.[field]));
}

export const courseOf = (field: string): Course =>
  COURSES[field] ?? { title: field, unit: "", decimals: 1, scale: 1, suffix: "", moved: MOVED };
