import { expect, it } from "vitest";
import { clipPrompt, shotPrompts, shotSubject } from "../../../../src/pipeline/shots/ai/clip-prompt.ts";
import { library } from "../../../ideas/formats/told-ideas.ts";
import { sampleScript } from "../../../support/script.ts";

const [first] = sampleScript().beats;
const beat = (change: object) => ({ ...(first as NonNullable<typeof first>), ...change });
const prompts = shotPrompts(library);
const look = "Grainy 35 mm film";

it("asks for what the storyboard shows, in the look of the video, and for no text", () => {
  const subject = "A red fox crosses a snowy road, low camera.";
  const prompt = clipPrompt(subject, { look }, "video", prompts);
  expect(prompt).toMatch(/^A red fox crosses a snowy road, low camera\. One continuous take, vertical 9:16/);
  for (const words of ["Grainy 35 mm film.", "No text, no letters"]) expect(prompt).toContain(words);
  const still = clipPrompt(subject, { look }, "image", prompts);
  expect(still).toMatch(/^A red fox crosses.*One upright picture, 9:16.*Grainy 35 mm film\..*No text/);
  for (const asked of [prompt, still]) expect(asked).not.toMatch(/[{}]|\.\.|\s\s/);
});

it("has a look of its own where the script has none, which no camera shakes in a still", () => {
  for (const script of [{}, { look: " " }]) {
    expect(clipPrompt("Snow.", script, "video", prompts)).toContain("handheld camera.");
    expect(clipPrompt("Snow.", script, "image", prompts)).not.toContain("handheld");
  }
});

it("lets no subject write into the prompt", () => {
  expect(clipPrompt("A {look} $& {subject}.", { look }, "video", prompts)).toMatch(
    /^A \{look\} \$& \{subject\}\. One/,
  );
});

it("makes do with the words that name the shot, and asks for nothing where there are none", () => {
  expect(shotSubject(beat({ shotPrompt: " A fox " }))).toBe("A fox.");
  expect(shotSubject(beat({ shotKeywords: ["fox", "snow"] }))).toBe("fox, snow.");
  expect(shotSubject(beat({ shotKeywords: [] }))).toBeUndefined();
});
