import { expect, it } from "vitest";
import type { MediaFacts } from "../../../../src/media/probe-file.ts";
import { ImageEntry, VideoEntry } from "../../../../src/model/model-catalogue.ts";
import { clipShot, stillShot } from "../../../../src/pipeline/shots/ai/clip-shot.ts";
import { library } from "../../../ideas/formats/told-ideas.ts";
import { sampleScript } from "../../../support/script.ts";

it("says which model made it, and that a model did", () => {
  const entry = VideoEntry.parse(library.models().models.find(({ model }) => model === "gen4.5"));
  const [beat] = sampleScript().beats;
  if (!beat) throw new Error("no beat");
  const facts = { durationMs: 5000, picture: { width: 720, height: 1280 } } as MediaFacts;
  const clip = { file: "/a.mp4", facts, startMs: 2000 };
  expect(clipShot(beat, clip, { entry, prompt: "clip@1" })).toMatchObject({
    kind: "clip",
    startMs: 2000,
    durationMs: 3000,
    height: 1280,
    data: beat.data,
    provenance: {
      providerId: "runway",
      kind: "ai",
      isAiGenerated: true,
      note: "Runway Gen-4.5",
      prompt: "clip@1",
    },
  });
});

it("shows a still as long as it is wanted, and says the same of it", () => {
  const entry = ImageEntry.parse(
    library.models().models.find(({ model }) => model === "gpt-image-2.6-flare"),
  );
  const [beat] = sampleScript().beats;
  if (!beat) throw new Error("no beat");
  const maker = { entry, prompt: "still@1" };
  expect(stillShot(beat, { file: "/a", width: 1152, height: 2048 }, maker)).toEqual({
    kind: "image",
    file: "/a",
    width: 1152,
    height: 2048,
    data: beat.data,
    provenance: {
      providerId: "openai",
      kind: "ai",
      isAiGenerated: true,
      note: "GPT Image 2.6 Flare",
      prompt: "still@1",
    },
  });
});
