import { expect, it } from "vitest";
import { clipPrompt } from "../../../../src/pipeline/shots/ai/clip-prompt.ts";
import { sampleScript } from "../../../support/script.ts";

const [first] = sampleScript().beats;
const beat = (change: object) => ({ ...(first as NonNullable<typeof first>), ...change });

it("asks for what the storyboard shows, in the look of the video, and for no text", () => {
  const prompt = clipPrompt(beat({ shotPrompt: "A red fox crosses a snowy road, low camera" }), {
    look: "Grainy 35 mm film",
  });
  expect(prompt).toBe(
    "A red fox crosses a snowy road, low camera. Vertical 9:16. Grainy 35 mm film. No text, no letters, no captions, no logos, no watermark.",
  );
});

it("makes do with the words that name the shot, and asks for nothing where there are none", () => {
  expect(clipPrompt(beat({ shotKeywords: ["fox", "snow"] }), {})).toMatch(/^fox, snow\. Vertical/);
  expect(clipPrompt(beat({ shotKeywords: [] }), {})).toBeUndefined();
});
