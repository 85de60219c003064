import { expect, it } from "vitest";
import { comparableScript } from "../../../src/pipeline/script/comparable-script.ts";
import { library, oneIdea, told } from "../../ideas/formats/told-ideas.ts";

it("leaves out the words of the script's own format and keeps its facts", () => {
  const script = told(oneIdea("myth", "cities", "latitude"));
  const text = comparableScript(script, library).split(" ");
  const [city = ""] = script.receipts
    .filter(({ id }) => id.endsWith(".name"))
    .map(({ value }) => String(value));
  expect(text).toContain(city.toLowerCase().split(" ")[0]);
  expect(text).not.toContain("further");
  expect(comparableScript({ ...script, formatId: "of-the-user" }, library).split(" ")).toContain("further");
});
