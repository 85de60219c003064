import { describe, expect, it } from "vitest";
import { sayText } from "../../../../src/ideas/spoken-numbers/say-text.ts";
import type { Script } from "../../../../src/model/script.ts";
import { refuteWidth } from "../../../../src/pipeline/qa/script-checks/claim-width.ts";
import { SourceReader } from "../../../../src/pipeline/qa/script-checks/read-again.ts";
import { library, oneIdea, refuted, told } from "../../../ideas/formats/told-ideas.ts";

const reader = new SourceReader(library.folder);
const complaints = (script: Script): string => refuteWidth(script, reader).join("\n");

describe("a ranking inside a scope", () => {
  const idea = oneIdea(
    "countdown",
    "countries",
    "list",
    ({ measures, where, direction }) =>
      measures[0] === "population" && where["continent"] === "Africa" && direction === "top",
  );
  const script = told(idea);

  it("passes as it is", () => expect(complaints(script)).toBe(""));

  it("is refuted when the hook does not tell the scope", () => {
    expect(complaints({ ...script, hook: "Most populous countries: who leads?" })).toMatch(
      /“most populous countries” was ranked only in Africa/,
    );
    expect(complaints({ ...script, hook: "Most populous countries in Africa: who leads?" })).toBe("");
    expect(complaints({ ...script, hook: "Who leads?" })).toBe("");
  });

  it("is one of the fact check's complaints", () => {
    expect(refuted({ ...script, hook: "Most populous countries, ranked" }).join()).toMatch(/ranked only/);
  });
});

it("asks no scope of a ranking of all there is, and of a selection how many it has", () => {
  const all = oneIdea("countdown", "planets", "list");
  expect(complaints({ ...told(all), hook: told(all).title.split(" in ")[0] ?? "" })).toBe("");
  const some = told(
    oneIdea("countdown", "lifetimes", "list", ({ where }) => Object.keys(where).length === 0),
  );
  const bare = some.title.replace(/ of 61 countries$/u, "");
  expect(bare).not.toBe(some.title);
  expect(complaints({ ...some, hook: bare })).toMatch(/ranked only of 61 countries/);
});

describe("a race of six", () => {
  const script = told(oneIdea("race", "lifetimes", "movers"));

  it("passes as it is", () => expect(complaints(script)).toBe(""));

  it("is refuted when it does not tell that six run", () => {
    const silent = script.beats.map((beat) => ({ ...beat, narration: sayText("Japan leads.") }));
    expect(complaints({ ...script, beats: silent })).toMatch(
      /narration: “Japan leads\.” does not tell that 6/,
    );
    const untitled = script.beats.map((beat) =>
      beat.data.layout === "bar-race" ? { ...beat, data: { ...beat.data, title: "Life expectancy" } } : beat,
    );
    expect(complaints({ ...script, beats: untitled })).toMatch(/screen: “Life expectancy” does not tell/);
  });
});
