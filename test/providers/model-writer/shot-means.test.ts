import { expect, it } from "vitest";
import { shotMeans } from "../../../src/providers/model-writer/shot-means.ts";
import { library } from "../../ideas/formats/told-ideas.ts";
import { sampleBrief } from "../../support/brief.ts";

const means = (brief: Parameters<typeof sampleBrief>[0]) => shotMeans(sampleBrief(brief), library.models());
const told = (brief: Parameters<typeof sampleBrief>[0]): string => {
  const { pictures, fields } = means(brief);
  return [pictures, ...fields].join("\n");
};

it("asks for no pictures where none are filmed", () => {
  expect(told({ shots: "motion" })).toMatch(/none are filmed[\s\S]*stay empty/);
});

it("asks for words to search by, of stock and of the user's own files", () => {
  expect(told({ shots: "stock" })).toMatch(
    /stock footage[\s\S]*`search` is two or three plain words in English/,
  );
  expect(told({ shots: "own", ownFolder: "/own" })).toMatch(/file names[\s\S]*`shot` and `look` stay empty/);
});

it("asks a film for subject, action, place, camera, light and one style, within the seconds of a take", () => {
  const film = told({ shots: "ai", videoModel: "runway/gen4.5" });
  for (const words of [
    "the subject, the one thing it does",
    "camera",
    "light",
    "at most 10 seconds",
    "`look` is one",
  ])
    expect(film).toContain(words);
  expect(film).not.toContain("photograph");
  expect(told({ shots: "ai", videoModel: "gemini-omni-1.2-flash" })).toContain("at most 15 seconds");
});

it("asks for what every model of the tier can film, and a still can stand in for, where none is named", () => {
  const any = told({ shots: "ai", tier: "standard" });
  expect(any).toContain("at most 8 seconds");
  expect(any).toContain("stand as a photograph");
});

it.each(["openai/gpt-image-2.6-flare", "gemini-nano-banana-2.1"])(
  "asks %s for a scene that stands still",
  (videoModel) => {
    const still = told({ shots: "ai", videoModel });
    expect(still).toMatch(/one still for each beat[\s\S]*No movement/);
    expect(still).not.toContain("seconds");
  },
);
