import { expect, it } from "vitest";
import type { MediaFacts } from "../../../../src/media/probe-file.ts";
import { VideoEntry } from "../../../../src/model/model-catalogue.ts";
import { clipShot } from "../../../../src/pipeline/shots/ai/clip-shot.ts";
import { library } from "../../../ideas/formats/told-ideas.ts";
import { sampleScript } from "../../../support/script.ts";

it("says which model made it, and that a model did", () => {
  const entry = VideoEntry.parse(library.models().models.find(({ model }) => model === "gen4.5"));
  const [beat] = sampleScript().beats;
  if (!beat) throw new Error("no beat");
  const facts = { durationMs: 5000, picture: { width: 720, height: 1280 } } as MediaFacts;
  expect(clipShot(beat, "/a.mp4", facts, entry)).toMatchObject({
    kind: "clip",
    durationMs: 5000,
    height: 1280,
    data: beat.data,
    provenance: { providerId: "runway", kind: "ai", isAiGenerated: true, note: "Runway Gen-4.5" },
  });
});
