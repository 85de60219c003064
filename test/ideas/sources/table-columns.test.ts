import { describe, expect, it } from "vitest";
import { findRoles } from "../../../src/ideas/sources/table-columns.ts";

const none = { label: undefined, measure: undefined, time: undefined };
const table = (text: string) => {
  const [columns = [], ...rows] = text.split("\n").map((line) => line.split(","));
  return { file: "t.csv", columns, rows };
};
const CITIES = table(
  "rank,city,country,people,rent\n1,Rome,Italy,3,$9\n2,Milan,Italy,2,$8\n3,Paris,France,5,$7",
);

describe("findRoles", () => {
  it("takes the most distinct text as label and numbers but ranks as measures", () => {
    expect(findRoles(CITIES, none)).toEqual({
      label: "city",
      measures: ["people", "rent"],
      time: undefined,
      moments: [],
    });
  });

  it("follows the user's wishes, whatever their case", () => {
    const roles = findRoles(CITIES, { label: "Country", measure: "RENT", time: undefined });
    expect(roles).toMatchObject({ label: "country", measures: ["rent", "people"] });
  });

  it("finds moments in a column", () => {
    const long = table("year,team,points\n2019,Red,1\n2019,Blue,2\n2020,Red,3\n2020,Blue,4");
    expect(findRoles(long, none)).toMatchObject({ label: "team", time: "year", measures: ["points"] });
  });

  it("finds moments in the header", () => {
    const wide = table("land,1990,2000,2010\nA,1,2,3\nB,2,3,4");
    expect(findRoles(wide, none)).toMatchObject({
      label: "land",
      moments: ["1990", "2000", "2010"],
      time: undefined,
    });
  });

  it("takes years as labels when there is nothing else", () => {
    const years = table("year,sales\n2019,5\n2020,7\n2021,6");
    expect(findRoles(years, none)).toMatchObject({ label: "year", time: undefined, measures: ["sales"] });
  });

  it("says which columns there are when a wish is not among them", () => {
    expect(() => findRoles(CITIES, { ...none, measure: "rents" })).toThrow(
      expect.objectContaining({ code: "table-column-unknown", hint: "did you mean “rent”?" }),
    );
  });

  it.each([
    [table("a,b\nx,y\nz,w"), none],
    [CITIES, { ...none, measure: "city" }],
  ])("refuses a table without numbers", (input, wishes) => {
    expect(() => findRoles(input, wishes)).toThrow(
      expect.objectContaining({ code: "table-without-numbers" }),
    );
  });
});
