import { readFileSync } from "node:fs";
import type { PackRow } from "../../src/model/pack.ts";
import { require, versionOf, writePack } from "./write-pack.ts";

/** NASA's global surface temperature, a year a row, against the mean of 1951 to 1980. */
export function buildClimate(): void {
  const csv = readFileSync(require.resolve("vega-datasets/data/global-temp.csv"), "utf8");
  const rows = csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line): PackRow => {
      const [year = "", anomaly = ""] = line.trim().split(",");
      const decade = `${year.slice(0, 3)}0s`;
      return {
        id: year,
        name: year,
        glyph: year,
        scope: {
          decade,
          century: Number(year) >= 2000 ? "this century" : Number(year) >= 1900 ? "the 1900s" : "the 1800s",
        },
        values: { anomaly: Number(anomaly) },
        source: `vega-datasets ${versionOf("vega-datasets")} (NASA GISTEMP v4)`,
        licence: "public domain (NASA)",
        year: Number(year),
      };
    });
  const decades = [...new Set(rows.map((row) => row.scope.decade ?? ""))].filter(
    (decade) => rows.filter((row) => row.scope.decade === decade).length >= 10,
  );
  writePack(
    {
      id: "climate",
      title: "Temperature of the planet",
      description: "The Earth's surface temperature by year since 1880, against the mean of 1951 to 1980",
      entity: { one: "year", many: "years" },
      picture: "glyph",
      measures: [
        {
          field: "anomaly",
          title: "temperature against the 1951 to 1980 mean",
          unit: "°C",
          decimals: 2,
          superlatives: { top: "the warmest years", bottom: "the coldest years" },
          comparative: { more: "warmer", less: "colder" },
          statement: "{name} was at {value}",
          question: "Which year was warmer?",
        },
      ],
      scopes: [
        ...decades.map((decade) => ({ field: "decade", value: decade, words: `of the ${decade}` })),
        { field: "century", value: "this century", words: "of this century" },
      ],
      everything: "since 1880",
      source: "NASA GISTEMP v4 by vega-datasets",
      licence: "public domain",
      credit: "Data: NASA GISTEMP v4 (public domain), against the mean of 1951 to 1980.",
    },
    rows,
  );
}
